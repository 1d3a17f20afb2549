internal import CanonicalJSON
internal import LuaSyntax
internal import Records

/// The packs that a pack uses.
extension PackReader {
  /// Reads the packs that `uses` names; what is wrong in one of them is told with its path.
  func used(showsFolders: Bool, reusing earlier: Policy?) -> [UsedPack] {
    let text = source("pack.yaml")
    // A file that is no YAML is told of where it is read as a whole.
    guard let tree = try? YAMLText.parse(String(decoding: text.bytes, as: UTF8.self)) else {
      return []
    }
    let entries = PackUses.read(tree, in: text, findings)
    if findings.errorCount == 0 { refuseStrayFiles(entries) }
    var used: [UsedPack] = []
    for entry in entries {
      let files = files.used(entry.alias)
      if files.contents["pack.yaml"] == nil {
        findings.report(
          "unknown_pack", in: text, at: entry.place,
          "the files of `\(entry.name)` aren't there under `uses/\(entry.alias)/`")
        continue
      }
      let known = earlier?.pack.used.first { $0.alias == entry.alias && $0.name == entry.name }
      if let known, known.policy.packFiles == files {
        used.append(known)
        continue
      }
      var reader = PackReader(
        files, checksTypes: checksTypes, showsFolders: showsFolders, reusing: known?.policy)
      do throws(PackError) {
        used.append(UsedPack(alias: entry.alias, name: entry.name, policy: try reader.read()))
      } catch {
        let folder = showsFolders ? "../\(entry.name)/" : "uses/\(entry.alias)/"
        findings.append(contentsOf: error.findings.map { $0.moved(into: folder) })
      }
    }
    return used
  }

  /// Refuses files of packs that `uses` doesn't name.
  private func refuseStrayFiles(_ entries: [PackUses.Entry]) {
    for alias in files.usedAliases.subtracting(entries.map(\.alias)).sorted() {
      findings.report(
        "unexpected_file", file: "uses/\(alias)", "`uses` of `pack.yaml` doesn't name `\(alias)`")
    }
  }

  /// Refuses used packs that decide about someone else, and aliases that are decisions of this pack.
  func refuseOthers(_ used: [UsedPack], _ header: PackHeader?) {
    guard let header, let type = header.dossierType else { return }
    let text = source("pack.yaml")
    guard let tree = tree(text) else { return }
    let subject = type.recordTypes[type.subject].name
    for entry in PackUses.read(tree, in: text, Findings()) {
      if header.decisions.contains(where: { $0.name == entry.alias }) {
        findings.report(
          "alias_clash", in: text, at: entry.aliasPlace,
          "`\(entry.alias)` is a decision of this pack too, so that `decided.\(entry.alias)` could be "
            + "either; choose another alias")
      }
      if type.indexes[entry.alias] != nil {
        findings.report(
          "alias_clash", in: text, at: entry.aliasPlace,
          "`\(entry.alias)` is a record type too, so that a path `\(entry.alias).…` could be of either; "
            + "choose another alias")
      }
      guard let pack = used.first(where: { $0.alias == entry.alias })?.policy.pack else { continue }
      let other = pack.dossierType.recordTypes[pack.dossierType.subject].name
      if other != subject {
        findings.report(
          "other_subject", in: text, at: entry.place,
          "`\(entry.name)` decides about `\(other)`, and this pack about `\(subject)`; "
            + "packs that use one another have one subject")
      }
    }
  }

  // MARK: Record types

  /// The record type that a schema extends, or none; nil where what it names can't be extended.
  func base(
    of name: String, _ tree: TextTree, in text: SourceText, _ used: [UsedPack]
  ) -> RecordType?? {
    guard let written = tree["extends"] else { return .some(nil) }
    func refuse(_ code: String, _ message: String) -> RecordType?? {
      findings.report(code, in: text, at: written.place, message)
      return nil
    }
    guard case .text(let path) = written.content, case let parts = path.split(separator: "/"),
      parts.count == 2
    else {
      return refuse(
        "bad_extends", "`extends` names a used pack and its record type: `alias/\(name)`")
    }
    let (alias, record) = (String(parts[0]), String(parts[1]))
    guard let pack = used.first(where: { $0.alias == alias })?.policy.pack else {
      return refuse(
        "unknown_pack",
        "`uses` of `pack.yaml` has no alias `\(alias)`"
          + suggestion(for: alias, among: used.map(\.alias)))
    }
    let types = pack.dossierType.recordTypes
    guard let type = types.first(where: { $0.name == record }) else {
      return refuse(
        "unknown_record",
        "`\(alias)` has no record type `\(record)`"
          + suggestion(for: record, among: types.map(\.name)))
    }
    if record != name {
      return refuse(
        "bad_extends",
        "a record type keeps its name where it is extended; call this file `records/\(record).yaml`"
      )
    }
    return type
  }

  /// The record types of used packs that the pack has no extension of.
  func recordTypes(of used: [UsedPack], beside own: [RecordType]) -> [RecordType] {
    var types: [(type: RecordType, alias: String)] = []
    for pack in used {
      for type in pack.policy.pack.dossierType.recordTypes {
        if let extended = own.first(where: { $0.name == type.name }) {
          if !extended.holds(type) { refuse(type.name, of: pack.alias) }
        } else if let other = types.firstIndex(where: { $0.type.name == type.name }) {
          if type.holds(types[other].type) {
            types[other] = (type, pack.alias)
          } else if !types[other].type.holds(type) {
            findings.report(
              "duplicate_record", file: "pack.yaml",
              "`\(types[other].alias)` and `\(pack.alias)` both have a record type `\(type.name)`, "
                + "and neither is the other's extended; they can't be used together")
          }
        } else {
          types.append((type, pack.alias))
        }
      }
    }
    return types.map(\.type)
  }

  private func refuse(_ record: String, of alias: String) {
    findings.report(
      "duplicate_record", file: "records/\(record).yaml",
      "`\(alias)` has a record type `\(record)` too; write `extends: \(alias)/\(record)` to add "
        + "fields to that, or call this one otherwise")
  }
}

extension RecordType {
  /// Whether it is another record type, or that with fields added or more of them required.
  fileprivate func holds(_ other: RecordType) -> Bool {
    fields.count >= other.fields.count && idField == other.idField
      && nameField == other.nameField
      && zip(fields, other.fields).allSatisfy { $0 == $1 || $0 == $1.required }
  }
}

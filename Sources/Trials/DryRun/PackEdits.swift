internal import CanonicalJSON
internal import LuaSyntax
internal import Policies
internal import Records

/// Two packs taken apart into edits, so that they can be put together again with some of them.
///
/// An edit here is a difference of text; which of them change what decides, `EditTrials` tells.
struct PackEdits: Sendable {
  let baseline: Policy
  let candidate: Policy
  private(set) var edits: [DryRunReport.Edit] = []
  /// The edits whose meaning is known to differ.
  private(set) var certain: Set<Int> = []
  private var files: [EditedFile] = []
  /// Files that are taken whole, with the edit to which they belong; nil where they are not one.
  private var wholes: [(path: String, edit: Int?)] = []
  private var parameters = ParameterEdits()
  /// The edit to which `pack.yaml` belongs.
  private var packEdit: Int?

  init(_ baseline: Policy, _ candidate: Policy) {
    self.baseline = baseline
    self.candidate = candidate
    addPackFile()
    addUsed()
    addRecords()
    addParameters()
    addTables()
    for name in luaNames("functions").both { addLua(name) }
    for name in luaNames("rules").both { addLua(name) }
  }

  /// The files of a pack with some edits put in.
  func contents(_ choice: EditChoice) -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for file in files {
      contents[file.path] = file.text(choice).map { Array($0.utf8) }
    }
    for (path, edit) in wholes {
      contents[path] = bytes(path, edit.map(choice.side) ?? choice.home)
    }
    contents.merge(parameters.contents(choice)) { $1 }
    contents["sources.yaml"] = sources(choice)
    return contents
  }

  private func policy(_ side: EditChoice.Side) -> Policy {
    side == .baseline ? baseline : candidate
  }

  private func bytes(_ path: String, _ side: EditChoice.Side) -> [UInt8]? {
    policy(side).packFiles.contents[path]
  }

  /// The sources of both packs, so that whatever is cited is there.
  private func sources(_ choice: EditChoice) -> [UInt8]? {
    let trees = [choice.home, choice.home.other].compactMap { side in
      bytes("sources.yaml", side).flatMap { Self.tree($0, "sources.yaml") }
    }
    var members: [TextTree.Member] = []
    var known: Set<String> = []
    for tree in trees {
      guard case .object(let all) = tree.content else { continue }
      members += all.filter { known.insert($0.key).inserted }
    }
    if members.isEmpty { return bytes("sources.yaml", choice.home) }
    return members.map { "\($0.key.asJSON): \($0.value.yaml(indent: 2))\n" }.joined().utf8.map(
      \.self)
  }

  static func tree(_ bytes: [UInt8], _ path: String) -> TextTree? {
    TestFiles.tree(SourceText(name: path, bytes: bytes.withoutByteOrderMark), Findings())
  }

  // MARK: Whole files

  private mutating func add(
    _ kind: DryRunReport.Edit.Kind, _ name: String, _ place: String, _ before: String?,
    _ after: String?
  ) -> Int {
    edits.append(
      DryRunReport.Edit(
        kind: kind, name: name, place: place,
        lines: UnifiedDifference.lines(before ?? "", after ?? ""), effect: nil))
    return edits.count - 1
  }

  private func text(_ path: String, _ side: EditChoice.Side) -> String? {
    bytes(path, side).map { String(decoding: $0.withoutByteOrderMark, as: UTF8.self) }
  }

  /// `pack.yaml`, and rule files that only one of the packs has: neither makes sense without the
  /// other.
  private mutating func addPackFile() {
    let (old, new) = (baseline.pack, candidate.pack)
    let isSame =
      old.decisions.map(\.name) == new.decisions.map(\.name) && old.asOf?.path == new.asOf?.path
      && old.limits == new.limits && old.used.map(\.alias) == new.used.map(\.alias)
      && old.dossierType.recordTypes[old.dossierType.subject].name
        == new.dossierType.recordTypes[new.dossierType.subject].name
    let alone = luaNames("rules").onlyOne
    var edit: Int?
    if !isSame || !alone.isEmpty {
      let paths = ["pack.yaml"] + alone
      edit = add(
        .pack, "pack", "pack.yaml:1", paths.compactMap { text($0, .baseline) }.joined(),
        paths.compactMap { text($0, .candidate) }.joined())
      certain.insert(edits.count - 1)
    }
    packEdit = edit
    for path in ["pack.yaml"] + alone { wholes.append((path, edit)) }
  }

  /// The packs that are used: of each all that differs is one edit.
  ///
  /// Those that only one side names go with its `pack.yaml`.
  private mutating func addUsed() {
    let (old, new) = (baseline.pack.usedRevisions, candidate.pack.usedRevisions)
    for alias in Set(old.keys).union(new.keys).sorted() {
      let prefix = "uses/\(alias)/"
      let paths = Set(baseline.packFiles.paths + candidate.packFiles.paths)
        .filter { $0.hasPrefix(prefix) }.sorted()
      var edit = packEdit
      if old[alias] != nil, new[alias] != nil {
        edit = nil
        if old[alias] != new[alias] {
          let changed = paths.filter { bytes($0, .baseline) != bytes($0, .candidate) }
          edit = add(
            .used, alias, "pack.yaml:1", changed.compactMap { text($0, .baseline) }.joined(),
            changed.compactMap { text($0, .candidate) }.joined())
        }
      }
      for path in paths { wholes.append((path, edit)) }
    }
  }

  private mutating func addRecords() {
    let paths = Set(baseline.packFiles.paths + candidate.packFiles.paths)
      .filter { $0.hasPrefix("records/") }
    for path in paths.sorted() {
      let name = path.fileName
      let old = baseline.pack.dossierType.recordTypes.first { $0.name == name }
      let new = candidate.pack.dossierType.recordTypes.first { $0.name == name }
      var edit: Int?
      let isSame = old.flatMap { old in new.map { old.readsAlike($0) } } ?? false
      if !isSame {
        edit = add(.record, name, path + ":1", text(path, .baseline), text(path, .candidate))
        certain.insert(edits.count - 1)
      }
      wholes.append((path, edit))
    }
  }

  // MARK: Parameters

  private mutating func addParameters() {
    parameters = ParameterEdits(baseline, candidate)
    for tentative in parameters.tentative {
      let edit = add(
        .parameter, tentative.name, tentative.place, tentative.before, tentative.after)
      parameters.number(tentative, as: edit)
    }
  }

  // MARK: Tables

  private mutating func addTables() {
    let names = Set((baseline.pack.tables + candidate.pack.tables).map(\.name))
    for name in names.sorted() { addTable(name) }
  }

  private mutating func addTable(_ name: String) {
    let (path, sidecar) = ("tables/\(name).csv", "tables/\(name).yaml")
    let old = TableParts(text(path, .baseline), baseline.pack.tables.first { $0.name == name })
    let new = TableParts(text(path, .candidate), candidate.pack.tables.first { $0.name == name })
    let isSameHead =
      old?.header == new?.header
      && bytes(sidecar, .baseline).flatMap { Self.tree($0, sidecar)?["columns"]?.content.plain }
        == bytes(sidecar, .candidate).flatMap { Self.tree($0, sidecar)?["columns"]?.content.plain }
    guard let old, let new, isSameHead, old.differing(from: new) <= TableParts.mostRows else {
      let isSame = old?.rowTexts == new?.rowTexts && isSameHead
      let edit =
        isSame
        ? nil : add(.table, name, path + ":1", text(path, .baseline), text(path, .candidate))
      wholes += [(path, edit), (sidecar, edit)]
      return
    }
    wholes.append((sidecar, nil))
    addFile(
      path, name, old.rows, new.rows, head: Sides(baseline: old.header, candidate: new.header))
  }

  // MARK: Lua

  /// The Lua files of a folder: those of both packs, and the paths that only one has.
  ///
  /// A shared function that only one has is like one that lost all its parts.
  private func luaNames(_ folder: String) -> (both: [LuaFile], onlyOne: [String]) {
    func paths(_ policy: Policy) -> [String: String] {
      let all = policy.packFiles.paths.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(".lua") }
      return Dictionary(all.map { ($0.fileName, $0) }) { first, _ in first }
    }
    let (old, new) = (paths(baseline), paths(candidate))
    let names = Set(old.keys).union(new.keys).sorted()
    let areOptional = folder == "functions"
    var both: [LuaFile] = []
    var onlyOne: [String] = []
    for name in names {
      if areOptional || (old[name] != nil && new[name] != nil) {
        both.append(LuaFile(paths: Sides(baseline: old[name], candidate: new[name])))
      } else if let path = old[name] ?? new[name] {
        onlyOne.append(path)
      }
    }
    return (both, onlyOne)
  }

  private struct LuaFile {
    let paths: Sides<String?>
  }

  private mutating func addLua(_ file: LuaFile) {
    guard let path = file.paths.candidate ?? file.paths.baseline else { return }
    let old = LuaParts(file.paths.baseline.flatMap { bytes($0, .baseline) }, path: path)
    let new = LuaParts(file.paths.candidate.flatMap { bytes($0, .candidate) }, path: path)
    addFile(
      path, path.fileName, old.parts, new.parts, head: Sides(baseline: "", candidate: ""),
      tails: Sides(baseline: old.tail, candidate: new.tail))
  }

  private mutating func addFile(
    _ path: String, _ name: String, _ old: [LuaParts.Part], _ new: [LuaParts.Part],
    head: Sides<String>, tails: Sides<String> = Sides(baseline: "", candidate: "")
  ) {
    var file = EditedFile(path: path)
    (file.heads, file.tails) = (head, tails)
    file.isLeftOutEmpty = path.hasPrefix("functions/")
    let byKey = Dictionary(old.map { ($0.key, $0) }) { first, _ in first }
    let newByKey = Dictionary(new.map { ($0.key, $0) }) { first, _ in first }
    let keys = new.map(\.key) + old.map(\.key).filter { newByKey[$0] == nil }
    for key in keys {
      let (before, after) = (byKey[key], newByKey[key])
      var part = EditedFile.Part(
        texts: Sides(baseline: before?.text, candidate: after?.text), edit: nil)
      if before?.own != after?.own, let told = after ?? before {
        part.edit = add(
          told.kind, told.name, "\(path):\(told.line)", before?.own, after?.own)
      }
      file.parts.append(part)
    }
    let isSameOrder = file.order(
      keys, baseline: old.map(\.key), candidate: new.map(\.key))
    if !isSameOrder {
      file.orderEdit = add(
        .order, name, path + ":1", old.map(\.name).joined(separator: "\n"),
        new.map(\.name).joined(separator: "\n"))
    }
    files.append(file)
  }
}

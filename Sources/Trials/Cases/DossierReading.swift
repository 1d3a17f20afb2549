internal import CanonicalJSON
internal import LuaSyntax
internal import Policies
internal import Records

/// Reads the dossiers of cases and fixtures: written out, of an example or a fixture, with changes.
struct DossierReading {
  let type: DossierType
  private let examples: ExampleFiles
  let findings: Findings

  /// The keys that give a dossier.
  static let keys = ["dossier", "example", "fixture", "with"]

  init(_ type: DossierType, examples: ExampleFiles, _ findings: Findings) {
    self.type = type
    self.examples = examples
    self.findings = findings
  }

  // MARK: Where it begins

  /// The dossier that a case or fixture begins with, its records by name; nil where there is none to
  /// be had, which is reported.
  func base(_ reader: ObjectReader, _ what: String, _ fixtures: Fixtures) -> TextTree? {
    let given = ["dossier", "example", "fixture"].filter { reader.value($0) != nil }
    guard given.count == 1, let key = given.first, let tree = reader.value(key) else {
      reader.report(
        given.isEmpty ? "no_dossier" : "several_dossiers", reader.place,
        given.isEmpty
          ? "\(what) has no dossier; write `dossier`, `example` or `fixture`"
          : "\(what) has `\(given[0])` and `\(given[1])`; write one, and change it by `with`")
      return nil
    }
    if key == "dossier" { return written(tree, what, reader) }
    guard let name = reader.text(key) else { return nil }
    if key == "fixture" { return fixtures.tree(name, at: tree.place, reader) }
    do {
      return try Self.tree(of: examples.dossier(name, type)).moved(to: tree.place)
    } catch let problem as ExampleFiles.Problem {
      reader.report(problem.code, tree.place, problem.message)
    } catch {
      reader.report("bad_example", tree.place, "\(error)")
    }
    return nil
  }

  /// A dossier as it is written: its records by name, or the subject's record alone.
  private func written(_ tree: TextTree, _ what: String, _ reader: ObjectReader) -> TextTree? {
    guard case .object(let members) = tree.content else {
      reader.report(
        "wrong_kind", tree.place, "the dossier of \(what) is to be written as keys with values")
      return nil
    }
    let subject = type.recordTypes[type.subject].name
    if members.contains(where: { $0.key == subject }) { return tree }
    let member = TextTree.Member(key: subject, keyPlace: tree.place, value: tree)
    return TextTree(place: tree.place, content: .object([member]))
  }

  private static func tree(of dossier: Dossier) throws(JSONError) -> TextTree {
    var writer = JSONWriter()
    dossier.writeCanonical(to: &writer)
    return try CanonicalJSON.parse(writer.bytes)
  }

  // MARK: Changes

  /// The changes under `with`, each with its path; what is no path to a field is reported.
  func changes(_ reader: ObjectReader, _ what: String) -> [Change] {
    guard let tree = reader.value("with") else { return [] }
    guard
      let changes = ObjectReader(
        tree, what: "`with` of \(what)", keys: nil, in: reader.source, findings)
    else { return [] }
    return changes.all.compactMap { member in
      guard let path = FieldPath(member.key) else {
        reader.report(
          "bad_path", member.keyPlace,
          "`\(member.key)` is no path; write it as `record.field`, `record.list[1].field` or "
            + "`record.list[+]`")
        return nil
      }
      if let problem = type.problem(withPath: path.names) {
        reader.report(problem.code, member.keyPlace, problem.message)
        return nil
      }
      return Change(path: path, member: member)
    }
  }

  /// A value to be set.
  struct Change {
    let path: FieldPath
    let member: TextTree.Member
  }

  /// A dossier with changes; nil where one doesn't fit it, which is reported.
  func tree(_ base: TextTree, with changes: [Change], in source: SourceText) -> TextTree? {
    var tree = base
    for change in changes {
      do {
        tree = try tree.setting(change.path, to: change.member.value, at: change.member.keyPlace)
      } catch {
        findings.report(error.code, in: source, at: change.member.keyPlace, error.message)
        return nil
      }
    }
    return tree
  }
}

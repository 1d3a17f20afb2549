internal import CanonicalJSON
internal import Foundation
internal import LuaSyntax
internal import Records

/// What `pack.yaml` says.
struct PackHeader {
  let id: String
  let title: String
  /// Nil where the subject isn't one of the record types.
  let dossierType: DossierType?
  let asOf: FieldReference?
  let timeZone: String
  let languages: [(name: String, place: TextPlace)]
  let decisions: [(name: String, place: TextPlace)]
  let limits: Pack.Limits

  private static let keys = [
    "id", "title", "subject", "as_of", "time_zone", "uses", "languages", "decisions", "limits",
  ]

  init?(_ tree: TextTree, names: PackNames, in source: SourceText, _ findings: Findings) {
    guard
      let reader = ObjectReader(tree, what: "the pack", keys: Self.keys, in: source, findings)
    else { return nil }
    // All is read before any of it ends the reading, so that all that is wrong is told.
    let id = reader.requiredText("id")
    let title = reader.requiredText("title")
    let decisions = Self.names(reader, "decisions")
    dossierType = Self.dossierType(reader, names)
    asOf = Self.asOf(reader, names)
    timeZone = Self.timeZone(reader)
    languages =
      reader.value("languages") == nil ? [("en", reader.place)] : Self.languages(reader)
    limits = Self.limits(reader)
    guard let id, let title, let decisions else { return nil }
    self.id = id
    self.title = title
    self.decisions = decisions
  }

  private static func dossierType(_ reader: ObjectReader, _ names: PackNames) -> DossierType? {
    guard let tree = reader.required("subject"), let name = reader.text(tree, "subject") else {
      return nil
    }
    guard let index = names.record(name) else {
      reader.report(
        "unknown_record", tree.place,
        "`records/` holds no `\(name).yaml`"
          + suggestion(for: name, among: names.recordTypes.map(\.name)))
      return nil
    }
    let type = names.recordTypes[index]
    guard type.idField != nil else {
      reader.report(
        "no_id", tree.place,
        "the subject `\(name)` has no `x-id`, which names the field that tells subjects apart")
      return nil
    }
    return DossierType(recordTypes: names.recordTypes, subject: index)
  }

  /// What `limits: { budget: units, memory: bytes }` says.
  private static func limits(_ reader: ObjectReader) -> Pack.Limits {
    guard let tree = reader.value("limits"),
      let inner = ObjectReader(
        tree, what: "`limits`", keys: ["budget", "memory"], in: reader.source, reader.findings)
    else { return Pack.Limits(budgetUnits: nil, memoryBytes: nil) }
    func number(_ key: String, _ least: Double) -> Int? {
      guard let value = inner.value(key) else { return nil }
      if case .number(let number) = value.content, number >= least, let whole = Int(exactly: number)
      {
        return whole
      }
      inner.report(
        "bad_value", value.place, "`\(key)` of `limits` is a whole number, at least \(Int(least))")
      return nil
    }
    return Pack.Limits(budgetUnits: number("budget", 1), memoryBytes: number("memory", 1_048_576))
  }

  private static func asOf(_ reader: ObjectReader, _ names: PackNames) -> FieldReference? {
    guard let tree = reader.value("as_of"), let path = reader.text(tree, "as_of") else {
      return nil
    }
    switch names.asOf(path) {
    case .success(let field): return field
    case .failure(let fault):
      reader.report(fault.code, tree.place, fault.message)
      return nil
    }
  }

  private static func timeZone(_ reader: ObjectReader) -> String {
    guard let tree = reader.value("time_zone"), let name = reader.text(tree, "time_zone") else {
      return "UTC"
    }
    if TimeZone(identifier: name) == nil {
      reader.report(
        "unknown_time_zone", tree.place,
        "`\(name)` is no time zone; write one such as `Asia/Shanghai`")
    }
    return name
  }

  private static func languages(
    _ reader: ObjectReader
  ) -> [(name: String, place: TextPlace)] {
    (names(reader, "languages") ?? []).compactMap { name, place in
      if name == "en" || name == "zh" { return (name, place) }
      reader.report("unknown_word", place, "`\(name)` is no language; it is one of: en, zh")
      return nil
    }
  }

  /// A list of distinct names, at least one.
  private static func names(
    _ reader: ObjectReader, _ key: String
  ) -> [(name: String, place: TextPlace)]? {
    guard let tree = reader.required(key), let items = reader.list(key) else { return nil }
    var names: [(name: String, place: TextPlace)] = []
    var seen: Set<String> = []
    for item in items {
      guard let name = reader.text(item, key) else { continue }
      if !seen.insert(name).inserted {
        reader.report("duplicate_key", item.place, "`\(name)` stands twice")
      } else {
        names.append((name, item.place))
      }
    }
    if items.isEmpty {
      reader.report("wrong_kind", tree.place, "`\(key)` of the pack names at least one")
    }
    return names.isEmpty ? nil : names
  }
}

internal import CanonicalJSON
internal import LuaSyntax
internal import Policies
internal import Records

/// Reads the cases of one file of `tests/`.
struct TestFileReader {
  let source: SourceText
  let policy: Policy
  let dossiers: DossierReading
  var fixtures: Fixtures
  var findings: Findings { dossiers.findings }
  /// The line at which each name of a case stands.
  private var lines: [String: Int] = [:]
  /// The as-of date of cases that have none of their own.
  private var asOf: CalendarDate?

  private static let caseKeys =
    ["name"] + DossierReading.keys + ["as_of", "params", "expect", "each", "skip"]

  init(
    _ source: SourceText, _ policy: Policy, _ dossiers: DossierReading, fixtures: Fixtures
  ) {
    self.source = source
    self.policy = policy
    self.dossiers = dossiers
    self.fixtures = fixtures
  }

  /// The cases, in file order; what is wrong is reported, and of a faulty case there is none.
  mutating func read() -> [TestCase] {
    guard let tree = TestFiles.tree(source, findings) else { return [] }
    var items: [TextTree] = []
    if case .list(let all) = tree.content {
      items = all
    } else if tree.content != .null {
      guard
        let file = ObjectReader(
          tree, what: "the file", keys: ["as_of", "fixtures", "cases"], in: source, findings)
      else { return [] }
      asOf = day(file)
      if let tree = file.value("fixtures") { fixtures.read(tree, in: source, dossiers) }
      guard let cases = file.required("cases").flatMap({ _ in file.list("cases") }) else {
        return []
      }
      items = cases
    }
    if items.isEmpty {
      findings.report("no_cases", in: source, at: tree.place, "the file holds no case")
    }
    return items.flatMap { cases(of: $0) }
  }

  // MARK: One case

  /// What a case says before it is known which row it is of.
  private struct Parts {
    var changes: [DossierReading.Change] = []
    var asOf: CalendarDate?
    var parameters: [String: Parameter.Content] = [:]
    var expect: [TextTree.Member] = []
    var skip: String?
  }

  private mutating func cases(of tree: TextTree) -> [TestCase] {
    let what = Self.what(tree)
    guard
      let reader = ObjectReader(tree, what: what, keys: Self.caseKeys, in: source, findings)
    else { return [] }
    let known = findings.errorCount
    let name = reader.requiredText("name")
    if let name, let place = reader.value("name")?.place { take(name, at: place) }
    let base = dossiers.base(reader, what, fixtures)
    let parts = self.parts(reader, what)
    let rows = reader.value("each").map { self.rows($0, what, reader) }
    let isWhole = findings.errorCount == known
    guard isWhole, let name, let base else { return [] }
    guard let rows else {
      let place = reader.place
      return testCase(name, what, base, parts, at: place).map { [$0] } ?? []
    }
    return rows.compactMap { row in
      let fullName = "\(name): \(row.name)"
      take(fullName, at: row.place)
      return testCase(fullName, what, base, Self.joined(parts, row.parts), at: row.place)
    }
  }

  private static func what(_ tree: TextTree) -> String {
    guard case .text(let name)? = tree.member("name")?.value.content else { return "a case" }
    return "case `\(name)`"
  }

  private mutating func take(_ name: String, at place: TextPlace) {
    if let line = lines[name] {
      findings.report(
        "duplicate_case", in: source, at: place,
        "two cases are named `\(name)`; the other stands on line \(line)")
    } else {
      lines[name] = place.line
    }
  }

  private func parts(_ reader: ObjectReader, _ what: String) -> Parts {
    Parts(
      changes: dossiers.changes(reader, what), asOf: day(reader),
      parameters: parameters(reader, what), expect: expected(reader, what),
      skip: reader.text("skip"))
  }

  /// What a row says laid over what its case says.
  private static func joined(_ parts: Parts, _ row: Parts) -> Parts {
    Parts(
      changes: parts.changes + row.changes, asOf: row.asOf ?? parts.asOf,
      parameters: parts.parameters.merging(row.parameters) { $1 },
      expect: TextTree.Member.merged(parts.expect, row.expect), skip: row.skip ?? parts.skip)
  }

  private func testCase(
    _ name: String, _ what: String, _ base: TextTree, _ parts: Parts, at place: TextPlace
  ) -> TestCase? {
    let known = findings.errorCount
    let dossier = dossiers.tree(base, with: parts.changes, in: source)
      .flatMap { dossiers.dossier($0, in: source) }
    let expecting = ExpectationReader(source: source, pack: policy.pack, findings: findings)
    let expectations = parts.expect.compactMap(expecting.read)
    if parts.expect.isEmpty {
      findings.report(
        "expects_nothing", in: source, at: place,
        "\(what) expects nothing; write `expect`, such as `expect: { \(exampleName): yes }`")
    }
    let asOf = parts.asOf ?? self.asOf
    if asOf == nil, policy.pack.usesGivenDate {
      findings.report(
        "missing_as_of", in: source, at: place,
        "\(what) would be decided as of today, and come out otherwise tomorrow; write `as_of`")
    }
    guard findings.errorCount == known, let dossier else { return nil }
    return TestCase(
      file: source.name, line: place.line, name: name, dossier: dossier, asOf: asOf,
      parameters: parts.parameters, skip: parts.skip, expectations: expectations,
      needsExplaining: expectations.contains { $0.checks.contains(where: \.needsExplaining) })
  }

  private var exampleName: String { policy.pack.decisions.first?.name ?? "decision" }

  // MARK: What a case or a row says

  private func day(_ reader: ObjectReader) -> CalendarDate? {
    guard let place = reader.value("as_of")?.place, let day = reader.date("as_of") else {
      return nil
    }
    if policy.pack.usesGivenDate { return day }
    let paths = ([policy.pack.asOf] + policy.pack.decisions.map(\.asOf)).compactMap { $0?.path }
    reader.report(
      "unused_as_of", place,
      "no decision takes its date from `as_of`; set `\(paths.first ?? "")` instead")
    return nil
  }

  private func parameters(
    _ reader: ObjectReader, _ what: String
  ) -> [String: Parameter.Content] {
    guard let tree = reader.value("params"),
      let written = ObjectReader(
        tree, what: "`params` of \(what)", keys: nil, in: source, findings)
    else { return [:] }
    var parameters: [String: Parameter.Content] = [:]
    for member in written.all {
      guard let parameter = policy.pack.parameters[member.key] else {
        reader.report(
          "unknown_parameter", member.keyPlace,
          "the pack has no parameter `\(member.key)`"
            + suggestion(for: member.key, among: policy.pack.parameters.keys))
        continue
      }
      parameters[member.key] = parameter.content(member.value, in: source, findings)
    }
    return parameters
  }

  /// What is expected, by decision.
  private func expected(_ reader: ObjectReader, _ what: String) -> [TextTree.Member] {
    guard let tree = reader.value("expect"),
      let written = ObjectReader(
        tree, what: "`expect` of \(what)", keys: nil, in: source, findings)
    else { return [] }
    return written.all.filter { $0.value.content != .null }
  }
}

// MARK: - Rows

extension TestFileReader {
  /// A row of `each`.
  private struct Row {
    let name: String
    let place: TextPlace
    let parts: Parts
  }

  private func rows(_ tree: TextTree, _ what: String, _ reader: ObjectReader) -> [Row] {
    let rowTrees: [TextTree]
    switch tree.content {
    case .list(let items): rowTrees = items
    case .object:
      rowTrees = CaseTable(tree, what, in: source, findings)?.rows ?? []
      if rowTrees.isEmpty { return [] }
    default:
      reader.report(
        "wrong_kind", tree.place,
        "`each` of \(what) is to be a list of rows, or `columns` and `rows`")
      return []
    }
    if rowTrees.isEmpty { reader.report("no_rows", tree.place, "`each` of \(what) has no row") }
    return rowTrees.compactMap { row($0, what) }
  }

  private func row(_ tree: TextTree, _ what: String) -> Row? {
    let what = "a row of \(what)"
    guard
      let reader = ObjectReader(
        tree, what: what, keys: ["name", "with", "as_of", "params", "expect", "skip"], in: source,
        findings)
    else { return nil }
    let parts = self.parts(reader, what)
    guard let name = reader.value("name") == nil ? Self.name(tree) : reader.text("name") else {
      if reader.value("name") == nil {
        reader.report(
          "missing_key", tree.place, "\(what) sets nothing by which to name it; write `name`")
      }
      return nil
    }
    return Row(name: name, place: tree.place, parts: parts)
  }

  /// A row by what it sets: `enterprise.region = 510107, as_of = 2026-04-01`.
  private static func name(_ row: TextTree) -> String? {
    var set: [String] = []
    for (key, prefix) in [("with", ""), ("params", "params.")] {
      guard case .object(let members)? = row.member(key)?.value.content else { continue }
      set += members.map { "\(prefix)\($0.key) = \(text($0.value))" }
    }
    if let day = row.member("as_of")?.value { set.append("as_of = \(text(day))") }
    return set.isEmpty ? nil : set.joined(separator: ", ")
  }

  /// A value as a name shows it: text as it stands, all else as JSON; cut to 60 characters.
  private static func text(_ tree: TextTree) -> String {
    let text =
      if case .text(let text) = tree.content {
        text
      } else {
        String(decoding: CanonicalJSON.canonical(tree), as: UTF8.self)
      }
    return text.unicodeScalars.count <= 60
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(59))) + "…"
  }
}

extension Pack {
  /// Whether some decision takes its as-of date from whoever asks, and not from a field.
  var usesGivenDate: Bool { asOf == nil && decisions.contains { $0.asOf == nil } }
}

extension TextTree.Member {
  /// What a row expects laid over what its case does: key by key of each decision.
  static func merged(_ outer: [Self], _ inner: [Self]) -> [Self] {
    var merged = outer
    for member in inner {
      guard let index = merged.firstIndex(where: { $0.key == member.key }) else {
        merged.append(member)
        continue
      }
      guard case .object(let own) = member.value.expanded.content,
        case .object(let others) = merged[index].value.expanded.content
      else {
        merged[index] = member
        continue
      }
      let keys = Set(own.map(\.key))
      let all = others.filter { !keys.contains($0.key) } + own
      merged[index] = Self(
        key: member.key, keyPlace: member.keyPlace,
        value: TextTree(place: member.value.place, content: .object(all)))
    }
    return merged
  }
}

extension TextTree {
  /// An outcome alone, written as `{ outcome: … }`.
  var expanded: TextTree {
    guard case .text = content else { return self }
    let member = Member(key: "outcome", keyPlace: place, value: self)
    return TextTree(place: place, content: .object([member]))
  }
}

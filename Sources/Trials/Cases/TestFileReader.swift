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
  struct Parts {
    var changes: [DossierReading.Change] = []
    var asOf: CalendarDate?
    /// Whether a date is written that is none.
    var hasFaultyDay = false
    var parameters: [String: Parameter.Content] = [:]
    var expect: [TextTree.Member] = []
    var skip: String?
  }

  private mutating func cases(of tree: TextTree) -> [TestCase] {
    let what = Self.what(tree)
    guard
      let reader = ObjectReader(tree, what: what, keys: Self.caseKeys, in: source, findings)
    else { return [] }
    let name = reader.requiredText("name")
    if let name, let place = reader.value("name")?.place { take(name, at: place) }
    let base = dossiers.base(reader, what, fixtures)
    let parts = self.parts(reader, what)
    guard let each = reader.value("each") else {
      let testCase = testCase(name ?? "", what, base, parts, at: reader.place)
      return testCase.map { [$0] } ?? []
    }
    return rows(each, what, reader).compactMap { row in
      let fullName = "\(name ?? ""): \(row.name)"
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

  func parts(_ reader: ObjectReader, _ what: String) -> Parts {
    let asOf = day(reader)
    return Parts(
      changes: dossiers.changes(reader, what), asOf: asOf,
      hasFaultyDay: asOf == nil && reader.value("as_of") != nil,
      parameters: parameters(reader, what), expect: expected(reader, what),
      skip: reader.text("skip"))
  }

  /// What a row says laid over what its case says.
  private static func joined(_ parts: Parts, _ row: Parts) -> Parts {
    Parts(
      changes: parts.changes + row.changes, asOf: row.asOf ?? parts.asOf,
      hasFaultyDay: row.hasFaultyDay || parts.hasFaultyDay,
      parameters: parts.parameters.merging(row.parameters) { $1 },
      expect: TextTree.Member.merged(parts.expect, row.expect), skip: row.skip ?? parts.skip)
  }

  /// The case; nil where something is wrong with it, all of which is reported.
  private func testCase(
    _ name: String, _ what: String, _ base: TextTree?, _ parts: Parts, at place: TextPlace
  ) -> TestCase? {
    let dossier = base.flatMap { dossiers.tree($0, with: parts.changes, in: source) }
      .flatMap { dossiers.dossier($0, in: source) }
    let expecting = ExpectationReader(source: source, pack: policy.pack, findings: findings)
    let expectations = parts.expect.compactMap(expecting.read)
    if parts.expect.isEmpty {
      findings.report(
        "expects_nothing", in: source, at: place,
        "\(what) expects nothing; write `expect`, such as `expect: { \(exampleName): yes }`")
    }
    let asOf = parts.asOf ?? self.asOf
    if asOf == nil, policy.pack.usesGivenDate, !parts.hasFaultyDay {
      findings.report(
        "missing_as_of", in: source, at: place,
        "\(what) would be decided as of today, and come out otherwise tomorrow; write `as_of`")
    }
    // Of a suite in which anything is wrong no case is run.
    guard let dossier else { return nil }
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
    return written.all
  }
}

extension Pack {
  /// Whether some decision takes its as-of date from whoever asks, and not from a field.
  var usesGivenDate: Bool { takesGivenDate() }
}

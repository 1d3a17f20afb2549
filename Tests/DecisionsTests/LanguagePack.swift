import CanonicalJSON
import Decisions
import Policies
import Records
import TestSupport
import Testing

/// A pack of a test: two record types, `s` and `o`, and whatever else the test writes.
struct LanguagePack {
  /// The files by path.
  var files: [String: String] = [:]

  /// A pack of these rule files, by the names of their decisions, in order.
  init(_ decisions: KeyValuePairs<String, String>, _ more: [String: String] = [:]) {
    files = [
      "sources.yaml": "a: { title: A }\n", "records/s.yaml": Self.subject,
      "records/o.yaml": Self.other, "parameters/p.yaml": Self.parameters,
      "tables/t.yaml": Self.tableColumns, "tables/t.csv": Self.table,
      "pack.yaml": """
      id: p
      title: P
      subject: s
      languages: [en, zh]
      decisions: [\(decisions.map(\.key).joined(separator: ", "))]
      """,
    ]
    for (name, text) in decisions { files["rules/\(name).lua"] = text }
    files.merge(more) { _, new in new }
  }

  /// Reads the pack.
  func policy() throws -> Policy {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: path) }
    return try Policy(contentsOf: folder.url, checksTypes: false)
  }

  /// What is wrong with the pack: the code of each finding with its line, in order.
  func findings() throws -> [String] {
    do {
      _ = try policy()
      return []
    } catch let error as PackError {
      return error.findings.map { finding in
        finding.span.map { "\(finding.code) \(finding.file):\($0.line)" }
          ?? "\(finding.code) \(finding.file)"
      }
    }
  }

  // MARK: What stands in every pack

  private static let states = "{ type: string, enum: ['true', 'false', unknown, review, error] }"

  private static let subject = """
    type: object
    additionalProperties: false
    x-id: id
    required: [id]
    properties:
      id: { type: string }
      k1: \(states)
      k2: \(states)
      k3: \(states)
      k4: \(states)
      u1: { type: number }
      u2: { type: number }
      u3: { type: number }
      u4: { type: number }
      j1: { type: number, title: J1, x-judgement: true }
      j2: { type: number, title: J2, x-judgement: true }
      j3: { type: number, title: J3, x-judgement: true }
      j4: { type: number, title: J4, x-judgement: true }
      n: { type: number }
      m: { type: number }
      on: { type: string, format: date }
      text: { type: string }
      flag: { type: boolean }
      stage: { type: string, enum: [seed, a, b, c], x-ordered: true }
      grade: { type: number, title: Grade of the case }
      nums: { type: array, items: { type: number } }
      home: { $ref: '#/$defs/place' }
      list:
        type: array
        items:
          type: object
          additionalProperties: false
          properties:
            a: { type: number }
            b: { type: boolean }
            word: { type: string }
            judged: { type: boolean, title: Judged, x-judgement: true }
            places: { type: array, items: { $ref: '#/$defs/place' } }
    $defs:
      place:
        type: object
        additionalProperties: false
        properties:
          city: { type: string }
          size: { type: number }
          inner: { type: object, additionalProperties: false, properties: { deep: { type: number } } }
    """

  private static let other = """
    type: object
    additionalProperties: false
    properties:
      x: { type: number }
      on: { type: string, format: date }
    """

  private static let parameters = """
    ten: { title: Ten, type: number, values: [{ status: assumed, source: a, value: 10 }] }
    open: { title: Open, type: number, values: [{ status: assumed, source: a, value: unset }] }
    later:
      title: Later
      type: number
      values: [{ from: 2030-01-01, status: assumed, source: a, value: 3 }]
    span: { title: Span, type: range, values: [{ status: assumed, source: a, value: [2, 5] }] }
    wide: { title: Wide, type: range, values: [{ status: assumed, source: a, value: [-3, 3] }] }
    point: { title: Point, type: range, values: [{ status: assumed, source: a, value: [4, 4] }] }
    one: { title: One, type: list, values: [{ status: assumed, source: a, value: [1] }] }
    two: { title: Two, type: list, values: [{ status: assumed, source: a, value: [1, 2] }] }
    three: { title: Three, type: list, values: [{ status: assumed, source: a, value: [1, 2, 3] }] }
    four: { title: Four, type: list, values: [{ status: assumed, source: a, value: [1, 2, 3, 4] }] }
    none: { title: None, type: list, values: [{ status: assumed, source: a, value: [] }] }
    words: { title: Words, type: list, values: [{ status: assumed, source: a, value: [b, a, b] }] }
    bands:
      title: Bands
      type: number
      values:
        - status: assumed
          source: a
          bands: [{ below: 5, value: 1 }, { up_to: 55, value: 2 }, { value: 3 }]
    ranges:
      title: Ranges
      type: range
      values:
        - status: assumed
          source: a
          bands: [{ below: 5, value: [1, 2] }, { value: 7 }]
    """

  private static let tableColumns = """
    title: T
    source: a
    status: assumed
    columns:
      region: { type: string, key: true, match: prefix }
      kind: { type: string, key: true }
      rate: { type: number }
      note: { type: string }
    """

  private static let table = """
    region,kind,rate,note,from,to
    51,a,1,broad,,
    5101,a,2,narrow,,
    5101,,3,,,
    ,b,4,any,,
    44,a,5,old,,2025-12-31
    44,a,6,new,2026-01-01,
    """
}

extension Policy {
  /// Decides one dossier.
  func decide(
    _ json: String, asOf: String = "2026-11-24", limits: Decider.Limits = .init()
  ) throws -> Decision {
    let date = try #require(CalendarDate(iso: asOf))
    let dossier = try pack.dossierType.dossier(json: Array(json.utf8))
    return try Decider(self, limits: limits).decide(dossier, asOf: date)
  }
}

extension Decision {
  /// A decision in one line: its outcome, its value, and what is open.
  func line(_ name: String) throws -> String { try #require(result(name)).line }
}

extension DecisionResult {
  /// The result in one line: outcome, `= value`, what is missing, `?` what is asked.
  var line: String {
    let value = value.map { "= " + String(decoding: CanonicalJSON.canonical($0), as: UTF8.self) }
    return ([outcome.rawValue, value].compactMap { $0 } + missing + asks.map { "? " + $0 })
      .joined(separator: " ")
  }
}

extension RuleResult {
  /// The result in one line: its value, or else its outcome, what is missing, `?` what is asked,
  /// and `!` the code of an error.
  var line: String {
    let head =
      value.map { String(decoding: CanonicalJSON.canonical($0), as: UTF8.self) }
      ?? outcome.rawValue
    return
      ([head] + missing.sorted() + asks.sorted().map { "? " + $0 }
      + (error.map { ["! " + $0.code.rawValue] } ?? [])).joined(separator: " ")
  }
}

/// Expressions, each the value of a rule of its own.
struct Expressions {
  private let policy: Policy
  private let count: Int

  /// Compiles expressions of `s` and `o`; `locals` stand at the top of the file.
  init(
    _ expressions: [String], locals: String = "", before: KeyValuePairs<String, String> = [:],
    files: [String: String] = [:]
  ) throws {
    let rules = expressions.enumerated().map { index, expression in
      """
      rule "r\(index)" {
        title = "R", source = "a", value = function(s, o) return \(expression) end,
      }
      """
    }
    let file =
      "decision { title = \"D\", combine = \"any\" }\n" + locals + "\n"
      + rules.joined(separator: "\n")
    var pack = LanguagePack(["d": file], files)
    for (name, text) in before { pack.files["rules/\(name).lua"] = text }
    let names = before.map(\.key) + ["d"]
    pack.files["pack.yaml"] =
      "id: p\ntitle: P\nsubject: s\ndecisions: [\(names.joined(separator: ", "))]\n"
    policy = try pack.policy()
    count = expressions.count
  }

  /// What each comes to for a dossier.
  func lines(_ json: String, asOf: String = "2026-11-24") throws -> [String] {
    let result = try #require(try policy.decide(json, asOf: asOf).result("d"))
    let rules = result.rules.sorted { $0.index < $1.index }
    #expect(rules.count == count)
    return rules.map(\.line)
  }
}

/// Expects of each expression what stands beside it.
func expect(
  _ table: KeyValuePairs<String, String>, of json: String, asOf: String = "2026-11-24",
  locals: String = "", before: KeyValuePairs<String, String> = [:], files: [String: String] = [:],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let expressions = try Expressions(
    table.map(\.key), locals: locals, before: before, files: files)
  for (line, row) in zip(try expressions.lines(json, asOf: asOf), table) {
    #expect(line == row.value, "\(row.key)", sourceLocation: sourceLocation)
  }
}

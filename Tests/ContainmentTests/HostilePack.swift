import CanonicalJSON
import Decisions
import Foundation
import Policies
import Records
import TestSupport

/// A pack into which hostile text is put: one record type `r`, a decision `d` that is under attack,
/// and a decision `harmless`, which must come out right whatever `d` does.
struct HostilePack {
  /// The files by path; bytes, because some are no text.
  var files: [String: [UInt8]]

  /// The pack whose rule `a` of `d` has this body.
  init(body: [UInt8], functions: [String: String] = [:]) {
    files = Self.base.mapValues { Array($0.utf8) }
    files["rules/d.lua"] = Self.rule(body)
    for (path, text) in functions { files[path] = Array(text.utf8) }
  }

  /// The pack with some of its files replaced.
  init(files: [String: [UInt8]]) {
    self.init(body: Array("return true".utf8))
    self.files.merge(files) { _, new in new }
  }

  /// A rule file whose one rule has a body, which begins on line 2.
  static func rule(_ body: [UInt8]) -> [UInt8] {
    Array(
      """
      decision { title = "D", combine = "all" } rule "a" { title = "A", source = "s", test = function(r)

      """.utf8) + body + Array("\nend }\n".utf8)
  }

  /// Writes the pack into a folder and reads it; without the check of types, which refuses most of
  /// what the engine must contain where it runs all the same.
  func policy(checksTypes: Bool = false) throws -> Policy {
    let folder = try TemporaryFolder()
    for (path, bytes) in files { try folder.write(bytes, to: path) }
    return try Policy(contentsOf: folder.url, checksTypes: checksTypes)
  }

  // MARK: What stands in every pack

  /// The record that hostile rules see.
  static let record = """
    { "id": "R1", "age": 30, "income": 1000, "name": "Ann", "active": true, "on": "2024-02-29",
      "stage": "b", "numbers": [3, 1, 2], "items": [{ "n": 1, "kind": "x" }, { "n": 5, "kind": "y" },
      { "kind": "z" }] }
    """

  private static let base = [
    "pack.yaml": "id: h\ntitle: H\nsubject: r\ndecisions: [d, harmless]\n",
    "sources.yaml": "s: { title: S }\n",
    "records/r.yaml": """
    type: object
    additionalProperties: false
    x-id: id
    required: [id]
    properties:
      id: { type: string }
      age: { type: integer }
      income: { type: number }
      rent: { type: number }
      name: { type: string }
      active: { type: boolean }
      on: { type: string, format: date }
      stage: { type: string, enum: [a, b, c], x-ordered: true }
      numbers: { type: array, items: { type: number } }
      items:
        type: array
        items:
          type: object
          additionalProperties: false
          properties: { n: { type: number }, kind: { type: string } }
    """,
    "parameters/p.yaml": """
    ten: { title: Ten, type: number, values: [{ status: assumed, source: s, value: 10 }] }
    span: { title: Span, type: range, values: [{ status: assumed, source: s, value: [2, 5] }] }
    one: { title: One, type: list, values: [{ status: assumed, source: s, value: [1] }] }
    list: { title: List, type: list, values: [{ status: assumed, source: s, value: [4, 7] }] }
    steps:
      title: Steps
      type: number
      values:
        - { status: assumed, source: s, bands: [{ below: 5, value: 1 }, { value: 2 }] }
    """,
    "tables/t.yaml":
      "title: T\nsource: s\nstatus: assumed\n"
      + "columns: { k: { type: string, key: true }, v: { type: number } }\n",
    "tables/t.csv": "k,v\nx,1\ny,2\nz,\n",
    "rules/d.lua": "",
    "rules/harmless.lua": """
    decision { title = "Harmless", combine = "any" }
    rule "h" {
      title = "H", source = "s",
      test = function(r) return r.age == 30 and (r.rent == 1 or r.name == "Ann") end,
      value = function(r) return r.name .. " " .. tables.t:row("x").k end,
    }
    """,
  ]
}

extension Policy {
  /// The record of `HostilePack` as a dossier.
  func dossier(_ json: String = HostilePack.record) throws -> Dossier {
    try pack.dossierType.dossier(json: Array(json.utf8))
  }
}

extension Decider {
  /// Decides as of one fixed day.
  func decide(_ dossier: Dossier, explain: Bool = false) -> Decision {
    decide(
      dossier, asOf: CalendarDate(year: 2026, month: 11, day: 24) ?? .epoch, explain: explain)
  }
}

extension Decision {
  /// Whether the harmless decision came out as it must.
  var isHarmlessRight: Bool {
    guard let result = result("harmless") else { return false }
    return result.outcome == .yes
      && result.value.map { String(decoding: CanonicalJSON.canonical($0), as: UTF8.self) }
        == #"{"h":"Ann x"}"#
  }

  /// What the decision under attack came to, in one line: an error with the line in the body.
  var attacked: String {
    guard let result = result("d") else { return "absent" }
    let errors = result.rules.compactMap(\.error).map { error in
      let parts = error.place.split(separator: ":")
      let line = parts.count > 1 ? Int(parts[1]).map { " at \($0 - 1)" } ?? "" : ""
      return " \(error.code.rawValue)" + (parts.first == "rules/d.lua" ? line : " in \(parts[0])")
    }
    return result.outcome.rawValue + errors.joined()
      + result.missing.map { " " + $0 }.joined() + result.asks.map { " ?" + $0 }.joined()
  }

  /// `results` and `grounds` as they are logged.
  var bytes: [UInt8] {
    var (results, grounds) = (JSONWriter(), JSONWriter())
    writeResults(to: &results)
    writeGrounds(to: &grounds, all: true)
    return results.bytes + grounds.bytes
  }
}

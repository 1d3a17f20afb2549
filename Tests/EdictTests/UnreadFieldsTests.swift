import Edict
import Foundation
import TestSupport
import Testing

/// Fields that no rule reads: they are validated and logged, and never built as Lua values.
///
/// What Lua is given can't be seen from outside, but what it costs can: a machine of one megabyte
/// has no room for a value of two.
@Suite("fields that no rule reads")
struct UnreadFieldsTests {
  private static let size = 2 << 20

  /// A pack whose only rule reads `firm.staff`, or what is given.
  private static func policy(reading expression: String = "firm.staff > 1") throws -> Policy {
    let folder = try TemporaryFolder()
    try folder.write(
      "id: p\ntitle: P\nsubject: firm\ndecisions: [grant]\n", to: "pack.yaml")
    try folder.write("act: { title: Act }\n", to: "sources.yaml")
    try folder.write(
      """
      type: object
      additionalProperties: false
      x-id: id
      required: [id]
      properties:
        id: { type: string }
        staff: { type: integer }
        note: { type: string, minLength: 2 }
        site:
          type: object
          additionalProperties: false
          properties: { plan: { type: string, minLength: 2 } }
        letters:
          type: array
          items:
            type: object
            additionalProperties: false
            properties: { text: { type: string, minLength: 2 } }
      """, to: "records/firm.yaml")
    try folder.write(
      """
      decision { title = "Grant", combine = "all" }
      rule "a" { title = "A", source = "act", test = function(firm) return \(expression) end }
      """, to: "rules/grant.lua")
    return try Policy(contentsOf: folder.url)
  }

  private static func firm(_ text: String) -> [UInt8] {
    Array(
      (#"{"id":"A1","letters":[{"text":"\#(text)"},{"text":"\#(text)"}],"note":"\#(text)","#
        + #""site":{"plan":"\#(text)"},"staff":2}"#).utf8)
  }

  private static func decide(_ policy: Policy, _ dossier: Dossier) throws -> Decision {
    var limits = Decider.Limits()
    limits.memoryBytes = 1 << 20
    return try Decider(policy, limits: limits).decide(dossier, asOf: .epoch)
  }

  @Test(
    "don't come into the machine, whose memory they would fill",
    arguments: [
      "firm.note ~= \"\"", "firm.site.plan ~= \"\"", "firm.letters[2].text ~= \"\"",
    ])
  func machine(reading: String) throws {
    let text = String(repeating: "x", count: Self.size)
    let unread = try Self.policy()
    let dossier = try unread.dossier(json: Self.firm(text))
    #expect(try Self.decide(unread, dossier).results.map(\.outcome) == [.yes])
    // The same dossier, once a rule reads the field.
    let read = try Self.policy(reading: reading)
    let result = try Self.decide(read, try read.dossier(json: Self.firm(text))).results[0]
    #expect(result.outcome == .error)
    #expect(result.rules.map { $0.error?.code } == [.hostLimit])
  }

  @Test("are validated", arguments: ["note", "site.plan", "letters[2].text"])
  func validated(field: String) throws {
    let policy = try Self.policy()
    let json: [String: String] = [
      "note": #"{"id":"A1","note":"x"}"#, "site.plan": #"{"id":"A1","site":{"plan":"x"}}"#,
      "letters[2].text": #"{"id":"A1","letters":[{"text":"xx"},{"text":"x"}]}"#,
    ]
    let error = #expect(throws: RecordError.self) {
      try policy.dossier(json: Array((json[field] ?? "").utf8))
    }
    #expect(error?.code == .badLength)
    #expect(error?.field == "firm." + field)
    #expect(error?.value == "x")
  }

  @Test("are logged, byte for byte")
  func logged() throws {
    let policy = try Self.policy()
    let dossier = try policy.dossier(json: Self.firm("as it was"))
    let decision = try Self.decide(policy, dossier)
    let entry = LogEntry(
      decision, about: dossier, by: policy, stamp: .now(),
      origin: .init(actor: "a test", purpose: nil, channel: "library"))
    let tree = try CanonicalJSON.parse(entry.json(index: 0))
    let logged = try #require(tree["dossier"])
    #expect(
      String(decoding: CanonicalJSON.canonical(logged), as: UTF8.self)
        == #"{"firm":"# + String(decoding: Self.firm("as it was"), as: UTF8.self) + "}")
  }
}

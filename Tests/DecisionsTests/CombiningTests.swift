import CanonicalJSON
import Decisions
import Foundation
import Policies
import Records
import TestSupport
import Testing

/// What a rule of the test's packs is told to come to.
private enum Told: String, CaseIterable {
  case pass, fail, unknown, na, error
}

@Suite("how rules make a decision")
struct CombiningTests {
  /// Three rules, each of which comes to what its field says; where it is absent, to unknown.
  private static func pack(_ combine: String, musts: [Bool]) throws -> Policy {
    let folder = try TemporaryFolder()
    try folder.write(
      "id: p\ntitle: P\nsubject: s\ndecisions: [d]\n", to: "pack.yaml")
    try folder.write("a: { title: A }\n", to: "sources.yaml")
    let words = "{ type: string, enum: [pass, fail, na, error] }"
    try folder.write(
      """
      type: object
      additionalProperties: false
      x-id: id
      required: [id]
      properties: { id: { type: string }, r0: \(words), r1: \(words), r2: \(words) }
      """, to: "records/s.yaml")
    let rules = musts.enumerated().map { index, isMust in
      """
      rule "r\(index)" {
        title = "R", source = "a", must = \(isMust),
        when = function(s) return value_or(s, "r\(index)", "unknown") ~= "na" end,
        test = function(s)
          local zero = 0
          if s.r\(index) == "error" then return 1 / zero > 0 end
          return s.r\(index) == "pass"
        end,
        \(combine != "all" && !isMust ? "value = \(index)," : "")
      }
      """
    }
    try folder.write(
      (["decision { title = \"D\", combine = \"\(combine)\" }"] + rules).joined(separator: "\n"),
      to: "rules/d.lua")
    return try Policy(contentsOf: folder.url, checksTypes: false)
  }

  /// What the language says that three outcomes come to, written from its text alone.
  private static func expected(
    _ combine: String, musts: [Bool], _ told: [Told]
  ) -> (outcome: DecisionOutcome, value: String?) {
    var seen: [(told: Told, isMust: Bool, index: Int)] = []
    for index in 0..<3 {
      let isSettled =
        combine == "first" && !musts[index]
        && seen.contains { !$0.isMust && $0.told == .pass }
      if !isSettled { seen.append((told[index], musts[index], index)) }
    }
    let applicable = seen.filter { $0.told != .na }
    if applicable.contains(where: { $0.told == .error }) { return (.error, nil) }
    if applicable.isEmpty { return (.notApplicable, nil) }
    let m = applicable.filter(\.isMust).map(\.told)
    let o = applicable.filter { !$0.isMust }
    func all(_ told: [Told]) -> Bool? {
      if told.contains(.fail) { return false }
      return told.contains(.unknown) ? nil : true
    }
    var choice: Bool?
    var value: String?
    switch combine {
    case "all": choice = all(o.map(\.told))
    case "any":
      if o.contains(where: { $0.told == .pass }) {
        choice = true
        value =
          "{"
          + o.filter { $0.told == .pass }.map { "\"r\($0.index)\":\($0.index)" }
          .joined(separator: ",") + "}"
      } else {
        choice = o.contains { $0.told == .unknown } ? nil : false
      }
    default:
      if let first = o.first(where: { $0.told != .fail }) {
        choice = first.told == .pass ? true : nil
        value = first.told == .pass ? "\(first.index)" : nil
      } else {
        choice = false
      }
    }
    if all(m) == false || choice == false { return (.no, nil) }
    if all(m) == true, choice == true { return (.yes, value) }
    return (.undetermined, nil)
  }

  @Test(
    "every combination of outcomes, of must, and of ways to combine",
    arguments: ["all", "any", "first"])
  func everyCombination(combine: String) throws {
    for mask in 0..<8 {
      let musts = (0..<3).map { mask >> $0 & 1 == 1 }
      if combine != "all", mask == 7 { continue }
      let policy = try Self.pack(combine, musts: musts)
      let decider = try Decider(policy)
      for a in Told.allCases {
        for b in Told.allCases {
          for c in Told.allCases {
            let told = [a, b, c]
            let fields = told.enumerated().filter { $0.element != .unknown }
              .map { "\"r\($0.offset)\": \"\($0.element.rawValue)\"" }
            let json = "{" + (["\"id\": \"x\""] + fields).joined(separator: ", ") + "}"
            let dossier = try policy.pack.dossierType.dossier(json: Array(json.utf8))
            let decision = decider.decide(dossier, asOf: .epoch)
            let result = try #require(decision.result("d"))
            let expected = Self.expected(combine, musts: musts, told)
            #expect(result.outcome == expected.outcome, "\(combine) \(musts) \(told)")
            #expect(text(result) == expected.value, "\(combine) \(musts) \(told)")
            let missing = told.enumerated().filter { pair in
              pair.element == .unknown && result.rules.contains { $0.index == pair.offset }
            }.map { "s.r\($0.offset)" }
            #expect(result.missing == missing)
          }
        }
      }
    }
  }

  private func text(_ result: DecisionResult) -> String? {
    result.value.map { value in
      String(decoding: CanonicalJSON.canonical(value), as: UTF8.self)
    }
  }
}

import Decisions
import Foundation
import Policies
import Records
import TestSupport
import Testing

@Suite("on a thread with 512 kilobytes of stack")
struct SmallStackTests {
  @Test("the deepest rules that are read decide", arguments: DeepRule.all)
  func deepest(rule: DeepRule) throws {
    let taken = try rule.deepest()
    #expect(taken >= rule.least)
    let pack = HostilePack(body: Array(rule.body(taken).utf8))
    let policy = try pack.policyOnSmallStack()
    let outcome = try onSmallStack {
      try Decider(policy).decide(try policy.dossier(), explain: true).attacked
    }
    #expect(outcome == rule.outcome, "\(taken) levels")
  }

  @Test("the examples of every pack of ours are decided")
  func examples() throws {
    let rules = SharedFolder.repository().appending(path: "Rules")
    for name in try FileManager.default.contentsOfDirectory(atPath: rules.path) {
      let folder = rules.appending(path: name)
      let policy = try onSmallStack(bytes: readingStackBytes) { try Policy(contentsOf: folder) }
      let examples = folder.appending(path: "examples")
      for file in try FileManager.default.contentsOfDirectory(atPath: examples.path) {
        let path = examples.appending(path: file).path
        #expect(try onSmallStack { try Self.decideAll(path, policy) } > 0)
      }
    }
  }

  private static func decideAll(_ path: String, _ policy: Policy) throws -> Int {
    let decider = try Decider(policy)
    let reader = DossierReader(
      type: policy.pack.dossierType, source: try FileSource(path: path))
    var count = 0
    while count < 200, let reading = try reader.next() {
      guard case .dossier(let dossier, _) = reading else { continue }
      if !decider.decide(dossier, explain: true).bytes.isEmpty { count += 1 }
    }
    return count
  }
}

/// A rule that can be made as deep as one likes.
struct DeepRule: Sendable, CustomTestStringConvertible {
  let testDescription: String
  private let head: String
  private let opening: String
  private let middle: String
  private let closing: String
  private let tail: String
  /// How deep it can be at least.
  let least: Int
  let outcome: String

  /// The body, so many levels deep.
  func body(_ depth: Int) -> String {
    head + String(repeating: opening, count: depth) + middle
      + String(repeating: closing, count: depth) + tail
  }

  /// How deep it can be at most, so that it is read, by halving.
  func deepest() throws -> Int {
    var (taken, refused) = (1, 1000)
    while refused - taken > 1 {
      let middle = (taken + refused) / 2
      let pack = HostilePack(body: Array(body(middle).utf8))
      do {
        _ = try pack.policyOnSmallStack()
        taken = middle
      } catch is PackError {
        refused = middle
      }
    }
    return taken
  }

  static let all = [
    DeepRule(
      testDescription: "list words in list words", head: "return ",
      opening: "any(r.numbers, function(n) return ", middle: "true", closing: " end)", tail: "",
      least: 40, outcome: "yes"),
    DeepRule(
      testDescription: "operands that are held", head: "return ",
      opening: "(r.rent == 1 or r.age == 30 and ", middle: "r.rent == 2", closing: ")",
      tail: " or r.active", least: 10, outcome: "yes"),
    DeepRule(
      testDescription: "operands that are held, in functions", head: "return ",
      opening: "any(params.one, function(n) return r.rent == 1 or ", middle: "r.rent == 2",
      closing: " end)", tail: " or r.active", least: 10, outcome: "yes"),
    DeepRule(
      testDescription: "divisions", head: "return ", opening: "(1 / (r.age + ", middle: "1",
      closing: "))", tail: " > 0", least: 20, outcome: "yes"),
    DeepRule(
      testDescription: "conditions", head: "", opening: "if r.age == 30 then ",
      middle: "return true ",
      closing: " end", tail: " return false", least: 100, outcome: "yes"),
    DeepRule(
      testDescription: "links", head: "local a = r.items[1] return a", opening: ".kind", middle: "",
      closing: "", tail: " == 1", least: 50, outcome: "error cannot_index at 1"),
    DeepRule(
      testDescription: "keys", head: "local k = 1 return r.numbers", opening: "[k]", middle: "",
      closing: "", tail: " == 1", least: 50, outcome: "error cannot_index at 1"),
    DeepRule(
      testDescription: "sums", head: "return 0", opening: " + r.age", middle: "", closing: "",
      tail: " > 0", least: 200, outcome: "yes"),
    DeepRule(
      testDescription: "texts", head: "return r.name", opening: " .. r.name", middle: "",
      closing: "", tail: " ~= \"\"", least: 100, outcome: "yes"),
    DeepRule(
      testDescription: "defaults", head: "return ", opening: "value_or(r, \"rent\", ",
      middle: "r.age", closing: ")", tail: " == 30", least: 40, outcome: "yes"),
    DeepRule(
      testDescription: "functions that call the one above",
      head: "local function f() return 1 end ",
      opening: "local function g() return f() end local function f() return g() end ", middle: "",
      closing: "", tail: " return f() == 1", least: 20, outcome: "yes"),
    DeepRule(
      testDescription: "loops in loops that assign", head: "local n = 0 ",
      opening: "for i = 1, 2 do n = n + i ", middle: "", closing: " end", tail: " return n > 0",
      least: 20, outcome: "error out_of_budget at 1"),
    DeepRule(
      testDescription: "conditions one after another", head: "local n = 0 ",
      opening: "if r.age == n then n = n + 1 end ", middle: "", closing: "",
      tail: "return n == 0", least: 100, outcome: "yes"),
    DeepRule(
      testDescription: "functions that call the one above twice",
      head: "local function f(n) return n + 1 end ",
      opening: "local function g(n) return f(n) + f(n + 1) end "
        + "local function f(n) return g(n) + g(n + 1) end ", middle: "", closing: "",
      tail: "return f(r.age) > 0", least: 3, outcome: "yes"),
    DeepRule(
      testDescription: "list words in functions for list words, twice",
      head: "local function f(n) return n > 1 end ",
      opening: "local function g(n) return any(params.one, f) or any(params.one, f) end "
        + "local function f(n) return any(params.one, g) or any(params.one, g) end ",
      middle: "", closing: "", tail: "return f(r.age)", least: 1,
      outcome: "error out_of_budget at 1"),
    DeepRule(
      testDescription: "locals that are made from the one above", head: "local a = r.age > 1 ",
      opening: "local a = a and r.age > 2 or a ", middle: "", closing: "", tail: "return a",
      least: 50, outcome: "yes"),
  ]
}

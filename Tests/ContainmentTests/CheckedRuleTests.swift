import Foundation
import Policies
import TestSupport
import Testing

/// What `EDICT_CHECK_ROUNDS` runs for longer, from `EDICT_FUZZ_SEED` on: thirty rules a round, written
/// at random, checked, and tried on dossiers where they are taken.
@Suite("rules that the checker takes")
struct CheckedRuleTests {
  private static func setting(_ name: String, _ standard: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
  }

  @Test(
    "raise nothing that it promises to exclude, go no way that it warns is never gone, and read no more than it says"
  )
  func promises() throws {
    let rounds = Self.setting("EDICT_CHECK_ROUNDS", 2)
    let seed = UInt64(Self.setting("EDICT_FUZZ_SEED", 1))
    let checked = try CheckedRules()
    var count = 0
    for round in 0..<UInt64(rounds) {
      var writer = RuleWriter(seed: seed &* 1_000_003 &+ round)
      var firms = FirmWriter(seed: seed &+ round)
      let rules = (0..<30).map { _ in writer.rule() }
      let report = try checked.report(rules, dossiers: (0..<100).map { _ in firms.dossier() })
      count += rules.count - report.refused.count
      for fault in Set(report.faults) {
        let rule = rules.indices.contains(fault.rule) ? rules[fault.rule].text(fault.rule) : ""
        Issue.record("round \(round) of seed \(seed): \(fault.code): \(fault.text)\n\(rule)")
      }
    }
    print("checked rules: \(count) of \(rounds * 30) taken, seed \(seed)")
    #expect(count > rounds * 5)
  }

  /// Each is refused with a code; taken, it would raise on some dossier.
  @Test(
    "don't include those that can raise in a way that is easily missed",
    arguments: [
      ("zero_divisor", "local d = 1 local f = function() return 1 / d end d = 0 return f() > 0"),
      (
        "zero_divisor",
        "local x = firm.staff local f = function() return 1 / x end if firm.exporter then local x = firm.sites if x > 0 then return f() > 0 end end return true"
      ),
      (
        "zero_divisor",
        "local total = 0 for i = -1, 1 do total = total + 1 / i end return total > 0"
      ),
      (
        "zero_divisor",
        "local ok = firm.staff > 0 if not firm.exporter then ok = firm.sector == \"chips\" end return not ok or 1 / firm.staff > 0"
      ),
      (
        "zero_divisor",
        "local ok = firm.staff > 0 for _, m in ipairs(firm.marks) do ok = m > 1 end return not ok or 1 / firm.staff > 0"
      ),
      (
        "zero_divisor",
        "local n, a, b = 0, 1, 1 for _, m in ipairs(firm.marks) do n = n + m / a a = b b = 0 end return n > 0"
      ),
      (
        "cannot_compute",
        "local n, a, b, c = 0, 1, 1, 1 for _, m in ipairs(firm.marks) do n = n + m + a a = b b = c c = \"x\" end return n > 0"
      ),
      (
        "range_compared",
        "local r = decided.score.value return count(params.key_sectors, function(s) return r >= 10 and s ~= \"x\" end) == 2"
      ),
      (
        "range_compared",
        "local marks = firm.marks return count(params.key_sectors, function(s) return any(marks, function(m) return m > 3 end) and s ~= \"x\" end) == 2"
      ),
      ("zero_divisor", "return 1 / low(assigned(firm, \"profit\", range(-1, 1))) > 0"),
      (
        "not_whole", "return add_months(as_of, low(assigned(firm, \"share\", range(0, 1)))) > as_of"
      ),
      ("zero_divisor", "return firm.revenue <= 0 or 100 / (firm.revenue + 1 - 1) > 0"),
      (
        "cannot_join",
        "local n = 1 for _, p in ipairs(firm.products) do n = p .. n end return n == \"\""
      ),
      (
        "not_a_list",
        "local l = firm.staff for _, m in ipairs(firm.marks) do l = l[1] end return firm.exporter"
      ),
      ("bad_exponent", "return firm.profit ^ firm.profit > 0"),
      ("bad_places", "return round(firm.profit, firm.profit) > 0"),
      ("negative_root", "return firm.profit ^ 0.5 > 0"),
    ])
  func refused(code: String, body: String) throws {
    let rule = CheckedRules.Rule(test: "function(firm) \(body) end")
    let report = try CheckedRules(usesShared: false).report([rule], dossiers: [])
    #expect(report.refused[0]?.map(\.code) == [code])
  }

  @Test("include a shared function that nothing calls and that asks before it divides")
  func uncalled() throws {
    let rule = CheckedRules.Rule(test: "function(firm) return firm.exporter end")
    #expect(try CheckedRules().report([rule], dossiers: []).refused.isEmpty)
  }
}

import Decisions
import LuaMachine
import Policies
import Records
import Testing

@Suite("allocations that fail")
struct AllocationTests {
  /// A pack with list words, careful forms, ranges, closures, rows, joined text and shown values.
  private static let pack = HostilePack(
    body: Array(
      """
      local name = F.join(r.name, "x")
      local big = where(r.numbers, function(n) return n > params.ten / 5 end)
      local low_end = low(params.span * sum(big, function(n) return n end))
      for _, item in ipairs(r.items) do name = name .. item.kind end
      return (r.rent == 1 or any(r.items, function(item) return item.n == 5 or item.kind == "q" end))
        and tables.t:row("y").v == 2 and add_months(r.on, 1) > "2024",
        { name = name, low_end = low_end, first = list(r.numbers, function(n) return n end)[1] }
      """.utf8), functions: ["functions/F.lua": "function join(a, b) return a .. b end\n"])

  /// How the allocations fail: the one that is asked for a second time too, or all from there on.
  private static let manners = [2, Int.max]

  @Test(
    "in opening a machine and loading rules are survived, one after another", arguments: manners)
  func loading(count: Int) throws {
    let policy = try Self.pack.policy()
    var failures = 0
    var first = 1
    while true {
      LuaMachine.failAllocations(from: first, count: count)
      let error = Self.error { _ = try Decider(policy) }
      let isUnfelt = LuaMachine.failAllocations(from: 1, count: 0) == count
      if isUnfelt { break }
      if let error { #expect(error.code == .hostLimit) }
      failures += error == nil ? 0 : 1
      first += first < 40 ? 1 : 13
    }
    #expect(failures > 40)
    #expect(try Decider(policy).decide(try policy.dossier()).attacked == "yes")
  }

  @Test("in deciding are the rule's error, and the machine goes on", arguments: manners)
  func deciding(count: Int) throws {
    let policy = try Self.pack.policy()
    let dossier = try policy.dossier()
    let right = try Decider(policy).decide(dossier, explain: true).bytes
    var failures = 0
    for isFresh in [true, false] {
      var decider = try Decider(policy)
      var first = 1
      while true {
        if isFresh, first % 16 == 0 { decider = try Decider(policy) }
        LuaMachine.failAllocations(from: first, count: count)
        let decision = decider.decide(dossier, explain: true)
        let isUnfelt = LuaMachine.failAllocations(from: 1, count: 0) == count
        if isUnfelt { break }
        for error in decision.results.flatMap(\.rules).compactMap(\.error) {
          #expect(error.code == .hostLimit)
          failures += 1
        }
        #expect(decider.decide(dossier, explain: true).bytes == right, "after \(first)")
        first += 1
      }
    }
    #expect(failures > 20)
  }

  @Test("in a raw machine, where chunks end badly too, are survived", arguments: manners)
  func raw(count: Int) throws {
    let raw = try RawMachine()
    let bodies = [
      "local t = {} for i = 1, 20 do t[i] = { i, 'x' } end return #t",
      "return function() return r end", "return nothing.x", "return return",
      "return __cat(1, 'a', 'b', 'c')", "return r[2]", "return r < 1",
      "return __or(1, function() return r[2] end, function() return r[1] == 30 end)",
    ]
    for body in bodies {
      var first = 1
      while true {
        LuaMachine.failAllocations(from: first, count: count)
        _ = raw.run(body)
        let isUnfelt = LuaMachine.failAllocations(from: 1, count: 0) == count
        #expect(raw.isRight, "\(body) after \(first)")
        if isUnfelt { break }
        first += 1
      }
    }
    #expect(raw.liveBytes < 200_000)
  }

  /// The rule error that `body` throws, if it does.
  private static func error(_ body: () throws -> Void) -> RuleError? {
    do {
      try body()
      return nil
    } catch {
      return error as? RuleError
    }
  }
}

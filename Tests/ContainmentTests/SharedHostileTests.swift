import Decisions
import LuaMachine
import Policies
import Testing

@Suite("the shared hostile scripts")
struct SharedHostileTests {
  /// What our language, which is smaller than theirs, offers of what is right in theirs.
  private static let right: Set<String> = [
    "133_parser_elseif_ok.lua", "193_unknown_shortcircuit_ok.lua",
  ]

  @Test(
    "as a rule is refused or contained, and a harmless rule beside it stands",
    arguments: HostileScript.all)
  func contained(script: HostileScript) throws {
    if script.needsItsHost { return }
    let policy: Policy
    do {
      policy = try HostilePack(body: script.translated).policyOnSmallStack()
    } catch let error as PackError {
      #expect(!Self.right.contains(script.testDescription), "\(error)")
      return
    }
    try onSmallStack { try Self.decide(script, policy) }
  }

  private static func decide(_ script: HostileScript, _ policy: Policy) throws {
    let decider = try Decider(policy)
    let dossier = try policy.dossier()
    let clock = ContinuousClock()
    let start = clock.now
    let first = decider.decide(dossier, explain: true)
    #expect(clock.now - start < .milliseconds(longestMilliseconds))
    #expect(first.isHarmlessRight)
    #expect(first.result("d")?.outcome != .yes || script.must == "ok")
    if right.contains(script.testDescription) { #expect(first.attacked == "yes") }
    decider.machine.collectGarbage()
    let live = decider.machine.liveBytes
    #expect(decider.decide(dossier, explain: true).bytes == first.bytes)
    decider.machine.collectGarbage()
    #expect(decider.machine.liveBytes <= live)
  }

  @Test("run unchecked, fails or ends in one machine, which goes on and gets its memory back")
  func unchecked() throws { try onSmallStack { try Self.runUnchecked() } }

  private static func runUnchecked() throws {
    let raw = try RawMachine()
    // What Lua 5.4.4 breaks on itself can't be run: those two are refused before they are compiled.
    let scripts = HostileScript.all.filter { !$0.breaksLua && !$0.needsItsHost }
    func runAll() {
      for script in scripts {
        _ = raw.run(String(decoding: script.body, as: UTF8.self))
        #expect(raw.isRight, "\(script.testDescription)")
      }
    }
    runAll()
    let live = raw.liveBytes
    runAll()
    #expect(raw.liveBytes <= live)
    #expect(live < 200_000)
  }

  @Test(
    "what would escape finds nothing to escape to",
    arguments: [
      "io", "os", "debug", "require", "load", "string", "table", "math", "coroutine", "_G", "print",
      "pcall", "setmetatable", "rawset", "collectgarbage", "package", "utf8", "next", "_ENV.x",
    ])
  func noGlobals(name: String) throws {
    let raw = try RawMachine()
    guard case .failure(let failure) = raw.run("return \(name)") else {
      Issue.record("`\(name)` is there")
      return
    }
    #expect(failure.cause == .lua("attempt to index a nil value (upvalue '_ENV')"))
    #expect(raw.isRight)
  }

  @Test(
    "a raw chunk that would leave something behind, or never end, does neither",
    arguments: [
      ("x = 1", LuaFailure.Cause.lua("attempt to index a nil value (upvalue '_ENV')")),
      ("r[1] = 2", .lua("attempt to index a userdata value (local 'r')")),
      ("r.__index = 2", .lua("attempt to index a userdata value (local 'r')")),
      ("return ('x').y", .lua("attempt to index a string value (constant 'x')")),
      ("return ('x'):rep(9)", .lua("attempt to index a string value (constant 'x')")),
      ("while true do end", .outOfBudget),
      ("repeat until false", .outOfBudget),
      ("::a:: goto a", .outOfBudget),
      ("local function f() return f() end return f()", .outOfBudget),
      ("local s = 'x' while true do s = s .. s end", .outOfMemory),
      ("local t = {} while true do t[#t + 1] = {} end", .outOfMemory),
      (
        "return __or(1, function() while true do end end, function() return true end)",
        .outOfBudget
      ),
    ])
  func raw(body: String, cause: LuaFailure.Cause) throws {
    let raw = try RawMachine()
    let ended: LuaFailure.Cause? =
      if case .failure(let failure) = raw.run(body) {
        failure.cause
      } else {
        nil
      }
    #expect(ended == cause)
    #expect(raw.isRight)
  }
}

#if DEBUG
  /// The longest that a rule may take, in milliseconds; generous where nothing is optimized.
  let longestMilliseconds = 2000
#else
  /// The longest that a rule may take, in milliseconds.
  let longestMilliseconds = 50
#endif

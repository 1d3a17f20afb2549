import LuaMachine
import Testing

/// A host with one list of three numbers, one record whose fields are 7 and a text, a field that
/// stops, and two words: 0 adds its arguments, 1 stops.
private final class SmallHost: LuaHost {
  private(set) var asked: [String] = []

  func field(_ symbol: Int32, of object: Int32, reply: inout LuaReply) {
    asked.append("\(object).\(symbol)")
    switch symbol {
    case 1: reply.give(7)
    case 2: reply.give("示例 text")
    case 3: reply.give(object: 9)
    case 4: reply.give(true)
    case 6: reply.fail()
    default: reply.stop()
    }
  }

  func item(_ index: Double, of object: Int32, reply: inout LuaReply) {
    if index >= 1, index <= 3 { reply.give(index * 10) } else { reply.stop() }
  }

  func length(of object: Int32, reply: inout LuaReply) { reply.give(3) }

  func word(_ word: Int32, at offset: Int32, arguments: LuaArguments, reply: inout LuaReply) {
    asked.append("word \(word) at \(offset)")
    if word == 1 { return reply.stop() }
    reply.give((0..<arguments.count).reduce(0.0) { $0 + (arguments.number($1) ?? 0) })
  }

  // `any` over a list, word 2: true settles; what stops is held.
  private var frames: [Int] = []

  func beginEach(_ word: Int32, list: LuaValue, reply: inout LuaReply) {
    frames.append(0)
    reply.give(items: 3, frame: Int32(frames.count - 1))
  }

  func takeItem(_ word: Int32, frame: Int32, _ part: LuaPart, reply: inout LuaReply) {
    frames.removeLast(frames.count - Int(frame) - 1)
    switch part {
    case .value(.boolean(true), _):
      frames[Int(frame)] = 2
      reply.give(true)
    case .value: break
    case .stopped: frames[Int(frame)] = 1
    case .failed: reply.fail()
    }
  }

  func finishEach(_ word: Int32, frame: Int32, reply: inout LuaReply) {
    let state = frames[Int(frame)]
    frames.removeLast(frames.count - Int(frame))
    if state == 1 { reply.stop() } else { reply.give(state == 2) }
  }

  func operate(_ op: LuaOperator, _ left: LuaValue, _ right: LuaValue, reply: inout LuaReply) {
    asked.append("\(op)")
    reply.give(op == .less)
  }

  func hold(frame: Int32, reply: inout LuaReply) {
    if frame < 0 { frames.append(0) }
    reply.give(frame: frame < 0 ? Int32(frames.count - 1) : frame)
  }

  func release(frame: Int32, isSettled: Bool, reply: inout LuaReply) {
    frames.removeLast(frames.count - Int(frame))
    if !isSettled { reply.stop() }
  }

  func probe(_ number: Int32, seen: LuaSeen) { asked.append("probe \(number) \(seen)") }
}

private func machine(_ host: SmallHost, body: String) throws -> LuaMachine {
  let machine = try LuaMachine(host: host, limitBytes: 4 << 20)
  machine.setBudget(units: 10_000)
  let names = LuaMachine.operations.joined(separator: ",")
  try machine.load(
    "local \(names) = ...; local add, halt = __word(0), __word(1); __export(0, function(r, s) \(body)\nend)",
    number: 5)
  return machine
}

private func failure(_ host: SmallHost, _ body: String) throws -> LuaFailure? {
  let machine = try machine(host, body: body)
  do {
    _ = try machine.call(0, objects: [1, 2])
    return nil
  } catch {
    return error
  }
}

@Suite("a Lua machine")
struct LuaMachineTests {
  @Test(
    "values cross in both directions",
    arguments: [
      ("return r[1] + 1", LuaValue?.some(.number(8))),
      ("return r[2]", .text("示例 text")),
      ("return r[4]", .boolean(true)),
      ("return r[3]", .object(9)),
      ("return nil", LuaValue.none),
      ("return s", .object(2)),
      ("return function() end", .other),
      ("return add(77, 1.0, 2.0, 3.5)", .number(6.5)),
      ("return r[2.0]", .number(20)),
      ("local t = 0.0 for i, v in __ipairs(1, r) do t = t + i * v end return t", .number(140)),
      ("return __len(1, r)", .number(3)),
      ("return __cat(1, \"a\", \"b\", \"c\")", .text("abc")),
      ("return 1.0 / __div(1, 4.0)", .number(0.25)),
      ("local a, b, c = __loop(1, 1.0, 3.0) return a + b + c", .number(5)),
      ("return __import(0) == nil", .boolean(false)),
      ("return __eq(1, 2.0, 2.0)", .boolean(true)),
      ("return __eq(1, 2.0, \"2\")", .boolean(false)),
      ("return __eq(1, r, 2.0)", .boolean(false)),
      ("return r < s", .boolean(true)),
      ("return 1.0 <= s", .boolean(false)),
      ("return r + 1.0 == r", .boolean(false)),
      ("return __each(1, 2, r, function(x) return x == 30.0 end)", .boolean(true)),
      ("return __each(1, 2, r, function(x) return x == 5.0 end)", .boolean(false)),
      ("return __each(1, 2, r, function(x) return r[5] or x == 20.0 end, nil)", nil),
      (
        "return __each(1, 2, r, function(x) if x < 30.0 then return r[5] end return true end)",
        .boolean(true)
      ),
      ("return __or(1, function() return r[5] end, function() return true end)", .boolean(true)),
      ("return __or(1, function() return r[5] end, function() return 7.0 end)", nil),
      (
        "return __or(1, function() return r[5] end, function() return 1.0 / __div(1, 0.0) end)", nil
      ),
      (
        "return __or(1, function() return r[5] end, function() return false end, function() return true end)",
        .boolean(true)
      ),
      ("return __or(1, function() return false end, function() return 7.0 end)", .number(7)),
      ("return __or(1, function() return false end, function() return nil end)", LuaValue.none),
      ("return __and(1, function() return r[5] end, function() return false end)", .boolean(false)),
      ("return __and(1, function() return r[5] end, function() return true end)", nil),
      ("return __and(1, function() return true end, function() return 7.0 end)", .number(7)),
      ("return __and(1, function() return 0.0 end, function() return false end)", .boolean(false)),
    ])
  func values(body: String, expected: LuaValue?) throws {
    let host = SmallHost()
    let machine = try machine(host, body: body)
    #expect((try? machine.call(0, objects: [1, 2])) == expected)
    // What stops is the host's doing, and nothing else.
    if expected == nil { #expect(try failure(host, body)?.cause == .stopped) }
  }

  @Test(
    "each way to end has its cause and its place",
    arguments: [
      ("\nreturn r[5]", LuaFailure.Cause.stopped, nil, nil),
      ("\nreturn r[6]", .stopped, 2, nil),
      ("\nreturn halt(31)", .stopped, nil, 31),
      ("\n\nreturn 1.0 / __div(40, 0.0)", .divisionByZero, 3, 40),
      ("return __fin(3, 1e308 * 10.0) < 1.0", .notFinite, 1, 3),
      ("return __fin(3, 0.0/0.0) < 1.0", .notFinite, 1, 3),
      ("return __cat(8, \"a\", 1.0)", .notText, 1, 8),
      ("return __len(8, \"abc\")", .noItems, 1, 8),
      ("for _ in __ipairs(8, 1.0) do end", .noItems, 1, 8),
      ("__loop(8, 1.0, 2.0, 0.0)", .badLoop, 1, 8),
      ("__loop(8, 1.0, 1e300, 1.0)", .badLoop, 1, 8),
      ("__loop(8, 1.0, r[2])", .badLoop, 1, 8),
      ("__loop(8, 1.0, 20000.0)", .outOfBudget, 1, 8),
      ("return r[{}]", .badIndex, 1, nil),
      ("return r[r[2]]", .badIndex, 1, nil),
      ("return x", .lua("attempt to index a nil value (upvalue '_ENV')"), 1, nil),
      (
        "return r[2] + 1",
        .lua("attempt to perform arithmetic on a string value (field 'integer index')"), 1, nil
      ),
      ("return r[1] < r[2]", .lua("attempt to compare number with string"), 1, nil),
      ("r[1] = 2", .lua("attempt to index a userdata value (local 'r')"), 1, nil),
      (
        "return add(1, \(Array(repeating: "1.0", count: 33).joined(separator: ",")))",
        .tooManyArguments, 1, 1
      ),
      (
        "local s = \"0123456789abcdef\" for i = 1, 30 do s = __cat(6, s, s) end", .outOfBudget, 1, 6
      ),
      ("local t = {} for i = 1, 1000000 do t[i] = {} end", .outOfMemory, nil, nil),
    ])
  func ends(body: String, cause: LuaFailure.Cause, line: Int?, offset: Int?) throws {
    let host = SmallHost()
    let failure = try #require(try failure(host, body))
    #expect(failure.cause == cause)
    #expect(failure.line == line)
    #expect(failure.offset == offset)
    #expect(failure.chunk == (line == nil ? nil : 5))
  }

  @Test(
    "a probe tells the host what it sees and gives its argument, at no cost",
    arguments: [
      ("return __probe(__probe(3), r[1])", LuaValue?.some(.number(7)), "begun, 1.1, true"),
      ("return __probe(__probe(3), r[2])", .text("示例 text"), "begun, 1.2, true"),
      ("return __probe(__probe(3), 1.0 > 2.0)", .boolean(false), "begun, false"),
      ("return __probe(__probe(3), nil)", LuaValue.none, "begun, false"),
      ("return __probe(__probe(3), s)", .object(2), "begun, true"),
      ("__probe(3, true); return 1.0", .number(1), "true"),
      ("return __probe(__probe(3), r[5])", nil, "begun, 1.5"),
      ("__probe(3, false); __probe(3, true); return 1.0", .number(1), "false, true"),
    ])
  func probes(body: String, expected: LuaValue?, asked: String) throws {
    let host = SmallHost()
    let machine = try machine(host, body: body)
    machine.setBudget(units: 0)
    #expect((try? machine.call(0, objects: [1, 2])) == expected)
    #expect(host.asked.joined(separator: ", ").replacing("probe 3 ", with: "") == asked)
  }

  @Test(
    "of several values so many are given as are asked for, none where there are fewer",
    arguments: [
      ("return 1, 'b', false", [LuaValue.number(1), .text("b"), .boolean(false), .none]),
      ("return 'ä', nil, 3, 4, 5", [.text("ä"), .none, .number(3), .number(4)]),
      ("return", [.none, .none, .none, .none]),
    ])
  func severalValues(body: String, expected: [LuaValue]) throws {
    let machine = try machine(SmallHost(), body: body)
    #expect(try machine.call(0, objects: [1, 2], count: 4) == expected)
    #expect(try machine.call(0, objects: [1, 2]) == expected[0])
  }

  @Test("a machine goes on after every kind of failure, and its memory comes back")
  func goesOn() throws {
    let host = SmallHost()
    let machine = try LuaMachine(host: host, limitBytes: 1 << 20)
    let names = LuaMachine.operations.joined(separator: ",")
    try machine.load(
      """
      local \(names) = ...
      __export(0, function(r) return r[1] end)
      __export(1, function(r) local t = {} for i = 1, 1000000 do t[i] = {} end end)
      __export(2, function(r) return r[5] end)
      __export(3, function(r) return nothing end)
      """, number: 0)
    for round in 0..<200 {
      #expect(throws: LuaFailure.self) { try machine.call(1 + round % 3, objects: [1]) }
      #expect(try machine.call(0, objects: [1]) == .number(7))
    }
    #expect(machine.liveBytes < 1 << 20)
  }

  @Test("functions called each by itself don't stop one another")
  func each() throws {
    let host = SmallHost()
    let machine = try machine(
      host,
      body: """
        return 3.0, function() return r[1] end, function() return r[5] end,
          function() return 1.0 < "a" end, function() return "x" end
        """)
    let (first, values) = try machine.callEach(0, objects: [1, 2])
    #expect(first == .number(3))
    #expect(values == [.number(7), nil, nil, .text("x")])
  }

  @Test("a chunk that doesn't compile, or is no text, says so")
  func refusedChunks() throws {
    let machine = try LuaMachine(host: SmallHost(), limitBytes: 1 << 20)
    func cause(_ text: String) -> LuaFailure.Cause? {
      do {
        try machine.load(text, number: 2)
        return nil
      } catch {
        return error.cause
      }
    }
    #expect(cause("return return") == .lua("unexpected symbol near 'return'"))
    #expect(cause("\u{1B}Lua") == .lua("attempt to load a binary chunk (mode is 't')"))
  }

  @Test("a machine that gets no memory isn't opened")
  func noMemory() {
    let failure = #expect(throws: LuaFailure.self) {
      try LuaMachine(host: SmallHost(), limitBytes: 1000)
    }
    #expect(failure?.cause == .outOfMemory)
  }

  @Test("the version is the one of the headers")
  func version() { #expect(LuaMachine.luaVersion.hasPrefix("5.4.")) }
}

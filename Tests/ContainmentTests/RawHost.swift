import LuaMachine

/// A host that gives its one record the same few values, and has no words.
final class RawHost: LuaHost {
  func field(_ symbol: Int32, of object: Int32, reply: inout LuaReply) {
    if symbol == 1 { reply.give(30) } else { reply.stop() }
  }

  func item(_ index: Double, of object: Int32, reply: inout LuaReply) { reply.give(index) }

  func length(of object: Int32, reply: inout LuaReply) { reply.give(3) }

  func word(_ word: Int32, at offset: Int32, arguments: LuaArguments, reply: inout LuaReply) {
    reply.stop()
  }

  func beginEach(_ word: Int32, list: LuaValue, reply: inout LuaReply) { reply.stop() }

  func takeItem(_ word: Int32, frame: Int32, _ part: LuaPart, reply: inout LuaReply) {
    reply.stop()
  }

  func finishEach(_ word: Int32, frame: Int32, reply: inout LuaReply) { reply.stop() }

  func operate(_ op: LuaOperator, _ left: LuaValue, _ right: LuaValue, reply: inout LuaReply) {
    reply.stop()
  }

  func hold(frame: Int32, reply: inout LuaReply) { reply.stop() }

  func release(frame: Int32, isSettled: Bool, reply: inout LuaReply) { reply.stop() }
}

/// A machine that takes chunks as they are, without lexer, subset check or lowering: what a rule
/// would meet if it slipped through all three.
struct RawMachine {
  let machine: LuaMachine
  private let host = RawHost()

  /// The number under which the harmless function is exported.
  private static let harmless = 0

  init() throws {
    machine = try LuaMachine(host: host, limitBytes: 2 << 20)
    machine.setBudget(units: 1000)
    try load("return r[1] + 1.0", as: Self.harmless)
    _ = try machine.call(Self.harmless, objects: [0])
  }

  private func load(_ body: String, as number: Int) throws(LuaFailure) {
    let names = LuaMachine.operations.joined(separator: ",")
    try machine.load(
      "local \(names) = ...; __export(\(number), function(r) \(body)\nend)", number: 7)
  }

  /// Runs a body until it ends or is ended; what it gave, or why it gave nothing.
  func run(_ body: String) -> Result<LuaValue, LuaFailure> {
    machine.setBudget(units: 1000)
    machine.limitInstructions(to: 200_000)
    defer { machine.limitInstructions(to: 0) }
    do {
      try load(body, as: 1)
      return .success(try machine.call(1, objects: [0]))
    } catch {
      return .failure(error)
    }
  }

  /// Whether the harmless function still gives its right answer.
  var isRight: Bool { (try? machine.call(Self.harmless, objects: [0])) == .number(31) }

  /// Live bytes without garbage.
  var liveBytes: Int {
    _ = run("return nil")
    machine.collectGarbage()
    return machine.liveBytes
  }
}

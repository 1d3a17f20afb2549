internal import CLuaHost

/// A Lua that runs functions of loaded chunks in a budget and a bound of memory, and reaches
/// nothing but its host.
///
/// A machine has no globals and no library: what a chunk can do beside plain Lua are the
/// operations and words that it is given as arguments when it is loaded. One machine serves one
/// thread at a time.
package final class LuaMachine {
  /// The version of Lua that runs, such as `5.4.4`.
  package static var luaVersion: String { String(cString: lh_lua_version()) }

  /// The names of the machine's own operations, in the order in which a chunk gets them.
  ///
  /// `__word(number)` gives one of the host's words; `__export(number, function)` hands a function
  /// to the machine, and `__import(number)` gives it to another chunk. The others take the byte
  /// offset in their file first: they do what `/`, comparison, `==`, a numeric `for`, `..`, `#`
  /// and `ipairs` do, checked and charged, go through a list for a word, and hold an operand of
  /// `and` or `or` that stops. `__probe(number)`, before what is watched, and `__probe(number, value)`
  /// around it tell the host, and give their last argument.
  package static let operations: [String] = LH_OPERATIONS.split(separator: ",").map(String.init)

  let machine: OpaquePointer
  private let bridge: Bridge
  /// Held for as long as the machine reads them.
  private let facts: LuaFacts?

  /// Opens a machine whose live memory stays under `limitBytes`.
  ///
  /// - Throws: `LuaFailure` with cause `outOfMemory` where the machine itself doesn't fit, and with
  ///   cause `unfit` where the system's Lua, or the locale, doesn't compute as rules rely on.
  ///
  /// - Parameter facts: What is read without asking the host; nil to ask it for everything.
  package init(
    host: any LuaHost, facts: LuaFacts? = nil, limitBytes: Int
  ) throws(LuaFailure) {
    bridge = Bridge(host)
    self.facts = facts
    var callbacks = bridge.callbacks()
    guard let machine = lh_open(limitBytes, &callbacks, facts?.facts) else {
      throw LuaFailure(cause: .outOfMemory, chunk: nil, line: nil, offset: nil)
    }
    self.machine = machine
    try probe()
  }

  deinit { lh_close(machine) }

  /// Live bytes now.
  package var liveBytes: Int { lh_live_bytes(machine) }

  /// Sets the units that loops (each pass by the weight of its body), joined text (one for 16 bytes)
  /// and what the host charges may still use.
  package func setBudget(units: Int) { lh_set_budget(machine, Int64(units)) }

  /// What is left of the budget.
  package var budgetLeft: Int { Int(lh_budget(machine)) }

  /// Sets how long runs may go on from now, in seconds; it is looked at where units are charged.
  package func setTime(seconds: Double) { lh_set_time(machine, seconds) }

  /// Compiles a chunk of text and runs it once, to hand over its functions.
  ///
  /// - Parameters:
  ///   - text: The chunk; its arguments are the operations.
  ///   - number: What failures call it by.
  package func load(_ text: String, number: Int) throws(LuaFailure) {
    var text = text
    var failure = lh_failure()
    let end = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        lh_load(
          machine, Int32(number), characters.baseAddress, characters.count, &failure)
      }
    }
    if end != LH_DONE { throw LuaFailure(failure) }
  }

  /// Calls an exported function with the host's objects as arguments.
  package func call(_ function: Int, objects: [Int32]) throws(LuaFailure) -> LuaValue {
    var result = lh_value()
    var failure = lh_failure()
    let end = lh_call(
      machine, Int32(function), objects, Int32(objects.count), &result, 1, &failure)
    if end != LH_DONE { throw LuaFailure(failure) }
    return LuaValue(result)
  }

  /// Calls an exported function that gives several values; `count` of them are given, none where
  /// it gives fewer.
  package func call(
    _ function: Int, objects: [Int32], count: Int
  ) throws(LuaFailure) -> [LuaValue] {
    var results = Array(repeating: lh_value(), count: count)
    var failure = lh_failure()
    let end = lh_call(
      machine, Int32(function), objects, Int32(objects.count), &results, Int32(count), &failure)
    if end != LH_DONE { throw LuaFailure(failure) }
    return results.map(LuaValue.init)
  }

  /// Calls an exported function that returns a number and then functions, and calls each of
  /// these by itself, so that none stops another.
  ///
  /// - Returns: The number, and for each function its value, or nil where it failed.
  package func callEach(
    _ function: Int, objects: [Int32]
  ) throws(LuaFailure) -> (first: LuaValue, values: [LuaValue?]) {
    var first = lh_value()
    var failure = lh_failure()
    bridge.collected = []
    let end = lh_call_each(
      machine, Int32(function), objects, Int32(objects.count), &first,
      { context, _, end, value in
        guard let value else { return }
        Bridge.from(context).collected.append(end == LH_DONE ? LuaValue(value.pointee) : nil)
      }, &failure)
    if end != LH_DONE { throw LuaFailure(failure) }
    return (LuaValue(first), bridge.collected)
  }
}

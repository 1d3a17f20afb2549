/// Registers, of which a Lua function has 254.
///
/// What is counted: local variables, the values of lists before the last, functions while their
/// arguments are read, tables while their items are, and left operands that are fields, calls,
/// tables or functions. What is left out: operands that are names, keys of fields assigned to, and
/// constants, of which Lua's code generator knows whether they need a register. So no text that Lua
/// accepts is refused for registers, and some that Lua refuses are accepted.
extension Scopes {
  /// How many registers hold values that wait to be used.
  var held: Int { function.heldRegisters }

  /// Gives back registers until so many are held.
  mutating func release(to held: Int) {
    function.heldRegisters = held
  }

  /// Takes registers for values that wait to be used.
  mutating func hold(_ count: Int, at range: Range<Int>) throws(Fault) {
    try need(count, at: range)
    function.heldRegisters += count
  }

  /// Checks that there is room for more registers.
  mutating func need(_ count: Int, at range: Range<Int>) throws(Fault) {
    if function.localRegisters + function.heldRegisters + count > Self.maximumRegisters {
      throw Fault(
        .tooManyRegisters, at: range,
        "too many values at once: a function has \(Self.maximumRegisters) registers")
    }
  }
}

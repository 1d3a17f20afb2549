/// What a machine asks of the program that runs it: the fields of its objects, and its words.
///
/// None of these may keep an argument's text beyond the call.
package protocol LuaHost: AnyObject {
  /// The value of `object.field`, where the field is known by the number of its name.
  func field(_ symbol: Int32, of object: Int32, reply: inout LuaReply)

  /// The value of `object[index]`; `index` is finite or not, whole or not, as the rule has it.
  func item(_ index: Double, of object: Int32, reply: inout LuaReply)

  /// The number of items of `object`, as a number.
  func length(of object: Int32, reply: inout LuaReply)

  /// The value of `word(arguments…)`, which stands at byte `offset` of its file.
  func word(
    _ word: Int32, at offset: Int32, arguments: LuaArguments, reply: inout LuaReply)

  /// Begins a list word: how many items the list has, and the frame that the later calls name.
  func beginEach(_ word: Int32, list: LuaValue, reply: inout LuaReply)

  /// Takes what an item came to; the reply is true where no further item is needed.
  ///
  /// `fail` raises the item's own error again, where it has one.
  func takeItem(_ word: Int32, frame: Int32, _ part: LuaPart, reply: inout LuaReply)

  /// Ends a list word; the reply is its value.
  func finishEach(_ word: Int32, frame: Int32, reply: inout LuaReply)

  /// The value of an operator one of whose operands is an object; both are the same for negation.
  func operate(_ op: LuaOperator, _ left: LuaValue, _ right: LuaValue, reply: inout LuaReply)

  /// Keeps why an operand of `and` or `or` stopped, in a frame or, where that is -1, in a new one;
  /// the reply is the frame.
  ///
  /// `fail` where it is in error, which is then raised again.
  func hold(frame: Int32, reply: inout LuaReply)

  /// Ends a frame; `stop` where nothing has settled it.
  func release(frame: Int32, isSettled: Bool, reply: inout LuaReply)

  /// Takes what the probe of a number saw; it can't change the run.
  func probe(_ number: Int32, seen: LuaSeen)
}

extension LuaHost {
  /// A host of chunks without probes has none to take.
  package func probe(_ number: Int32, seen: LuaSeen) {}
}

/// What a probe sees of the place that it watches.
package enum LuaSeen: Sendable {
  /// It is about to be run.
  case begun
  /// It came to false, or to nil.
  case `false`
  /// It came to anything else.
  case `true`
}

/// How an item of a list word came out.
package enum LuaPart: Sendable {
  /// It has a value; `key` is what the second function of a list word gave.
  case value(LuaValue, key: LuaValue)
  /// The host had stopped it, and knows why.
  case stopped
  /// It is in error.
  case failed
}

/// An operator where an operand is one of the host's objects.
package enum LuaOperator: Sendable {
  case add, subtract, multiply, divide, negate, less, lessOrEqual, equal
}

/// A value that came out of Lua.
///
/// Text is equal by its bytes, as it is in Lua, and not by what Unicode holds equal.
package enum LuaValue: Sendable {
  /// `nil`
  case none
  /// `true` or `false`
  case boolean(Bool)
  /// A number; every number of a rule is a double.
  case number(Double)
  /// Text. Lua's strings are bytes; what isn't UTF-8 is repaired.
  case text(String)
  /// One of the host's objects.
  case object(Int32)
  /// A function or a table.
  case other
}

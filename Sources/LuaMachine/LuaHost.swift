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
}

/// A value that came out of Lua.
package enum LuaValue: Sendable, Hashable {
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

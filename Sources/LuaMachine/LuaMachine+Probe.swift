extension LuaMachine {
  /// What rules rely on of the system's Lua: expressions that are true in it.
  ///
  /// Numbers are doubles, division by floats isn't by integers, text compares by its bytes, whatever
  /// the locale, and never turns into a number.
  static let probes: [(name: String, expression: String)] = [
    ("division", "7.0 / 2.0 == 3.5 and 7.0 // 2.0 == 3.0 and -7.0 // 2.0 == -4.0"),
    ("remainder", "7.0 % 3.0 == 1.0 and -7.0 % 3.0 == 2.0 and 5.5 % 2.0 == 1.5"),
    ("doubles", "2.0 ^ 53.0 + 1.0 == 2.0 ^ 53.0 and 0.1 + 0.2 ~= 0.3 and 1e308 * 10.0 > 1e308"),
    ("order of text", "\"B\" < \"a\" and \"Z\" < \"\\195\\169\" and not (\"\" < \"\")"),
    ("text and numbers", "\"1\" ~= 1.0 and not (\"10\" == 10.0)"),
    ("logic", "(nil or false) == false and (0.0 and true) == true and not nil"),
    ("loops", "(function() local n = 0.0 for i = 1.0, 3.0 do n = n + i end return n end)() == 6.0"),
    ("closures", "(function(a) return function() a = a + 1.0 return a end end)(1.0)() == 2.0"),
  ]

  /// Tries what rules rely on, so that a Lua that is built or set otherwise is told at once.
  func probe() throws(LuaFailure) {
    for (index, probe) in Self.probes.enumerated() {
      // Numbers far above those that any policy exports.
      let number = Int(Int32.max) - 1 - index
      try load(
        "local __word, __export = ...; __export(\(number), function() return \(probe.expression) end)",
        number: 0)
      guard try call(number, objects: []) == .boolean(true) else {
        throw LuaFailure(cause: .unfit(probe.name), chunk: nil, line: nil, offset: nil)
      }
    }
  }
}

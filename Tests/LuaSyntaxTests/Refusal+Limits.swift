import LuaSyntax

extension Refusal {
  /// Programs that go one beyond a limit.
  static let limits: [Refusal] = [
    Refusal(
      "local " + list(201) { "a\($0)" }, .tooManyLocals, 1, 897, 896..<900,
      "too many local variables in a function: at most 200"),
    Refusal(
      upvalues(256), .tooManyUpvalues, 5, 1173, 2391..<2395,
      "too many variables from enclosing functions: at most 255"),
    Refusal(
      "return " + list(255) { _ in "a" }, .tooManyRegisters, 1, 516, 515..<516,
      "too many values at once: a function has 254 registers"),
    Refusal(
      String(repeating: "goto a ", count: 32_768), .tooManyLabels, 1, 229_375, 229_374..<229_375,
      "too many labels or jumps: at most 32767"),
    Refusal(
      String(repeating: "f=function()end ", count: 131_072), .tooManyFunctions, 1, 2_097_147,
      2_097_146..<2_097_147, "too many functions in one: at most 131071"),
    Refusal(
      "x = " + String(repeating: "(", count: 198), .tooDeep, 1, 202, 201..<202,
      "nested too deeply: at most 198 levels"),
    Refusal(
      "x = a" + String(repeating: ".b", count: 398), .chainTooLong, 1, 802, 801..<801,
      "a chain too long: the tree would be deeper than 400 nodes"),
  ]

  /// So many items with commas between.
  static func list(_ count: Int, _ item: (Int) -> String) -> String {
    (0..<count).map(item).joined(separator: ",")
  }

  /// A function that uses so many variables of the functions around it.
  static func upvalues(_ count: Int, use: String = "return ") -> String {
    let middle = min(count, 150)
    return "local " + list(middle) { "a\($0)" } + "\nlocal function f()\nlocal "
      + list(count - middle) { "a\(middle + $0)" } + "\nreturn function()\n" + use
      + (0..<count).map { "a\($0)" }.joined(separator: "+") + " end end"
  }
}

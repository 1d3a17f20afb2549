import LuaSyntax

extension Refusal {
  /// Programs that break a rule beyond the grammar.
  static let rules: [Refusal] = [
    Refusal(
      "do local a goto l end local b ::l:: f()", .jumpsIntoLocal, 1, 17, 16..<17,
      "`goto l` jumps into the scope of local `b`"),
    Refusal(
      "local a <odd>", .unknownAttribute, 1, 10, 9..<12,
      "unknown attribute `odd`: expected `const` or `close`"),
    Refusal(
      "local a <close>, b <close>", .repeatedClose, 1, 21, 20..<25,
      "a second `close` in one `local` statement"),
    Refusal(
      "local a <const> = 1\na = 2", .assignToConst, 2, 1, 20..<21,
      "attempt to assign to const variable `a`"),
    Refusal(
      "local a <close> = nil\na = 2", .assignToConst, 2, 1, 22..<23,
      "attempt to assign to const variable `a`"),
    Refusal(
      "local f <const> = 1\nfunction f() end", .assignToConst, 2, 10, 29..<30,
      "attempt to assign to const variable `f`"),
    Refusal(
      "local a <const> = 1; function f() a = 2 end", .assignToConst, 1, 35, 34..<35,
      "attempt to assign to const variable `a`"),
    Refusal(
      "goto a", .noVisibleLabel, 1, 6, 5..<6,
      "no visible label `a`"),
    Refusal(
      "do goto a end do ::a:: end", .noVisibleLabel, 1, 9, 8..<9,
      "no visible label `a`"),
    Refusal(
      "function f() goto a end ::a::", .noVisibleLabel, 1, 19, 18..<19,
      "no visible label `a`"),
    Refusal(
      "::a::\n::a::", .duplicateLabel, 2, 3, 8..<9,
      "label `a` is already defined at line 1"),
    Refusal(
      "::a:: do ::a:: end", .duplicateLabel, 1, 12, 11..<12,
      "label `a` is already defined at line 1"),
    Refusal(
      "goto a\nlocal b\n::a:: f()", .jumpsIntoLocal, 1, 6, 5..<6,
      "`goto a` jumps into the scope of local `b`"),
    Refusal(
      "repeat goto c local x ::c:: until x", .jumpsIntoLocal, 1, 13, 12..<13,
      "`goto c` jumps into the scope of local `x`"),
    Refusal(
      "break", .breakOutsideLoop, 1, 1, 0..<5,
      "`break` outside a loop"),
    Refusal(
      "while 1 do local function f() break end end", .breakOutsideLoop, 1, 31, 30..<35,
      "`break` outside a loop"),
    Refusal(
      "function f() return ... end", .varargOutside, 1, 21, 20..<23,
      "`...` outside a function that takes it"),
  ]
}

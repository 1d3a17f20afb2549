import LuaSyntax

extension Refusal {
  /// Texts of tokens that make no program.
  static let grammar: [Refusal] = [
    Refusal(
      "x = ", .unexpectedToken, 1, 5, 4..<4,
      "expected an expression, found the end of the file"),
    Refusal(
      "x = )", .unexpectedToken, 1, 5, 4..<5,
      "expected an expression, found `)`"),
    Refusal(
      "end", .unexpectedToken, 1, 1, 0..<3,
      "expected a statement or the end of the file, found `end`"),
    Refusal(
      "if a then f()\nelseif b then", .unexpectedToken, 2, 14, 27..<27,
      "expected `end` to close `if` at line 1, found the end of the file"),
    Refusal(
      "if a then\nf()\nx = 1 +\nelse end", .unexpectedToken, 4, 1, 22..<26,
      "expected an expression, found `else`"),
    Refusal(
      "for i = 1 do end", .unexpectedToken, 1, 11, 10..<12,
      "expected `,`, found `do`"),
    Refusal(
      "for i 1", .unexpectedToken, 1, 7, 6..<7,
      "expected `=` or `in`, found `1`"),
    Refusal(
      "for 1", .unexpectedToken, 1, 5, 4..<5,
      "expected a name, found `1`"),
    Refusal(
      "while a f()", .unexpectedToken, 1, 9, 8..<9,
      "expected `do`, found `f`"),
    Refusal(
      "repeat f()\nend", .unexpectedToken, 2, 1, 11..<14,
      "expected `until` to close `repeat` at line 1, found `end`"),
    Refusal(
      "f(1,\n2", .unexpectedToken, 2, 2, 6..<6,
      "expected `)` to close `(` at line 1, found the end of the file"),
    Refusal(
      "f(1, 2", .unexpectedToken, 1, 7, 6..<6,
      "expected `)` to close `(`, found the end of the file"),
    Refusal(
      "x = {1, 2", .unexpectedToken, 1, 10, 9..<9,
      "expected `}` to close `{`, found the end of the file"),
    Refusal(
      "x = {\n1 2}", .unexpectedToken, 2, 3, 8..<9,
      "expected `}` to close `{` at line 1, found `2`"),
    Refusal(
      "x = {[1] 2}", .unexpectedToken, 1, 10, 9..<10,
      "expected `=`, found `2`"),
    Refusal(
      "x = {[1}", .unexpectedToken, 1, 8, 7..<8,
      "expected `]`, found `}`"),
    Refusal(
      "x = (1", .unexpectedToken, 1, 7, 6..<6,
      "expected `)` to close `(`, found the end of the file"),
    Refusal(
      "x = (\n1]", .unexpectedToken, 2, 2, 7..<8,
      "expected `)` to close `(` at line 1, found `]`"),
    Refusal(
      "do\nlocal x\n", .unexpectedToken, 3, 1, 11..<11,
      "expected `end` to close `do` at line 1, found the end of the file"),
    Refusal(
      "function f() \n", .unexpectedToken, 2, 1, 14..<14,
      "expected `end` to close `function` at line 1, found the end of the file"),
    Refusal(
      "function 1() end", .unexpectedToken, 1, 10, 9..<10,
      "expected a name, found `1`"),
    Refusal(
      "function f(a,) end", .unexpectedToken, 1, 14, 13..<14,
      "expected a name or `...`, found `)`"),
    Refusal(
      "function f(1) end", .unexpectedToken, 1, 12, 11..<12,
      "expected a name or `...`, found `1`"),
    Refusal(
      "function f(a", .unexpectedToken, 1, 13, 12..<12,
      "expected `)`, found the end of the file"),
    Refusal(
      "local 1", .unexpectedToken, 1, 7, 6..<7,
      "expected a name, found `1`"),
    Refusal(
      "local function a.b() end", .unexpectedToken, 1, 17, 16..<17,
      "expected `(`, found `.`"),
    Refusal(
      "local a <const", .unexpectedToken, 1, 15, 14..<14,
      "expected `>`, found the end of the file"),
    Refusal(
      "local a <1>", .unexpectedToken, 1, 10, 9..<10,
      "expected a name, found `1`"),
    Refusal(
      "goto 1", .unexpectedToken, 1, 6, 5..<6,
      "expected a name, found `1`"),
    Refusal(
      "::a", .unexpectedToken, 1, 4, 3..<3,
      "expected `::`, found the end of the file"),
    Refusal(
      "::a:", .unexpectedToken, 1, 4, 3..<4,
      "expected `::`, found `:`"),
    Refusal(
      "a.1 = 2", .notAStatement, 1, 1, 0..<1,
      "only a call can stand alone as a statement: expected `=` or the arguments of a call, found `.1`"
    ),
    Refusal(
      "a:b = 1", .unexpectedToken, 1, 5, 4..<5,
      "expected the arguments of a call, found `=`"),
    Refusal(
      "a:b", .unexpectedToken, 1, 4, 3..<3,
      "expected the arguments of a call, found the end of the file"),
    Refusal(
      "return 1 2", .unexpectedToken, 1, 10, 9..<10,
      "expected the end of the file after `return`, found `2`"),
    Refusal(
      "x 1", .notAStatement, 1, 1, 0..<1,
      "only a call can stand alone as a statement: expected `=` or the arguments of a call, found `1`"
    ),
    Refusal(
      "a.b", .notAStatement, 1, 1, 0..<3,
      "only a call can stand alone as a statement: expected `=` or the arguments of a call, found the end of the file"
    ),
    Refusal(
      "a.b\nc = 1", .notAStatement, 1, 1, 0..<3,
      "only a call can stand alone as a statement: expected `=` or the arguments of a call, found `c`"
    ),
    Refusal(
      "(a)", .notAStatement, 1, 1, 0..<3,
      "only a call can stand alone as a statement: expected `=` or the arguments of a call, found the end of the file"
    ),
    Refusal(
      "'s'", .unexpectedToken, 1, 1, 0..<3,
      "expected a statement, found `'s'`"),
    Refusal(
      "1 + 1", .unexpectedToken, 1, 1, 0..<1,
      "expected a statement, found `1`"),
    Refusal(
      "f() = 1", .notAssignable, 1, 1, 0..<3,
      "only a variable or a field can be assigned to"),
    Refusal(
      "a, f() = 1", .notAssignable, 1, 4, 3..<6,
      "only a variable or a field can be assigned to"),
    Refusal(
      "(a) = 1", .notAssignable, 1, 1, 0..<3,
      "only a variable or a field can be assigned to"),
    Refusal(
      "a, b", .unexpectedToken, 1, 5, 4..<4,
      "expected `=`, found the end of the file"),
    Refusal(
      "a = 1,", .unexpectedToken, 1, 7, 6..<6,
      "expected an expression, found the end of the file"),
    Refusal(
      "not a", .unexpectedToken, 1, 1, 0..<3,
      "expected a statement, found `not`"),
    Refusal(
      "x = not", .unexpectedToken, 1, 8, 7..<7,
      "expected an expression, found the end of the file"),
    Refusal(
      "x = a and", .unexpectedToken, 1, 10, 9..<9,
      "expected an expression, found the end of the file"),
    Refusal(
      "x = f(,)", .unexpectedToken, 1, 7, 6..<7,
      "expected an expression, found `,`"),
    Refusal(
      "x = 'a long text that goes on and on and on beyond forty bytes' 'é'", .unexpectedToken, 1,
      65, 64..<68,
      "expected a statement, found `'é'`"),
    Refusal(
      "x = y 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaéé' z", .notAStatement, 1, 59, 60..<61,
      "only a call can stand alone as a statement: expected `=` or the arguments of a call, found the end of the file"
    ),
  ]
}

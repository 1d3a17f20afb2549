extension Slip {
  /// Rule files with one slip, whatever it opens or closes.
  static let single = [
    rules(
      "no comma", "title = \"B\" test = check,",
      "11:15: unexpected_token: expected `}` to close `{` at line 10, found `test`"),
    rules(
      "no brace at the end", "title = \"B\",", end: "",
      "15:1: unexpected_token: expected an expression, found `local`"),
    rules(
      "no brace at the beginning", head: "rule \"b\"", "title = \"B\",",
      "12:1: unexpected_token: expected an expression, found `}`"),
    rules(
      "an open brace within", "effective = { from = \"2026-01-01\", title = \"B\",",
      "15:1: unexpected_token: expected `}` to close `{` at line 10, found `local`"),
    rules(
      "no `end`", "test = function(a) return a.b,\n  title = \"B\",",
      "12:9: unexpected_token: expected `end` to close `function` at line 11, found `=`"),
    rules(
      "no `end` of an `if`", "test = function(a)\n    if a then return 1\n  end,",
      "13:6: unexpected_token: expected a statement, found `,`"),
    rules(
      "no `function`", "test = (a) return 1 end,",
      "11:14: unexpected_token: expected `}` to close `{` at line 10, found `return`"),
    rules(
      "an open string", "title = \"B,\n  test = check,",
      "11:11: unfinished_string: unfinished string"),
    rules(
      "an open string before what closes", "test = function(a) return f(\"x) end,\n  pass = 1,",
      "11:31: unfinished_string: unfinished string"),
    rules(
      "an open long string", "title = [[B,\nand check,\n  that is = so,",
      "11:11: unfinished_string: unfinished long string"),
    rules(
      "an open comment", "--[[ title = \"B\",\nand check,\n  that is so,",
      "11:3: unfinished_comment: unfinished long comment"),
    rules(
      "a stray parenthesis", "title = (\"B\")),\n  test = check,",
      "11:16: unexpected_token: expected `}` to close `{` at line 10, found `)`"),
    rules(
      "a stray brace", "title = \"B\" },\n  test = check,",
      "10:1: not_assignable: only a variable or a field can be assigned to"),
    rules(
      "a stray `end`", "test = function(a) return 1 end end,\n  pass = 1,",
      "11:35: unexpected_token: expected `}` to close `{` at line 10, found `end`"),
    rules(
      "only the head", "", end: "",
      "15:1: unexpected_token: expected an expression, found `local`"),
    rules(
      "a word alone", head: "rule", "", end: "",
      "10:1: not_a_statement: only a call can stand alone as a statement: expected `=` or the arguments of a call, found `local`"
    ),
    rules(
      "lines that aren't indented", "test = function(a)\nlocal b = a\nreturn b +\nend,\npass = 1,",
      "14:1: unexpected_token: expected an expression, found `end`"),
    Slip(
      "a label that is missing, though its `goto` is the last to be read",
      "goto out\nlocal a\nf(a)", "1:6: no_visible_label: no visible label `out`"),
    Slip(
      "a label in what can't be read", "goto out\nx = = 1 ::out::\nf()",
      "2:5: unexpected_token: expected an expression, found `=`"),
    Slip(
      "compiled Lua", "\u{1B}Lua\nx = = 1",
      "1:1: binary_chunk: compiled Lua is refused: expected text"),
  ]

  /// A file of sound declarations around a rule, which begins in line 10.
  private static func rules(
    _ name: String, head: String = "rule \"b\" {", _ body: String, end: String = "}", _ told: String
  ) -> Slip {
    let text = """
      local function check(person)
        return person.checked
      end

      rule "a" {
        title = "A",
        test  = check,
      }

      \(head)
        \(body)
      \(end)

      -- What isn't as it seems.
      local places = 6

      rule "c" {
        title = "C",
        test  = function(person) return round(person.c, places) > 0 end,
      }

      function last(person)
        return person.last
      end
      """
    return Slip(name, text, told)
  }
}

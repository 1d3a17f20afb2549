extension Slip {
  /// Files with slips of one kind.
  static let kinds = [
    Slip(
      "tokens that can't be read, several of them in one rule",
      #"""
      rule "a" {
        title = "A\q",
        limit = 12x,
        test  = function(person) return person.a != 1 && person.b end,
        fail  = "\xZZ and \999",
      }

      local limit = 0x
      local text = 'never closed

      rule "b" {
        title = "B",
        test  = function(person) return person.b ? 1 : 2 end,
      }
      """#,
      #"""
      2:13: invalid_escape: invalid escape `\q`: unknown escape sequence
      3:11: malformed_number: malformed number `12x`
      4:44: unexpected_character: unexpected character `!`
      5:12: invalid_escape: invalid escape `\x`: `\x` needs two hexadecimal digits
      8:15: malformed_number: malformed number `0x`
      9:14: unfinished_string: unfinished string
      13:44: unexpected_character: unexpected character `?`
      """#),
    Slip(
      "brackets and words that close nothing",
      """
      rule "a" {
        title = "A",
      }}

      rule "b" {
        title = "B")
      }

      local c = 1

      end

      local function d()
        return 1
      end end

      rule "e" {
        title = "E",
        until = 1,
      }
      """,
      """
      3:2: unexpected_token: expected a statement, found `}`
      6:14: unexpected_token: expected `}` to close `{` at line 5, found `)`
      11:1: unexpected_token: expected a statement or the end of the file, found `end`
      15:5: unexpected_token: expected a statement or the end of the file, found `end`
      19:3: unexpected_token: expected an expression, found `until`
      """),
    Slip(
      "statements of plain Lua",
      """
      x = = 1
      y = 2
      print("a" "b")
      if x then
        y = 3
      elseif y then
        y = 4
      end
      for i = 1 do end
      local a <const> = 1
      a = 2
      local b <fixed> = 1
      """,
      """
      1:5: unexpected_token: expected an expression, found `=`
      3:11: unexpected_token: expected `)` to close `(`, found `"b"`
      9:11: unexpected_token: expected `,`, found `do`
      11:1: assign_to_const: attempt to assign to const variable `a`
      12:10: unknown_attribute: unknown attribute `fixed`: expected `const` or `close`
      """),
    Slip(
      "rules beyond the grammar",
      """
      local a <const> = 1

      local function f()
        a = 2
      end

      local function g()
        break
      end

      local function h()
        goto out
      end

      local function i()
        return ...
      end
      """,
      """
      4:3: assign_to_const: attempt to assign to const variable `a`
      8:3: break_outside_loop: `break` outside a loop
      12:8: no_visible_label: no visible label `out`
      16:10: vararg_outside: `...` outside a function that takes it
      """),
    Slip(
      "more locals than a function can have",
      String(repeating: "local a\n", count: 201) + "x = = 1\n"
        + String(repeating: "local b\n", count: 150) + "y = = 1",
      """
      201:7: too_many_locals: too many local variables in a function: at most 200
      202:5: unexpected_token: expected an expression, found `=`
      353:5: unexpected_token: expected an expression, found `=`
      """),
  ]
}

extension Slip {
  /// Files with slips in several declarations.
  static let several = [
    Slip(
      "a comma, a parenthesis and an operator",
      """
      decision {
        title   = "Loan"
        combine = "all",
      }

      rule "age" {
        title = "Of age",
        test  = function(person) return any(person.papers, function(paper) return paper.valid end end,
      }

      rule "income" {
        title = "Earns enough",
        test  = function(person) return person.income => params.income end,
      }

      rule "home" {
        title = "At home here",
        test  = function(person) return person.home end,
      }
      """,
      """
      3:3: unexpected_token: expected `}` to close `{` at line 1, found `combine`
      8:93: unexpected_token: expected `)` to close `(`, found `end`
      13:49: unexpected_token: expected `end` to close `function`, found `=`
      """),
    Slip(
      "an open brace, and slips in the rules after it",
      """
      rule "a" {
        title = "A",
        test  = function(person) return person.a end,

      rule "b" {
        title = "B,
        test  = function(person) return person.b end,
      }

      rule "c" {
        title = "C",
      }

      rule "d" {
        title : "D",
      }
      """,
      """
      6:11: unfinished_string: unfinished string
      14:1: unexpected_token: expected `}` to close `{` at line 1, found `rule`
      15:11: unexpected_token: expected a name, found `"D"`
      """),
    Slip(
      "a function without its `end`, and slips after it",
      """
      local function old(person)
        if person.age then
          return person.age > 60
        return false
      end

      local function young(person)
        return person.age < 30
      end

      rule "a" {
        title = "A" "B" = 1,
      }

      rule "b" {
        title = "B"
        test  = old,
      }
      """,
      """
      4:3: unexpected_token: expected `end` to close `if` at line 2, found `return`
      12:15: unexpected_token: expected `}` to close `{` at line 11, found `"B"`
      17:3: unexpected_token: expected `}` to close `{` at line 15, found `test`
      """),
    Slip(
      "two functions that are left open, and a slip between them",
      """
      local function old(person)
        for _, paper in ipairs(person.papers) do
          if paper.old then return true end

        return false
      end

      local function young(person)
        return any(person.papers, function(paper)
          return paper.young
        )
      end

      function both(person)
        return old(person) and young(person)

      rule "a" {
        test = old,
      }
      """,
      """
      11:3: unexpected_token: expected `end` to close `function` at line 9, found `)`
      17:1: unexpected_token: expected `end` to close `function` at line 14, found `rule`
      19:2: unexpected_token: expected `end` to close `function` at line 1, found the end of the file
      """),
    Slip(
      "a long string and a comment that are left open",
      """
      rule "a" {
        title = [[ A
          long title,
      }

      rule "b" {
        title = "B",
        test = function(person) return end person end,
      }

      --[[ The last rule
      asks what it asks.

      rule "c" {
        title = "C",
        limit = 12x,
      }
      """,
      """
      2:11: unfinished_string: unfinished long string
      8:38: unexpected_token: expected `}` to close `{` at line 6, found `person`
      11:1: unfinished_comment: unfinished long comment
      16:11: malformed_number: malformed number `12x`
      """),
    Slip(
      "a file that ends too soon",
      """
      rule "a" {
        title = "A" .. ,
      }

      rule "b" {
        title = "B",
        test  = function(person)
          return any(person.papers, function(paper)
      """,
      """
      2:18: unexpected_token: expected an expression, found `,`
      8:46: unexpected_token: expected `end` to close `function`, found the end of the file
      """),
  ]
}

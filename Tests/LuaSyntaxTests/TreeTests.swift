import LuaSyntax
import Testing

/// The trees of all constructs, as S-expressions.
@Suite("trees")
struct TreeTests {
  private func tree(_ text: String) throws -> String {
    let chunk = try Parser.parse(SourceText(name: "test.lua", bytes: Array(text.utf8)))
    return TreePrinter.text(chunk.block)
  }

  @Test(
    "a statement has the tree of its parts",
    arguments: [
      ("", ""),
      (";", "(empty)"),
      ("local a", "(local (a))"),
      ("local a <const>, b <close>, c = 1, nil", "(local (a<const> b<close> c) 1 nil)"),
      ("a = 1", "(set (a) 1)"),
      ("a, b.c, d[e] = 1, f()", "(set (a (. b c) ([] d e)) 1 (call f))"),
      ("f()", "(call f)"),
      ("f\n(1)", "(call f 1)"),
      ("a.b:c 'x' {1}", "(call (method (. a b) c 'x') (table 1))"),
      ("(f)()", "(call (() f))"),
      ("do local x end", "(do (local (x)))"),
      ("do end", "(do)"),
      ("while a do break end", "(while a (break))"),
      ("repeat local x until x", "(repeat (local (x)) until x)"),
      ("if a then f() end", "(if (a (call f)))"),
      (
        "if a then elseif b then f() elseif c then else g() end",
        "(if (a) (b (call f)) (c) (else (call g)))"
      ),
      ("if a then else end", "(if (a) (else))"),
      ("for i = 1, 10 do f(i) end", "(for i (1 10) (call f i))"),
      ("for i = 10, 1, -1 do end", "(for i (10 1 (- 1)))"),
      ("for k in next, t do end", "(for (k) (in next t))"),
      ("for k, v in pairs(t) do f() end", "(for (k v) (in (call pairs t)) (call f))"),
      ("function f() end", "(function f ())"),
      ("function a.b.c(x, y) return x end", "(function a.b.c (x y) (return x))"),
      ("function a.b:m(...) return self, ... end", "(function a.b:m (...) (return self ...))"),
      ("local function f(x, ...) end", "(local function f (x ...))"),
      ("return", "(return)"),
      ("return;", "(return)"),
      ("return 1, 2;", "(return 1 2)"),
      ("goto done ::done::", "(goto done) (label done)"),
      ("::a:: ; ::b::", "(label a) (empty) (label b)"),
      ("a = 1 b = 2; c()", "(set (a) 1) (set (b) 2) (empty) (call c)"),
    ])
  func statement(text: String, tree: String) throws {
    #expect(try self.tree(text) == tree)
  }

  @Test(
    "an expression has the tree of its parts",
    arguments: [
      ("nil", "nil"), ("true", "true"), ("false", "false"), ("...", "..."), ("x", "x"),
      ("function(a, ...) return a end", "(function (a ...) (return a))"),
      ("a.b.c", "(. (. a b) c)"),
      ("a[b][1]", "([] ([] a b) 1)"),
      ("f(a, b)(c)", "(call (call f a b) c)"),
      ("f 'x'", "(call f 'x')"),
      ("f [[x]]", "(call f 'x')"),
      ("f {x}", "(call f (table x))"),
      ("a:b(c):d()", "(method (method a b c) d)"),
      ("(a)", "(() a)"),
      ("((a.b)).c", "(. (() (() (. a b))) c)"),
      ("{}", "(table)"),
      ("{1, x = 2, [3] = 4; 5}", "(table 1 x=2 [3]=4 5)"),
      ("{x, y == 1, f = g,}", "(table x (== y 1) f=g)"),
      ("{function() end, [a] = {}}", "(table (function ()) [a]=(table))"),
      ("not a", "(not a)"), ("- a", "(- a)"), ("#a", "(# a)"), ("~a", "(~ a)"),
      ("not not a", "(not (not a))"), ("- -a", "(- (- a))"),
    ])
  func expression(text: String, tree: String) throws {
    #expect(try self.tree("return " + text) == "(return \(tree))")
  }

  @Test("comments are kept apart from the tree, in order")
  func comments() throws {
    let text = "#! lua -- no comment\n-- one\r\nx = --[[ two\n]] 1 --[==[ ]] ]==]--[ three\n---"
    let source = SourceText(name: "test.lua", bytes: Array(text.utf8))
    let chunk = try Parser.parse(source)
    #expect(TreePrinter.text(chunk.block) == "(set (x) 1)")
    #expect(
      chunk.comments.map { source.text(in: $0.range) }
        == ["-- one", "--[[ two\n]]", "--[==[ ]] ]==]", "--[ three", "---"])
  }

  @Test("a byte order mark and a first line with `#` are skipped", arguments: ["\u{FEFF}", ""])
  func header(mark: String) throws {
    #expect(try tree(mark + "x = 1") == "(set (x) 1)")
    #expect(try tree(mark + "#!/usr/bin/lua\nx = 1") == "(set (x) 1)")
    #expect(try tree(mark + "# only this line") == "")
  }
}

import Policies
import Testing

@Suite("lowering")
struct LoweringTests {
  private static let rules = """
    decision { title = "D", combine = "all" }

    local function share(a, b)
      return a / b
    end

    rule "r" {
      title = "R", source = "a",
      test = function(s)
        local part = share(s.n, s.m)
        return part < 1 or s.n == 2,
          { part = part }
      end,
    }
    """

  /// The lowered text behind the beginning that binds what it uses.
  private func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[0] = String(
      lines[0].dropFirst(
        lines[0].firstRange(of: "...; ").map {
          lines[0].distance(from: lines[0].startIndex, to: $0.upperBound)
        } ?? 0))
    return lines.map { line in
      var line = line
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  @Test("each form stands line for line where the rule does")
  func forms() throws {
    let policy = try PackFolder(rules: Self.rules).policy()
    let file = try #require(policy.files.first)
    #expect(
      lines(file.plain) == [
        "", "",
        "local function share(a, b)",
        "return a / __div(83, b); end ;",
        "", "", "", "",
        "__export(0, function(s)",
        "local part = share(s[0], s[1]);",
        "return __fin(195, part) < 1.0 or s[0] == 2.0; end );",
      ])
    #expect(
      lines(try #require(file.careful)).last
        == "return __or(195, function() return __fin(195, part) < 1.0 end, "
        + "function() return s[0] == 2.0 end); end );")
    #expect(
      lines(try #require(file.shown)).suffix(2) == [
        "return 0", ", function() return part end; end );",
      ])
  }

  @Test("numbers are doubles, text is escaped, and loops know their weight")
  func literals() throws {
    let policy = try PackFolder(
      rules: """
        decision { title = "D", combine = "all" }
        rule "r" { title = "R", source = "a", test = function(s)
          for i = 1, 0x10 do local x = "é\\n" .. "b" end
          return true
        end }
        """
    ).policy()
    let file = try #require(policy.files.first)
    #expect(
      lines(file.plain) == [
        "", "__export(0, function(s)",
        "do local __a, __b, __c = __loop(101, 1.0, 16.0, nil, 7.0); for i = __a, __b, __c do "
          + "local x = __cat(137, \"\\195\\169\\010\", \"b\"); end end",
        "return true; end );",
      ])
  }
}

import Policies
import Testing

@Suite("decisions that read each other")
struct CycleTests {
  /// What is told where each decision's test is an expression, in the order of `pack.yaml`.
  private func told(
    _ tests: [(name: String, test: String)], functions: [String: String] = [:]
  ) throws -> [String] {
    let names = tests.map { "\n  - \($0.name)" }.joined()
    var files = functions
    files["pack.yaml"] = "id: p\ntitle: P\nsubject: s\ndecisions:\(names)\n"
    for (name, test) in tests {
      files["rules/\(name).lua"] = """
        decision { title = "D", combine = "all" }
        rule "r" { title = "R", source = "a", test = function() return \(test) end }
        """
    }
    do {
      _ = try PackFolder(rules: files["rules/d.lua"] ?? "", extra: files).policy()
      return []
    } catch let error as PackError {
      return error.findings.map { finding in
        let text = finding.span.map { $0.text.dropFirst($0.column - 1).prefix($0.width) } ?? ""
        return "\(finding.code) \(finding.file) at \(text): \(finding.message)"
      }
    }
  }

  @Test("decisions that read those before them are in order, a name of a function's own aside")
  func inOrder() throws {
    let tests = [
      ("a", "1 > 0"), ("b", "decided.a.yes"), ("d", "decided.a.yes and known(decided, \"b\")"),
    ]
    #expect(try told(tests) == [])
  }

  @Test("a circle is told once, from its first decision, however often it is gone through")
  func circle() throws {
    let tests = [
      ("a", "1 > 0"), ("b", "decided.a.yes and decided.d.yes"), ("c", "decided.b.no"),
      ("d", "known(decided, \"c\") and decided.c.yes and decided.b.yes"),
    ]
    #expect(
      try told(tests) == [
        "cycle rules/b.lua at d: `b` reads `d`, which reads `c`, which reads `b`, so none can be "
          + "made first"
      ])
  }

  @Test("a decision that reads itself is a circle")
  func itself() throws {
    #expect(
      try told([("a", "1 > 0"), ("d", "decided.d.yes")]) == [
        "cycle rules/d.lua at d: `d` reads itself"
      ])
  }

  @Test("two circles that share nothing are two findings")
  func two() throws {
    let tests = [
      ("a", "decided.b.yes"), ("b", "decided.a.yes"), ("c", "decided.d.yes"),
      ("d", "decided.c.yes"),
    ]
    #expect(
      try told(tests) == [
        "cycle rules/a.lua at b: `a` reads `b`, which reads `a`, so none can be made first",
        "cycle rules/c.lua at d: `c` reads `d`, which reads `c`, so none can be made first",
      ])
  }

  @Test("one that stands later without a circle is told to stand later")
  func later() throws {
    #expect(
      try told([("d", "decided.b.yes"), ("b", "1 > 0")]) == [
        "unknown_decision rules/d.lua at b: `b` stands after this one in `pack.yaml`; decisions "
          + "read those before them"
      ])
  }

  @Test("a circle through shared functions names them")
  func throughFunctions() throws {
    let functions = [
      "functions/f.lua": """
      local function inner() return decided.d.yes end
      function open() return inner() end
      """
    ]
    #expect(
      try told([("a", "f.open()"), ("d", "decided.a.yes")], functions: functions) == [
        "unknown_decision functions/f.lua at d: functions are read before every decision; hand "
          + "`decided.d…` to them",
        "cycle rules/a.lua at f.open: `a` reads `d` by `f.open`, `f.inner`, which reads `a`, so "
          + "none can be made first",
      ])
  }

  @Test("a circle of thousands is told without recursion")
  func long() throws {
    let names = ["d"] + (1..<2000).map { "d\($0)" }
    let tests = zip(names, names.dropFirst() + ["d"]).map { ($0, "decided.\($1).yes") }
    let told = try told(tests)
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("cycle rules/d.lua at d1: `d` reads `d1`, which") == true)
  }
}

import Decisions
import Policies
import Records
import Testing

/// What an operand, or an expression of operands, comes to.
enum Truth: Hashable, CaseIterable {
  case yes, no, unknown, review, error

  /// The word by which a record says so.
  var word: String {
    switch self {
    case .yes: "true"
    case .no: "false"
    default: "\(self)"
    }
  }
}

/// A tree of `and` and `or` over the operands `k1` to `k4`.
indirect enum Logic: CustomStringConvertible {
  case operand(Int)
  case and(Logic, Logic)
  case or(Logic, Logic)
  case not(Logic)

  /// The tree as Lua, its operands called as `name(number)` says.
  func lua(_ name: (Int) -> String) -> String {
    switch self {
    case .operand(let index): name(index)
    case .and(let left, let right): "(\(left.lua(name)) and \(right.lua(name)))"
    case .or(let left, let right): "(\(left.lua(name)) or \(right.lua(name)))"
    case .not(let inner): "not \(inner.lua(name))"
    }
  }

  var description: String { lua { "k\($0)" } }

  /// What a tree comes to.
  enum Outcome: Hashable {
    case value(Bool)
    /// Paths that are missing, and those that are asked behind `? `.
    case open(Set<String>)
    case error
  }

  /// The three-valued logic, from the text of the language alone.
  func outcome(_ operands: [Truth]) -> Outcome {
    switch self {
    case .operand(let index):
      switch operands[index - 1] {
      case .yes: .value(true)
      case .no: .value(false)
      case .unknown: .open(["s.u\(index)"])
      case .review: .open(["? s.j\(index)"])
      case .error: .error
      }
    case .and(let left, let right): Self.combine(left, right, settling: false, operands)
    case .or(let left, let right): Self.combine(left, right, settling: true, operands)
    case .not(let inner):
      if case .value(let value) = inner.outcome(operands) {
        .value(!value)
      } else {
        inner.outcome(operands)
      }
    }
  }

  private static func combine(
    _ left: Logic, _ right: Logic, settling: Bool, _ operands: [Truth]
  ) -> Outcome {
    switch left.outcome(operands) {
    case .error: return .error
    case .value(let value): return value == settling ? .value(value) : right.outcome(operands)
    case .open(let held):
      switch right.outcome(operands) {
      case .value(let value): return value == settling ? .value(value) : .open(held)
      case .open(let others): return .open(held.union(others))
      case .error: return .open(held)
      }
    }
  }

  /// Every tree over the operands from `first` on, so many of them.
  static func trees(of count: Int, from first: Int = 1) -> [Logic] {
    if count == 1 { return [.operand(first)] }
    return (1..<count).flatMap { split in
      trees(of: split, from: first).flatMap { left in
        trees(of: count - split, from: first + split).flatMap { right in
          [.and(left, right), .or(left, right)]
        }
      }
    }
  }
}

@Suite("three-valued and, or")
struct LanguageLogicTests {
  /// Functions that come to what fields `k1` to `k4` say.
  static let operands = (1...4).map { index in
    """
    function k\(index)(s)
      if s.k\(index) == "true" then return true end
      if s.k\(index) == "false" then return false end
      if s.k\(index) == "unknown" then return s.u\(index) > 0 end
      if s.k\(index) == "review" then return s.j\(index) > 0 end
      local zero = 0
      return 1 / zero > 0
    end
    """
  }.joined(separator: "\n")

  /// A dossier whose operands are so.
  static func dossier(_ operands: [Truth]) -> String {
    let fields = operands.enumerated().map { "\"k\($0 + 1)\": \"\($1.word)\"" }
    return "{" + (["\"id\": \"x\""] + fields).joined(separator: ", ") + "}"
  }

  /// Every way in which so many operands can be.
  static func states(of count: Int) -> [[Truth]] {
    count == 0
      ? [[]] : states(of: count - 1).flatMap { rest in Truth.allCases.map { rest + [$0] } }
  }

  private func check(_ trees: [Logic], tests: [String], count: Int, functions: String) throws {
    let rules = zip(trees.indices, tests).map { index, test in
      "rule \"r\(index)\" { title = \"R\", source = \"a\", test = function(s) \(test) end }"
    }
    let locals = Self.operands.replacing("function k", with: "local function k")
    let pack = LanguagePack(
      [
        "d": "decision { title = \"D\", combine = \"all\" }\n" + locals + "\n"
          + rules.joined(separator: "\n")
      ], functions.isEmpty ? [:] : ["functions/K.lua": Self.operands + "\n" + functions])
    let policy = try pack.policy()
    let decider = try Decider(policy)
    for operands in Self.states(of: count) {
      let json = Self.dossier(operands)
      let dossier = try policy.pack.dossierType.dossier(json: Array(json.utf8))
      let result = try #require(decider.decide(dossier, asOf: .epoch).result("d"))
      for (rule, tree) in zip(result.rules, trees) {
        let expected = tree.outcome(operands)
        #expect(Self.outcome(rule) == expected, "\(tree) of \(operands)")
        if case .open(let causes) = expected {
          let isMissing = causes.contains { !$0.hasPrefix("?") }
          #expect(rule.outcome == (isMissing ? .unknown : .review), "\(tree) of \(operands)")
        }
      }
    }
  }

  private static func outcome(_ rule: RuleResult) -> Logic.Outcome {
    switch rule.outcome {
    case .pass: .value(true)
    case .fail: .value(false)
    case .error: .error
    default: .open(Set(rule.missing + rule.asks.map { "? " + $0 }))
    }
  }

  @Test("every state of the operands of every tree up to depth 3", arguments: 1...4)
  func trees(count: Int) throws {
    let trees = Logic.trees(of: count)
    let tests = trees.map { tree in "return " + tree.lua { "k\($0)(s)" } }
    try check(trees, tests: tests, count: count, functions: "")
  }

  @Test("the same behind not, through locals, and in an if")
  func statements() throws {
    let trees = Logic.trees(of: 3).flatMap { [Logic.not($0), $0, .and($0, $0)] }
    let tests = trees.enumerated().map { index, tree in
      let lua = tree.lua { "k\($0)(s)" }
      return switch index % 3 {
      case 0: "return \(lua)"
      case 1: "if \(lua) then return true end return false"
      default: "local a = \(lua) return a and a"
      }
    }
    let simple = trees.enumerated().map { index, tree in
      if index % 3 == 2, case .and(let inner, _) = tree { inner } else { tree }
    }
    try check(simple, tests: tests, count: 3, functions: "")
  }

  @Test("the same where the tree, or a part of it, stands in a shared function")
  func sharedFunctions() throws {
    let trees = Logic.trees(of: 3)
    let whole = trees.enumerated().map { index, tree in
      "function whole\(index)(s) return \(tree.lua { "k\($0)(s)" }) end"
    }
    let parts = trees.enumerated().map { index, tree in
      switch tree {
      case .and(let left, let right):
        "function part\(index)(s) local r = \(right.lua { "K.k\($0)(s)" }) return r end\n"
          .replacing("K.", with: "")
          + "function join\(index)(s) return \(left.lua { "k\($0)(s)" }) and part\(index)(s) end"
      case .or(let left, let right):
        "function part\(index)(s) return \(right.lua { "k\($0)(s)" }) end\n"
          + "function join\(index)(s) return \(left.lua { "k\($0)(s)" }) or part\(index)(s) end"
      default: ""
      }
    }
    let tests =
      trees.indices.map { "return K.whole\($0)(s)" } + trees.indices.map { "return K.join\($0)(s)" }
      + trees.map { tree in "return " + tree.lua { "K.k\($0)(s)" } }
    try check(
      trees + trees + trees, tests: tests, count: 3,
      functions: (whole + parts).joined(separator: "\n"))
  }

  @Test("a divisor that is missing, zero or there beside what settles")
  func divisors() throws {
    let table: KeyValuePairs = [
      "s.n / s.u1 > 1 or s.flag": "true", "s.flag or s.n / s.u1 > 1": "true",
      "s.n / s.u1 > 1 and not s.flag": "false", "s.n / s.u1 > 1 and s.flag": "unknown s.u1",
      "s.u1 / s.m > 1 or s.flag": "true", "s.n / s.m > 1 or s.flag": "error ! division_by_zero",
      "s.flag or s.n / s.m > 1": "true",
      "s.u2 > 0 or s.n / s.m > 1": "unknown s.u2",
      "s.u2 > 0 or s.n / s.m > 1 or s.flag": "true",
      "(s.u2 > 0 and s.n / s.m > 1) or s.flag": "true",
      "s.u2 > 0 and s.j1 > 0": "unknown s.u2 ? s.j1",
      "s.j1 > 0 or s.j2 > 0": "review ? s.j1 ? s.j2",
      "s.u1 > 0 or 5": "unknown s.u1", "s.text == \"t\" and s.n": "6",
      "s.u1 > 0 and \"x\" or s.flag": "true",
    ]
    try expect(table, of: #"{"id": "x", "n": 6, "m": 0, "flag": true, "text": "t"}"#)
  }

  @Test("a question that needs no answer any more is not asked")
  func settledQuestions() throws {
    try expect(
      [
        "(review \"a?\") or s.flag": "true", "(review \"a?\") and not s.flag": "false",
        "(review \"a?\") and s.flag": "review ? d.r2", "s.flag or review \"a?\"": "true",
      ], of: #"{"id": "x", "flag": true}"#)
  }

  @Test("operators nest deep, and are refused where they nest too deep for the machine")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      (0..<depth).reduce("s.u1 > 0") { inner, level in
        "(\(inner) or s.flag and s.u\(level % 4 + 1) == 0)"
      }
    }
    try expect([nested(40) + " or s.flag": "true"], of: #"{"id": "x", "flag": true}"#)
    #expect(throws: PackError.self) { try Expressions([nested(190)]) }
  }
}

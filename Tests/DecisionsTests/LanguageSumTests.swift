import CanonicalJSON
import Decisions
import Policies
import Records
import Testing

/// A generator with a seed, so that a test is the same every time.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SumCase {
  /// A sum made up by a generator.
  static func random(_ generator: inout SeededGenerator) -> SumCase {
    func number() -> Number {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0: .unset
      case 1: .ten
      default: .literal(Int.random(in: -2...12, using: &generator))
      }
    }
    func bounds(mayCut: Bool) -> Bounds {
      let kind = Int.random(in: 0..<6, using: &generator)
      return Bounds(
        atLeast: kind < 2 ? number() : nil, above: kind == 2 ? number() : nil,
        atMost: mayCut && Int.random(in: 0..<3, using: &generator) == 0 ? number() : nil)
    }
    func rule() -> Rule {
      let low = Int.random(in: -3...2, using: &generator)
      let high = low + Int.random(in: 0...8, using: &generator)
      var rule = Rule(
        points: .fact, part: Int.random(in: 0...2, using: &generator), min: .literal(low),
        max: .literal(high), isCondition: Int.random(in: 0..<4, using: &generator) == 0)
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: rule.points = .number(.unset)
      case 1: rule.points = .unsetInside
      case 2: rule.points = .fact
      case 3: rule.points = .number(.ten)
      case 4: rule.points = .range(low, Int.random(in: low...(high + 1), using: &generator))
      case 5: rule.max = .unset
      case 6: rule.min = .unset
      default: rule.points = .number(.literal(Int.random(in: low...high, using: &generator)))
      }
      if case .number = rule.points, Bool.random(using: &generator) { rule.max = nil }
      if low >= 0, Bool.random(using: &generator) { rule.min = nil }
      return rule
    }
    return SumCase(
      bounds: [bounds(mayCut: true), bounds(mayCut: true), bounds(mayCut: false)],
      rules: (0..<3).map { _ in rule() }, hasMust: Bool.random(using: &generator))
  }
}

@Suite("sums")
struct LanguageSumTests {
  @Test("made-up sums come to what the language says", arguments: [1, 2, 3, 4])
  func madeUp(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var refused = 0
    for _ in 0..<120 {
      let sum = SumCase.random(&generator)
      let pack = LanguagePack(["d": sum.file])
      if !sum.reachesItsBounds {
        #expect(
          try pack.findings().allSatisfy { $0.hasPrefix("unreachable_bound ") }, "\(sum.file)")
        #expect(try !pack.findings().isEmpty, "\(sum.file)")
        refused += 1
        continue
      }
      let policy = try pack.policy()
      let decider = try Decider(policy)
      for _ in 0..<25 {
        let operands = (0..<4).map { _ in
          Truth.allCases.randomElement(using: &generator) ?? .yes
        }
        .map { $0 == .error && Int.random(in: 0..<3, using: &generator) > 0 ? .yes : $0 }
        let fact = Bool.random(using: &generator) ? Int.random(in: -4...9, using: &generator) : nil
        let json =
          LanguageLogicTests.dossier(operands).dropLast() + (fact.map { ", \"n\": \($0)" } ?? "")
          + ", \"m\": 0}"
        let dossier = try policy.pack.dossierType.dossier(json: Array(json.utf8))
        let result = try #require(decider.decide(dossier, asOf: .epoch).result("d"))
        let expected = sum.line(operands, fact: fact.map(Double.init))
        #expect(line(result) == expected, "\(sum.file)\n\(json)")
        if result.outcome == .undetermined {
          #expect(!(result.missing + result.asks).isEmpty, "\(sum.file)\n\(json)")
        }
      }
    }
    #expect(30..<90 ~= refused, "of 120 sums \(refused) are refused")
  }

  private func line(_ result: DecisionResult) -> String {
    func text(_ content: TextTree.Content) -> String {
      String(decoding: CanonicalJSON.canonical(content), as: UTF8.self)
    }
    if result.outcome == .error { return "error" }
    return
      ([result.outcome.rawValue, result.value.map { "= " + text($0) }].compactMap { $0 }
      + result.parts.map { "\($0.name) \(text($0.value))" }).joined(separator: " ")
  }

  private func decide(_ file: String, _ json: String) throws -> DecisionResult {
    try #require(try LanguagePack(["d": file]).policy().decide(json).result("d"))
  }

  @Test("points of an open rule: all that it could add, or with an open test also nothing")
  func openPoints() throws {
    let file = """
      decision { title = "D", combine = "sum", at_least = 5 }
      rule "open_points" {
        title = "R", source = "a", min = 2, max = 4, points = function(s) return s.u1 end,
      }
      rule "open_test" {
        title = "R", source = "a", min = 2, max = 4, test = function(s) return s.u2 > 0 end,
        points = 3,
      }
      rule "penalty" {
        title = "R", source = "a", min = -5, max = -1, test = function(s) return s.j1 > 0 end,
        points = -2,
      }
      rule "settled" { title = "R", source = "a", points = 1 }
      rule "failed" { title = "R", source = "a", test = function(s) return false end, points = 9 }
      """
    let result = try decide(file, #"{"id": "x"}"#)
    #expect(result.line == "undetermined = [-2,9] s.u1 s.u2 ? s.j1")
    let points = result.points.map { point in
      "\(point.name) " + String(decoding: CanonicalJSON.canonical(point.value), as: UTF8.self)
    }
    #expect(
      points == [
        "open_points [2,4]", "open_test [0,4]", "penalty [-5,0]", "settled 1", "failed 0",
      ])
  }

  @Test("the total is there on yes, on no, and as a range where it is open")
  func value() throws {
    func file(_ bound: String) -> String {
      """
      decision { title = "D", combine = "sum"\(bound) }
      rule "r" { title = "R", source = "a", points = 3, test = function(s) return s.flag end }
      rule "q" { title = "R", source = "a", points = function(s) return 4 end, max = 5 }
      """
    }
    let dossiers = [
      #"{"id": "x", "flag": true}"#, #"{"id": "x", "flag": false}"#, #"{"id": "x"}"#,
    ]
    for (bound, expected) in [
      ("", ["yes = 7", "yes = 4", "undetermined = [4,7] s.flag"]),
      (", at_least = 7", ["yes = 7", "no = 4", "undetermined = [4,7] s.flag"]),
      (", above = 7", ["no = 7", "no = 4", "no = [4,7] s.flag"]),
      (", at_least = 4", ["yes = 7", "yes = 4", "yes = [4,7] s.flag"]),
      (
        ", at_least = params.open",
        [
          "undetermined params.open", "undetermined params.open",
          "undetermined params.open s.flag",
        ]
      ),
    ] {
      #expect(try dossiers.map { try decide(file(bound), $0).line } == expected)
    }
  }

  @Test("points outside what the rule says they can be are an error")
  func outOfRange() throws {
    for (points, expected) in [
      ("points = 5, max = 4", "error ! points_out_of_range"),
      ("points = -1", "error ! points_out_of_range"),
      ("points = function(s) return s.n end, max = 2", "error ! points_out_of_range"),
      ("points = function(s) return s.n end, max = 3", "pass"),
      ("points = function(s) return range(1, 4) end, max = 3", "error ! points_out_of_range"),
      ("points = function(s) return s.text end, max = 3", "error ! not_a_number"),
      ("points = function(s) return 1e308 * 10 end, max = 3", "error ! not_finite"),
      ("points = params.span, max = 5", "pass ? params.span"),
      ("points = params.span, max = 4", "error ! points_out_of_range"),
    ] {
      let result = try decide(
        "decision { title = \"D\", combine = \"sum\" } rule \"r\" { title = \"R\", source = \"a\", \(points) }",
        #"{"id": "x", "n": 3, "text": "t"}"#)
      #expect(result.rules.map(\.line) == [expected], "\(points)")
    }
  }

  @Test("numbers so large that a total could be no number are refused")
  func largeNumbers() throws {
    for rule in ["points = 1e308", "points = -1e16", "points = 1, max = 1e16"] {
      let file = """
        decision { title = "D", combine = "sum" }
        rule "r" { title = "R", source = "a", \(rule) }
        """
      #expect(try LanguagePack(["d": file]).findings() == ["number_too_large rules/d.lua:2"])
    }
  }

  @Test("what stands only in sums is refused elsewhere, and the other way round")
  func refusals() throws {
    func findings(_ decision: String, _ rule: String) throws -> [String] {
      try LanguagePack([
        "d":
          "decision { title = \"D\", \(decision) }\nrule \"r\" { title = \"R\", source = \"a\", \(rule) }"
      ]).findings().map { String($0.prefix { $0 != " " }) }
    }
    let table: [(String, String, [String])] = [
      ("combine = \"sum\"", "points = 1", []),
      ("combine = \"all\"", "points = 1", ["points_without_sum"]),
      ("combine = \"all\", at_least = 1", "", ["points_without_sum"]),
      ("combine = \"all\"", "max = 1", ["points_without_sum"]),
      ("combine = \"all\"", "part = \"P\"", ["points_without_sum"]),
      ("combine = \"sum\"", "", ["missing_key"]),
      ("combine = \"sum\"", "must = true", []),
      ("combine = \"sum\"", "must = true, points = 1", ["points_without_sum"]),
      ("combine = \"sum\"", "points = 1, value = 1", ["value_without_choice"]),
      ("combine = \"sum\"", "points = function(s) return 1 end", ["missing_key"]),
      ("combine = \"sum\"", "points = 1, part = \"P\"", ["unknown_part"]),
      ("combine = \"sum\", parts = { P = { title = \"P\" } }", "points = 1, part = \"P\"", []),
      ("combine = \"sum\", at_least = \"x\"", "points = 1", ["bad_metadata"]),
      ("combine = \"sum\", at_least = params.words", "points = 1", ["bad_metadata"]),
      ("combine = \"sum\"", "points = params.bands", ["has_bands"]),
      ("combine = \"sum\"", "points = params.words", ["bad_metadata"]),
      ("combine = \"sum\"", "points = params.span", ["missing_key"]),
      ("combine = \"sum\"", "points = \"x\"", ["bad_metadata"]),
    ]
    for (decision, rule, expected) in table {
      let codes = try findings(decision, rule)
      #expect(Set(codes) == Set(expected), "\(decision) | \(rule)")
    }
  }
}

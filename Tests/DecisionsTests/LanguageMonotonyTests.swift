import Decisions
import Policies
import Records
import Testing

/// Makes up rules, and dossiers for them.
private struct RuleMaker {
  var generator: SeededGenerator

  private mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: 0..<items.count, using: &generator)]
  }

  /// A number, as Lua.
  mutating func number(_ depth: Int) -> String {
    if depth == 0 {
      return pick([
        "s.n", "s.m", "s.u1", "s.u2", "s.j1", "params.ten", "params.span", "params.wide", "3", "-1",
        "o.x", "assigned(s, \"grade\", params.span)", "count(s.list, function(i) return i.b end)",
        "count(s.list, function(i) return i.b or i.a > 1 end)",
        "count(s.list, function(i) return i.a > 0 end, function(i) return i.word end)",
        "sum(s.list, function(i) return i.a end)", "sum(s.nums, function(i) return i end)",
        "years_between(s.on, as_of)", "decided.a.value", "range(1, 4)", "s.home.size",
        "pick(s.list, \"word\", \"x\").a",
      ])
    }
    let left = number(depth - 1)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return "(\(left) + \(number(depth - 1)))"
    case 1: return "(\(left) - \(number(depth - 1)))"
    case 2: return "(\(left) * \(number(depth - 1)))"
    case 3: return "(\(left) / \(pick(["2", "s.n", "params.ten"])))"
    case 4: return "low(\(pick(["3", "s.n", "params.span"]))) + \(left)"
    default: return "params.bands:at(\(left))"
    }
  }

  /// A condition, as Lua.
  mutating func condition(_ depth: Int) -> String {
    if depth == 0 {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        return pick([
          "s.flag", "reaches(s, \"stage\", \"b\")", "s.text == \"x\"", "decided.a.yes",
          "decided.a.no", "decided.a.applies", "any(s.list, function(i) return i.b end)",
          "every(s.list, function(i) return i.b or i.judged end)",
          "any(s.list, function(i) return i.a > 1 and i.word ~= \"x\" end)",
          "s.on < as_of", "#where(s.list, function(i) return i.b end) > 0",
          "tables.t:has({ region = s.text, kind = \"a\" })",
          "any(distinct(s.list, function(i) return i.word end), function(w) return w == s.text end)",
        ])
      default:
        return "\(number(Int.random(in: 0...1, using: &generator))) "
          + "\(pick(["<", "<=", ">", ">="])) \(number(0))"
      }
    }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0:
      let inner = condition(depth - 1)
      return inner == "decided.a.yes" ? "decided.a.no" : "not (\(inner))"
    case 1, 2: return "(\(condition(depth - 1))) and (\(condition(depth - 1)))"
    default: return "(\(condition(depth - 1))) or (\(condition(depth - 1)))"
    }
  }

  /// A rule file.
  mutating func file(_ name: String, readsNone: Bool) -> String {
    let combine = readsNone ? "sum" : pick(["all", "any", "first", "sum"])
    func clean(_ text: String) -> String {
      readsNone
        ? text.replacing("decided.a.value", with: "s.u2").replacing(
          #/decided.a.\w+/#, with: "s.flag")
        : text
    }
    var lines = [
      "decision { title = \"D\", combine = \"\(combine)\""
        + (Int.random(in: 0..<3, using: &generator) == 0
          ? ", when = function(s, o) return \(clean(condition(0))) end" : "")
        + (combine == "sum" ? ", at_least = \(Int.random(in: 0...6, using: &generator))" : "")
        + " }"
    ]
    for index in 0..<3 {
      let isMust = index == 2 && Bool.random(using: &generator)
      let test = clean(condition(Int.random(in: 0...2, using: &generator)))
      var rule = "rule \"r\(index)\" { title = \"R\", source = \"a\", must = \(isMust), "
      rule +=
        Bool.random(using: &generator)
        ? "test = function(s, o) return \(test) end, "
        : "test = function(s, o) if \(test) then return true end return false end, "
      if Int.random(in: 0..<4, using: &generator) == 0 {
        rule += "when = function(s, o) return \(clean(condition(1))) end, "
      }
      if combine == "sum", !isMust {
        let high = Int.random(in: 1...6, using: &generator)
        rule +=
          Bool.random(using: &generator)
          ? "points = \(high), "
          : "points = function(s, o) return \(clean(number(0))) end, min = -9, max = 99, "
      }
      lines.append(rule + "}")
    }
    return lines.joined(separator: "\n")
  }

  /// The fields of a dossier.
  mutating func fields() -> [String] {
    let items = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      "{\"a\": \(pick([0, 1, 2])), \"b\": \(pick([true, false])), "
        + "\"word\": \"\(pick(["x", "y"]))\", \"judged\": \(pick([true, false]))}"
    }
    return [
      "\"n\": \(pick([1, 2, 5]))", "\"m\": \(pick([-2, 0, 3]))", "\"u1\": \(pick([0, 4]))",
      "\"u2\": \(pick([-1, 9]))", "\"j1\": \(pick([0, 2, 3]))", "\"grade\": \(pick([2, 3, 5]))",
      "\"flag\": \(pick([true, false]))", "\"text\": \"\(pick(["x", "y", "5101"]))\"",
      "\"stage\": \"\(pick(["a", "b", "c"]))\"",
      "\"on\": \"\(pick(["2020-02-29", "2027-01-01"]))\"",
      "\"list\": [\(items.joined(separator: ", "))]", "\"nums\": [1, \(pick([0, 7]))]",
      "\"home\": {\"size\": \(pick([1, 8]))}",
    ]
  }

  /// The same with parts left out.
  mutating func without(_ fields: [String]) -> [String] {
    fields.compactMap { field in
      if Int.random(in: 0..<3, using: &generator) == 0 { return nil }
      var field = field
      for key in ["a", "b", "word", "judged", "size"] where Bool.random(using: &generator) {
        // The first of that name in the field, where there is one.
        field = field.replacing(
          try? Regex("\"\(key)\": (\"\\w+\"|[\\w-]+)(, )?").ignoresCase(), with: "")
      }
      return field.replacing(", }", with: "}")
    }
  }
}

extension String {
  fileprivate func replacing(_ regex: Regex<AnyRegexOutput>?, with text: String) -> String {
    guard let regex else { return self }
    return replacing(regex, with: text, maxReplacements: 1)
  }
}

@Suite("facts that are put back")
struct LanguageMonotonyTests {
  @Test("what is settled without them stays so, unless they uncover an error", arguments: [7, 11])
  func putBack(seed: UInt64) throws {
    var maker = RuleMaker(generator: SeededGenerator(seed: seed))
    var settled = 0
    for _ in 0..<60 {
      let pack = LanguagePack([
        "a": maker.file("a", readsNone: true), "d": maker.file("d", readsNone: false),
      ])
      // A sum that can't reach its bound is no pack to decide with.
      if try pack.findings().contains(where: { $0.hasPrefix("unreachable_bound ") }) { continue }
      let policy = try pack.policy()
      let picks = pack.files.values.contains { $0.contains("pick(") }
      let decider = try Decider(policy)
      for _ in 0..<20 {
        let fields = maker.fields()
        let whole = "{\"s\": {\"id\": \"x\", \(fields.joined(separator: ", "))}, \"o\": {\"x\": 4}}"
        let rest = ["\"id\": \"x\""] + maker.without(fields)
        let other = Bool.random(using: &maker.generator) ? "{}" : "{\"x\": 4}"
        let part = "{\"s\": {\(rest.joined(separator: ", "))}, \"o\": \(other)}"
        func decide(_ json: String) throws -> Decision {
          let dossier = try policy.pack.dossierType.dossier(json: Array(json.utf8))
          return decider.decide(dossier, asOf: CalendarDate(iso: "2026-11-24") ?? .epoch)
        }
        let (before, after) = (try decide(part), try decide(whole))
        for (early, late) in zip(before.results, after.results) {
          if early.outcome == .undetermined {
            #expect(!(early.missing + early.asks).isEmpty, "\(pack.files)\n\(part)")
          }
          guard [.yes, .no, .notApplicable].contains(early.outcome), late.outcome != .error else {
            continue
          }
          // A second item that `pick` finds is an error; behind an operand that isn't known it
          // counts as unsettled.
          if late.outcome == .undetermined, picks { continue }
          settled += 1
          #expect(
            early.outcome == late.outcome,
            "\(early.name)\n\(pack.files["rules/a.lua"] ?? "")\n\(pack.files["rules/d.lua"] ?? "")\n\(part)\n\(whole)"
          )
        }
      }
    }
    #expect(settled > 400)
  }
}

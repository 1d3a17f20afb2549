import CanonicalJSON
import Policies

/// A sum that a test makes up, and what it comes to from the text of the language alone.
struct SumCase {
  /// A number in metadata: a literal, a parameter that is set to ten, or one that isn't set.
  enum Number {
    case literal(Int)
    case ten, unset

    var value: Double? {
      switch self {
      case .literal(let value): Double(value)
      case .ten: 10
      case .unset: nil
      }
    }

    var lua: String {
      switch self {
      case .literal(let value): "\(value)"
      case .ten: "params.ten"
      case .unset: "params.open"
      }
    }
  }

  /// How a rule gives points.
  enum Points {
    case number(Number)
    /// A function of a fact, which may be absent.
    case fact
    /// A range that a person is to narrow.
    case range(Int, Int)
    /// A function that reads a parameter which isn't set.
    case unsetInside
  }

  struct Rule {
    var points: Points
    /// 0 and 1 are parts, 2 is none.
    var part: Int
    var min: Number?
    var max: Number?
    /// Whether the operand stands in `when`, not in `test`.
    var isCondition: Bool
  }

  struct Bounds {
    var atLeast: Number?
    var above: Number?
    var atMost: Number?
  }

  /// Bounds of two parts and of the whole.
  var bounds: [Bounds]
  var rules: [Rule]
  /// Whether a must rule goes by the fourth operand.
  var hasMust: Bool

  // MARK: As a rule file

  var file: String {
    func bound(_ bounds: Bounds) -> String {
      [("at_least", bounds.atLeast), ("above", bounds.above), ("at_most", bounds.atMost)]
        .compactMap { name, number in number.map { ", \(name) = \($0.lua)" } }.joined()
    }
    let parts = ["P", "Q"].enumerated().map { "\($1) = { title = \"\($1)\"\(bound(bounds[$0])) }" }
    let head =
      "decision { title = \"D\", combine = \"sum\", parts = { \(parts.joined(separator: ", ")) }"
      + bound(bounds[2]) + " }\n"
      + LanguageLogicTests.operands.replacing(
        "function k", with: "local function k")
    let rules = rules.enumerated().map { index, rule in
      let points =
        switch rule.points {
        case .number(let number): number.lua
        case .fact: "function(s) return s.n end"
        case .range(let low, let high): "function(s) return range(\(low), \(high)) end"
        case .unsetInside: "function(s) return params.open + s.m end"
        }
      return """
        rule "r\(index)" {
          title = "R", source = "a", \(rule.isCondition ? "when" : "test") = k\(index + 1),
          points = \(points),
          \(rule.part < 2 ? "part = \"\(["P", "Q"][rule.part])\"," : "")
          \(rule.min.map { "min = \($0.lua)," } ?? "") \(rule.max.map { "max = \($0.lua)," } ?? "")
        }
        """
    }
    let must = "rule \"m\" { title = \"M\", source = \"a\", must = true, test = k4 }"
    return ([head] + rules + (hasMust ? [must] : [])).joined(separator: "\n")
  }

  // MARK: What it can come to

  /// Whether the most that the rules can add satisfies every bound; what isn't set is no obstacle.
  var reachesItsBounds: Bool {
    func most(_ part: Int) -> Double {
      let maxima = rules.filter { $0.part == part }.map { max(0, highest($0) ?? .infinity) }
      return min(maxima.reduce(0, +), bounds[part].atMost.flatMap(\.value) ?? .infinity)
    }
    let parts = (0...2).map(most)
    return zip([parts[0], parts[1], parts.reduce(0, +)], bounds).allSatisfy { most, bounds in
      most >= bounds.atLeast?.value ?? most && (bounds.above?.value.map { most > $0 } ?? true)
    }
  }

  /// The most that a rule says that it adds; nil where that isn't set.
  private func highest(_ rule: Rule) -> Double? {
    if let max = rule.max { return max.value }
    if case .number(let number) = rule.points { return number.value }
    return nil
  }

  // MARK: What it comes to

  private enum Given {
    case notApplicable, error
    /// Points within a range, or of which nothing is known.
    case points(ClosedRange<Double>?)
  }

  private func given(_ rule: Rule, _ operand: Truth, fact: Double?) -> Given {
    let low = (rule.min ?? .literal(0)).value
    let high = highest(rule)
    let all = low.flatMap { low in high.map { (low, $0) } }
    switch operand {
    case .error: return .error
    case .no: return rule.isCondition ? .notApplicable : .points(0...0)
    case .unknown, .review:
      switch rule.points {
      case .number(.unset), .unsetInside: return .points(nil)
      default: break
      }
      return .points(all.map { min($0.0, 0)...max($0.1, 0) })
    case .yes: break
    }
    let value: ClosedRange<Double>?
    switch rule.points {
    case .number(let number): value = number.value.map { $0...$0 }
    case .fact:
      guard let fact else { return .points(all.map { $0.0...$0.1 }) }
      value = fact...fact
    case .range(let low, let high): value = Double(low)...Double(high)
    case .unsetInside: value = nil
    }
    guard let value, let all else { return .points(nil) }
    return value.lowerBound < all.0 || value.upperBound > all.1 ? .error : .points(value)
  }

  /// Whether a total keeps bounds; nil where that isn't settled.
  private func verdict(_ bounds: Bounds, _ total: ClosedRange<Double>?) -> Bool? {
    guard let total else { return nil }
    var settled = true
    for (bound, isStrict) in [(bounds.atLeast?.value, false), (bounds.above?.value, true)] {
      guard let bound else { continue }
      if isStrict ? total.upperBound <= bound : total.upperBound < bound { return false }
      if isStrict ? total.lowerBound <= bound : total.lowerBound < bound { settled = false }
    }
    return settled ? true : nil
  }

  /// The outcome, the value and the parts, in one line.
  func line(_ operands: [Truth], fact: Double?) -> String {
    var totals: [ClosedRange<Double>?] = [0...0, 0...0, 0...0]
    var isApplicable = hasMust
    var isSure = hasMust
    func add(_ left: ClosedRange<Double>?, _ right: ClosedRange<Double>?) -> ClosedRange<Double>? {
      guard let left, let right else { return nil }
      return left.lowerBound + right.lowerBound...left.upperBound + right.upperBound
    }
    for (rule, operand) in zip(rules, operands) {
      switch given(rule, operand, fact: fact) {
      case .error: return "error"
      case .notApplicable: continue
      case .points(let points):
        isApplicable = true
        if !rule.isCondition || operand == .yes { isSure = true }
        totals[rule.part] = add(totals[rule.part], points)
      }
    }
    if hasMust, operands[3] == .error { return "error" }
    if !isApplicable { return "not_applicable" }
    var verdicts: [Bool?] = []
    for part in 0..<2 {
      if let most = bounds[part].atMost {
        totals[part] = totals[part].flatMap { total in
          most.value.map { min(total.lowerBound, $0)...min(total.upperBound, $0) }
        }
      }
      if isUnset(bounds[part]) { totals[part] = nil }
      verdicts.append(hasBound(bounds[part]) ? verdict(bounds[part], totals[part]) : true)
    }
    var whole = add(add(totals[0], totals[1]), totals[2])
    if isUnset(bounds[2]) { whole = nil }
    if bounds.contains(where: hasBound) {
      verdicts.append(hasBound(bounds[2]) ? verdict(bounds[2], whole) : true)
    } else {
      verdicts.append(whole.flatMap { $0.lowerBound == $0.upperBound ? true : nil })
    }
    if hasMust {
      verdicts.append(operands[3] == .yes ? true : operands[3] == .no ? false : nil)
    }
    let outcome =
      !isSure
      ? "undetermined"
      : verdicts.contains(false)
        ? "no" : verdicts.allSatisfy { $0 == true } ? "yes" : "undetermined"
    return
      ([outcome, whole.map { "= " + text($0) }].compactMap { $0 }
      + zip(["P", "Q"], totals).compactMap { name, total in total.map { "\(name) \(text($0))" } })
      .joined(separator: " ")
  }

  private func hasBound(_ bounds: Bounds) -> Bool { bounds.atLeast != nil || bounds.above != nil }

  private func isUnset(_ bounds: Bounds) -> Bool {
    [bounds.atLeast, bounds.above].contains { if case .unset? = $0 { true } else { false } }
  }

  private func text(_ range: ClosedRange<Double>) -> String {
    let (low, high) = (range.lowerBound, range.upperBound)
    let content: TextTree.Content =
      low == high ? .number(low) : .range(low: low, high: high)
    return String(decoding: CanonicalJSON.canonical(content), as: UTF8.self)
  }
}

internal import CanonicalJSON
internal import Decisions
internal import Records

/// A case that lacks: another case's dossier with one field, or the as-of date, set otherwise.
struct SuggestedCase: Sendable {
  /// What it is called, as a sentence.
  let name: String
  /// The index of the case with which it begins, among those of the suite.
  let base: Int
  /// The case with its change.
  let testCase: TestCase
  /// What is changed; nil where only the date is.
  let change: Witness.Change?
  /// What the decision that it bears on comes to.
  let result: DecisionResult
  /// The rule that it bears on.
  let rule: String
}

extension SuggestedCase {
  /// What is expected, each key with its value as JSON: all that is open or against, of what is for
  /// the decision the one rule.
  var expectations: [(key: String, json: String)] {
    var expected = [("outcome", result.outcome.rawValue)]
    if let value = result.value { expected.append(("value", Self.json(value))) }
    for outcome in RuleOutcome.allCases {
      let ids = result.ids(outcome)
      switch outcome {
      case .pass, .notApplicable:
        if ids.contains(rule) { expected.append((outcome.key, "{ has: [\(Self.json(rule))] }")) }
      case .fail, .unknown, .review, .error:
        if !ids.isEmpty { expected.append((outcome.key, Self.json(ids))) }
      }
    }
    if !result.missing.isEmpty { expected.append(("missing", Self.json(result.missing))) }
    if !result.asks.isEmpty { expected.append(("asks", Self.json(result.asks))) }
    if let points = result.points.first(where: { $0.name == rule }) {
      expected.append(("points", "{ \(Self.json(rule)): \(Self.json(points.value)) }"))
    }
    return expected
  }

  static func json(_ content: TextTree.Content) -> String {
    String(decoding: CanonicalJSON.canonical(content), as: UTF8.self)
  }

  static func json(_ text: String) -> String { json(.text(text)) }

  private static func json(_ names: [String]) -> String {
    "[" + names.map { json($0) }.joined(separator: ", ") + "]"
  }
}

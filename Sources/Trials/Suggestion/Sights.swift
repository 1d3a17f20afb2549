internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// What cases have shown so far: which rule read which value of which field, and what it came to.
struct Sights {
  private var seen: Set<Sight> = []

  /// One thing that a case shows.
  enum Sight: Hashable {
    /// A rule came to an outcome.
    case outcome(decision: String, rule: String, RuleOutcome)
    /// A rule read a value; null where it isn't known.
    case value(decision: String, rule: String, pattern: String, TextTree.Content)
    /// A decision was made as of a day.
    case day(decision: String, CalendarDate)
    /// A dossier, on a day and by parameters: of a decision that doesn't apply no rule tells more.
    case dossier([UInt8], CalendarDate?, [String: Parameter.Content])
  }

  func contains(_ sight: Sight) -> Bool { seen.contains(sight) }

  /// Whether a case decides what a case that is there decides.
  func contains(_ testCase: TestCase) -> Bool { seen.contains(Self.sight(of: testCase)) }

  /// Takes in a case that is there.
  mutating func add(_ testCase: TestCase) { seen.insert(Self.sight(of: testCase)) }

  private static func sight(of testCase: TestCase) -> Sight {
    .dossier(testCase.json, testCase.asOf, testCase.parameters)
  }

  /// Takes in all that a decision shows; its grounds are to hold every rule.
  mutating func add(_ decision: Decision) {
    for result in decision.results {
      if let day = result.asOf ?? decision.asOf {
        seen.insert(.day(decision: result.name, day))
      }
      for rule in result.rules {
        seen.insert(.outcome(decision: result.name, rule: rule.id, rule.outcome))
        for fact in rule.facts {
          seen.insert(
            .value(
              decision: result.name, rule: rule.id, pattern: fact.name.pattern, fact.value))
        }
      }
    }
  }
}

extension String {
  /// The path of all such fields: `firm.awards[2].level` is `firm.awards[].level`.
  var pattern: String {
    var text = ""
    var isInBrackets = false
    for character in self {
      if character == "]" { isInBrackets = false }
      if !isInBrackets { text.append(character) }
      if character == "[" { isInBrackets = true }
    }
    return text
  }
}

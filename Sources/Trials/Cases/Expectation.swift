internal import CanonicalJSON
internal import Decisions
internal import Records

/// What must come out of one decision.
struct Expectation: Sendable {
  /// The decision's name.
  let decision: String
  /// What is asserted of it.
  let checks: [Check]

  /// One assertion.
  enum Check: Sendable {
    /// What it comes to.
    case outcome(DecisionOutcome)
    /// What it gives; null where it gives nothing.
    case value(TextTree)
    /// What a rule adds to a sum; null where not even a range is known.
    case points(rule: String, TextTree)
    /// What a part of a sum comes to; null where it isn't known.
    case part(String, TextTree)
    /// The day by whose rules it is made; nil where that isn't known.
    case asOf(CalendarDate?)
    /// The rules that come to an outcome.
    case rules(RuleOutcome, NameSet)
    /// The facts that it wants.
    case missing(NameSet)
    /// By what people are asked to judge.
    case asks(NameSet)
    /// What a rule shows under a name; null where that isn't known.
    case shown(rule: String, name: String, TextTree)
    /// Its reasons in a language.
    case reasons(Language, NameSet)
    /// The parameters that it rests on and that no instrument gives.
    case assumptions(NameSet)
  }
}

/// Names that must be there, in any order.
struct NameSet: Sendable {
  /// The names.
  let names: [String]
  /// Whether there may be others too (`has:`).
  let isPartial: Bool

  /// Whether names are as they must be.
  func fits(_ actual: [String]) -> Bool {
    isPartial ? Set(names).isSubset(of: actual) : Set(names) == Set(actual)
  }

  /// The names that make the difference: those that lack and, unless there may be others, those that
  /// are too many.
  func difference(_ actual: [String]) -> [String] {
    isPartial
      ? names.filter { !actual.contains($0) }
      : Set(names).symmetricDifference(actual).sorted(by: utf16Less)
  }
}

extension Expectation.Check {
  /// Whether what is asserted is in the grounds of rules that the outcome doesn't rest on.
  var needsExplaining: Bool {
    if case .shown = self { true } else { false }
  }
}

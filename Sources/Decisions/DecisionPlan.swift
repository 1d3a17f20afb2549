internal import Policies

/// What making a decision needs of its definition, held so that it costs a word to pass on.
final class DecisionPlan {
  let name: String
  let combine: DecisionDefinition.Combination
  /// The record types without which it isn't applicable, by index.
  let records: [Int]
  let asOf: FieldReference?
  let effective: DateSpan
  let when: RuleFunction?
  /// By which a person is asked in its own condition.
  let whenPath: String
  let sum: SumDefinition?
  let isOverPortfolio: Bool
  let rules: [RulePlan]

  init(_ definition: DecisionDefinition) {
    name = definition.name
    combine = definition.combine
    records = definition.records
    asOf = definition.asOf
    effective = definition.effective
    when = definition.when
    whenPath = definition.name + ".when"
    sum = definition.sum
    isOverPortfolio = definition.isOverPortfolio
    rules = definition.rules.enumerated().map { RulePlan($1, at: $0, of: definition.name) }
  }
}

/// What running a rule needs of it.
final class RulePlan {
  let id: String
  let index: Int
  /// By which a person is asked in it: `decision.rule`.
  let path: String
  let isMust: Bool
  let effective: DateSpan
  let when: RuleFunction?
  let test: RuleFunction?
  let value: RuleFunction?
  let points: RulePoints?
  /// Where it stands: `rules/eligibility.lua:8`.
  let place: String

  init(_ rule: Rule, at index: Int, of decision: String) {
    id = rule.id
    self.index = index
    path = decision + "." + rule.id
    isMust = rule.isMust
    effective = rule.effective
    when = rule.when
    test = rule.test
    value = rule.value
    points = rule.points
    place = rule.place
  }
}

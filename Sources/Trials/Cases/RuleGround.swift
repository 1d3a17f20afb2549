internal import CanonicalJSON
public import Decisions
internal import LuaSyntax
internal import Policies
internal import Records

/// A rule on which a difference hangs: what it came to and why.
public struct RuleGround: Sendable, Hashable {
  /// The decision.
  public let decision: String
  /// The rule's id; `when` for the decision's own condition.
  public let rule: String
  /// What it came to; nil where it was not in force or not reached.
  public let outcome: RuleOutcome?
  /// Why, in words; nil where nothing needs saying.
  public let reason: String?
  /// What it read, by path, then by `params.x`, then of other decisions.
  public let read: [NamedValue]
  /// What it shows.
  public let shown: [NamedValue]
  /// Where it stands; nil where that isn't found.
  public let lines: RuleLines?
}

extension CaseOutcome {
  /// The rules on which differences hang, each once, in the order of the decisions and rules.
  func grounds(of differences: [Difference], _ files: RuleFiles) -> [RuleGround] {
    let wording = Wording(
      decision, about: dossier, by: policy.replacing(parameters: replaced), language: nil)
    return policy.pack.decisions.flatMap { definition -> [RuleGround] in
      let own = differences.filter { $0.decision == definition.name }
      guard !own.isEmpty, let result = decision.result(definition.name) else { return [] }
      let names = Set(own.flatMap(\.rules))
      let reasons = Dictionary(
        wording.rules(result, all: true).map { ($0.id, $0.reason) }, uniquingKeysWith: { $1 })
      let source = policy.files.first { file in
        file.source.name.hasSuffix("/\(definition.name).lua")
          && file.source.name.hasPrefix("rules/")
      }?.source
      var grounds: [RuleGround] = []
      if let condition = result.condition, own.contains(where: { $0.key == "outcome" }) {
        grounds.append(
          RuleGround(
            condition, of: definition.name, reason: wording.ownReason(result),
            lines: source.flatMap { files.lines(at: nil, in: $0) }))
      }
      for (index, rule) in definition.rules.enumerated() where names.contains(rule.id) {
        let lines = source.flatMap { files.lines(at: rule.place, in: $0) }
        if let found = result.rules.first(where: { $0.index == index }) {
          let reason = reasons[rule.id] ?? nil
          grounds.append(RuleGround(found, of: definition.name, reason: reason, lines: lines))
        } else if !result.rules.contains(where: { $0.id == rule.id }) {
          grounds.append(
            RuleGround(
              decision: definition.name, rule: rule.id, outcome: nil, reason: nil, read: [],
              shown: [], lines: lines))
        }
      }
      return grounds
    }
  }
}

extension RuleGround {
  fileprivate init(
    _ result: RuleResult, of decision: String, reason: String?, lines: RuleLines?
  ) {
    self.init(
      decision: decision, rule: result.id, outcome: result.outcome, reason: reason,
      read: result.facts
        + result.parameters.map { NamedValue(name: "params." + $0.name, value: $0.value) }
        + result.decisions, shown: result.shown, lines: lines)
  }
}

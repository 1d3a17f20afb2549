internal import CanonicalJSON
internal import Decisions
internal import LuaSyntax
internal import Policies
internal import Records

/// Reads what a case expects of one decision.
struct ExpectationReader {
  let source: SourceText
  let pack: Pack
  let findings: Findings

  private static let ruleKeys: [String: RuleOutcome] = Dictionary(
    uniqueKeysWithValues: RuleOutcome.allCases.map { ($0.key, $0) })
  private static let keys =
    ["outcome", "value", "points", "parts", "as_of"] + RuleOutcome.allCases.map(\.key)
    + ["missing", "asks", "shown", "reasons", "assumptions"]

  /// What is expected; nil where something is wrong, which is reported.
  func read(_ member: TextTree.Member) -> Expectation? {
    guard let decision = pack.decisions.first(where: { $0.name == member.key }) else {
      report(
        "unknown_decision", member.keyPlace,
        "the pack has no decision `\(member.key)`"
          + suggestion(for: member.key, among: pack.decisions.map(\.name)))
      return nil
    }
    let what = "what is expected of `\(decision.name)`"
    if member.value.content == .null {
      report("expects_nothing", member.keyPlace, "\(what) is nothing")
      return nil
    }
    guard
      let reader = ObjectReader(
        member.value.expanded, what: what, keys: Self.keys, in: source, findings)
    else { return nil }
    if reader.all.isEmpty { report("expects_nothing", member.value.place, "\(what) is nothing") }
    let known = findings.errorCount
    let checks = reader.all.flatMap { self.checks($0, of: decision) }
    guard findings.errorCount == known else { return nil }
    return Expectation(decision: decision.name, checks: checks)
  }

  private func checks(
    _ member: TextTree.Member, of decision: DecisionDefinition
  ) -> [Expectation.Check] {
    let tree = member.value
    switch member.key {
    case "outcome": return outcome(tree).map { [.outcome($0)] } ?? []
    case "value": return value(tree, of: decision) ? [.value(tree.placeless)] : []
    case "points":
      return byName(member, of: decision, allowed: decision.combine == .sum) { rule in
        isRule(rule, of: decision) && isTotal(rule.value)
      }.map { .points(rule: $0.key, $0.value.placeless) }
    case "parts":
      let parts = decision.sum?.parts.map(\.name) ?? []
      return byName(member, of: decision, allowed: decision.combine == .sum) { part in
        isKnown(part.key, at: part.keyPlace, "part", of: decision, among: parts)
          && isTotal(part.value)
      }.map { .part($0.key, $0.value.placeless) }
    case "as_of": return day(tree)
    case "missing": return names(tree, "missing", isPath).map { [.missing($0)] } ?? []
    case "asks": return names(tree, "asks", isAsked).map { [.asks($0)] } ?? []
    case "shown": return shown(member, of: decision)
    case "reasons": return reasons(member, of: decision)
    case "assumptions":
      return names(tree, "assumptions", isParameter).map { [.assumptions($0)] } ?? []
    default:
      guard let outcome = Self.ruleKeys[member.key] else { return [] }
      let rules = decision.rules.map(\.id)
      let names = names(tree, member.key) { name, place in
        isKnown(name, at: place, "rule", of: decision, among: rules)
      }
      return names.map { [.rules(outcome, $0)] } ?? []
    }
  }

  // MARK: Scalars

  private func outcome(_ tree: TextTree) -> DecisionOutcome? {
    let words = DecisionOutcome.allCases.map(\.rawValue)
    guard case .text(let word) = tree.content, let outcome = DecisionOutcome(rawValue: word) else {
      let (written, hint) =
        switch tree.content {
        case .text(let word): ("`\(word)`", suggestion(for: word, among: words))
        case .boolean(let isTrue): ("`\(isTrue)`", "; did you mean `\(isTrue ? "yes" : "no")`?")
        default: ("this", "")
        }
      report(
        "unknown_word", tree.place,
        "\(written) is no outcome\(hint); it is one of: " + words.joined(separator: ", "))
      return nil
    }
    return outcome
  }

  private func day(_ tree: TextTree) -> [Expectation.Check] {
    if tree.content == .null { return [.asOf(nil)] }
    if case .text(let text) = tree.content, let day = CalendarDate(iso: text) {
      return [.asOf(day)]
    }
    report("bad_date", tree.place, "this is no day; write it as `2026-04-01`")
    return []
  }

  private func value(_ tree: TextTree, of decision: DecisionDefinition) -> Bool {
    if tree.content == .null { return true }
    switch (decision.combine, tree.content) {
    case (.sum, _): return isTotal(tree)
    case (.first, .text), (.first, .number), (.first, .boolean): return true
    case (.any, .object(let members)):
      return members.allSatisfy { isRule($0, of: decision) }
    case (.any, _), (.first, _):
      report(
        "wrong_kind", tree.place,
        decision.combine == .any
          ? "`value` of `\(decision.name)` is a value for each rule that passes"
          : "`value` of `\(decision.name)` is text, a number, `true` or `false`")
    case (.all, _):
      report(
        "never_given", tree.place, "`\(decision.name)` has no value: all of its rules must pass")
    case (.queue, _):
      report(
        "never_given", tree.place,
        "`\(decision.name)` is decided over the portfolio, and a case has one dossier")
    }
    return false
  }

  /// Whether a value is what points can come to, or null; else it is reported.
  private func isTotal(_ tree: TextTree) -> Bool {
    switch tree.content {
    case .null, .number: return true
    case .list(let ends):
      if ends.count == 2, case .number(let low) = ends[0].content,
        case .number(let high) = ends[1].content, low <= high
      {
        return true
      }
    default: break
    }
    report("wrong_kind", tree.place, "points are a number, or a range such as [2, 5]")
    return false
  }

  func report(_ code: String, _ place: TextPlace, _ message: String) {
    findings.report(code, in: source, at: place, message)
  }
}

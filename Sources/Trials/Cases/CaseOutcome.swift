internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// What a case was decided to, and by what: what its expectations are compared with.
struct CaseOutcome {
  let decision: Decision
  let dossier: Dossier
  /// The policy as it is in the pack.
  let policy: Policy
  /// The parameters that the case replaces.
  let replaced: [String: Parameter]

  /// What is otherwise than expected; all of it, in the order of the case.
  func differences(from expectations: [Expectation]) -> [Difference] {
    expectations.flatMap { expectation in
      expectation.checks.compactMap { difference($0, of: expectation.decision) }
    }
  }

  /// Whether all is as expected.
  func fits(_ expectations: [Expectation]) -> Bool {
    expectations.allSatisfy { expectation in
      expectation.checks.allSatisfy { difference($0, of: expectation.decision) == nil }
    }
  }

  // MARK: One assertion

  private func difference(_ check: Expectation.Check, of name: String) -> Difference? {
    guard let result = decision.result(name) else { return nil }
    func told(
      _ key: String, _ expected: String, _ actual: String, _ rules: [String] = []
    ) -> Difference {
      Difference(decision: name, key: key, expected: expected, actual: actual, rules: rules)
    }
    func compare(
      _ key: String, _ expected: TextTree, _ actual: TextTree.Content?, _ rules: [String] = []
    ) -> Difference? {
      let actual = Self.placeless(actual ?? .null)
      if expected == actual { return nil }
      return told(key, Self.text(expected), Self.text(actual), rules)
    }
    func compare(
      _ key: String, _ expected: NameSet, _ actual: [String], _ names: (RuleResult) -> [String]
    ) -> Difference? {
      if expected.fits(actual) { return nil }
      let differing = Set(expected.difference(actual))
      let rules = result.rules.filter { !differing.isDisjoint(with: names($0)) }.map(\.id)
      return told(key, Self.text(expected), Self.text(actual), rules)
    }
    switch check {
    case .outcome(let expected):
      guard expected != result.outcome else { return nil }
      let grounds = result.rules.filter(\.isGround).map(\.id)
      return told("outcome", expected.rawValue, result.outcome.rawValue, grounds)
    case .value(let expected):
      let grounds = result.rules.filter(\.isGround).map(\.id)
      return compare("value", expected, result.value, grounds)
    case .points(let rule, let expected):
      let points = result.points.first { $0.name == rule }?.value
      return compare("points.\(rule)", expected, points, [rule])
    case .part(let part, let expected):
      return compare("parts.\(part)", expected, result.parts.first { $0.name == part }?.value)
    case .asOf(let expected):
      let actual = day(of: name)
      if expected == actual { return nil }
      return told("as_of", expected?.iso ?? "null", actual?.iso ?? "null")
    case .rules(let outcome, let expected):
      let actual = result.ids(outcome)
      if expected.fits(actual) { return nil }
      return told(
        outcome.key, Self.text(expected), Self.text(actual), expected.difference(actual))
    case .missing(let expected): return compare("missing", expected, result.missing, \.missing)
    case .asks(let expected): return compare("asks", expected, result.asks, \.asks)
    case .shown(let rule, let name, let expected):
      let shown = result.rules.first { $0.id == rule }?.shown.first { $0.name == name }?.value
      return compare("shown.\(rule).\(name)", expected, shown, [rule])
    case .reasons(let language, let expected):
      let actual = reasons(of: result, in: language)
      if Self.fits(actual, expected) { return nil }
      let key = "reasons.\(language.rawValue)"
      return told(
        key, Self.quoted(expected), Self.quoted(actual),
        result.rules.filter(\.isGround).map(\.id))
    case .assumptions(let expected):
      return compare("assumptions", expected, assumptions(of: result), \.parameterNames)
    }
  }

  // MARK: What comes out besides values

  /// The day by whose rules a decision is made; nil where the field that holds it is absent.
  private func day(of name: String) -> CalendarDate? {
    guard let field = policy.pack.decisions.first(where: { $0.name == name })?.asOf else {
      return decision.asOf
    }
    let slot = dossier.slot(record: field.record, field: field.field)
    return dossier.withUTF8(of: slot) { CalendarDate(iso: $0) }
  }

  /// The reasons of a decision, its own first, then those of the rules that it rests on.
  private func reasons(of result: DecisionResult, in language: Language) -> [String] {
    let wording = Wording(
      decision, about: dossier, by: policy.replacing(parameters: replaced), language: language)
    return (wording.ownReason(result).map { [$0] } ?? [])
      + wording.rules(result).compactMap(\.reason)
  }

  /// Whether reasons are these, or hold these parts.
  private static func fits(_ actual: [String], _ expected: NameSet) -> Bool {
    guard expected.isPartial else { return expected.fits(actual) }
    return expected.names.allSatisfy { part in actual.contains { $0.contains(part) } }
  }

  /// The parameters that a decision rests on and that are assumed or unverified, ascending; those of used
  /// packs under their alias.
  private func assumptions(of result: DecisionResult) -> [String] {
    guard let day = result.asOf ?? decision.asOf else { return [] }
    let own = Set(result.grounds().flatMap(\.parameterNames)).filter { name in
      let status = (replaced[name] ?? policy.pack.parameters[name])?.value(on: day)?.status
      return status == .assumed || status == .unverified
    }
    let used = Wording(decision, about: dossier, by: policy).assumptionsOfUsed(by: result)
    return (own + used.map(\.parameter)).sorted(by: utf16Less)
  }

  // MARK: In words

  private static func placeless(_ content: TextTree.Content) -> TextTree {
    TextTree(place: TextPlace(line: 1, column: 1), content: content).placeless
  }

  private static func text(_ tree: TextTree) -> String {
    String(decoding: CanonicalJSON.canonical(tree), as: UTF8.self)
  }

  private static func text(_ names: NameSet) -> String {
    names.isPartial ? "has \(text(names.names))" : text(names.names)
  }

  /// Sentences, each as JSON: they can hold commas, as names can't.
  private static func quoted(_ texts: NameSet) -> String {
    texts.isPartial ? "has \(quoted(texts.names))" : quoted(texts.names)
  }

  private static func quoted(_ texts: [String]) -> String {
    text(
      texts.map { text in
        String(decoding: CanonicalJSON.canonical(TextTree.Content.text(text)), as: UTF8.self)
      })
  }

  private static func text(_ names: [String]) -> String {
    "[\(names.map(\.escapingControls).joined(separator: ", "))]"
  }
}

extension RuleOutcome {
  /// The key under which a result lists the rules that come to it.
  var key: String {
    switch self {
    case .pass: "passed"
    case .fail: "failed"
    case .unknown, .review, .notApplicable, .error: rawValue
    }
  }
}

extension RuleResult {
  /// The names of the parameters that it read.
  fileprivate var parameterNames: [String] {
    parameters.map { String($0.name.prefix { $0 != ":" }) }
  }
}

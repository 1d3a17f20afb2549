public import CanonicalJSON
public import Policies
public import Records

/// A decision in words, rendered from its results and grounds and from the pack.
public struct Wording {
  private let policy: Policy
  private let decision: Decision
  private let dossier: Dossier

  /// Renders a decision about a dossier by the policy that made it.
  public init(_ decision: Decision, about dossier: Dossier, by policy: Policy) {
    self.policy = policy
    self.decision = decision
    self.dossier = dossier
  }

  /// What a rule came to, in words.
  public struct RuleText: Sendable, Hashable {
    /// Its id.
    public let id: String
    /// What people call it.
    public let title: String
    /// Why it came to what it did; nil where nothing needs saying.
    public let reason: String?
    /// Where it comes from.
    public let source: String
    /// Where it stands.
    public let place: String
  }

  /// A value that rests on something not published.
  public struct Assumption: Sendable, Hashable {
    /// The parameter's name.
    public let parameter: String
    /// How far it can be relied on.
    public let status: Parameter.Status
    /// The first day on which it holds, where it has one.
    public let from: CalendarDate?
    /// What it gave.
    public let value: TextTree.Content
  }

  // MARK: Decisions

  private func definition(_ result: DecisionResult) -> DecisionDefinition? {
    policy.pack.decisions.first { $0.name == result.name }
  }

  /// What people call a decision.
  public func title(_ result: DecisionResult) -> String { definition(result)?.title ?? result.name }

  /// Why a decision came to what it did, where that lies outside its rules.
  public func ownReason(_ result: DecisionResult) -> String? {
    if let error = result.condition?.error { return error.description }
    if let definition = definition(result) {
      let lacking = definition.records.filter { !dossier.isSubmitted[$0] }
      if !lacking.isEmpty {
        let names = lacking.map { policy.pack.dossierType.recordTypes[$0].name }
        return "not submitted: " + names.joined(separator: ", ")
      }
    }
    let missing = result.missingForItself + (result.condition?.missing ?? [])
    return missing.isEmpty ? nil : Self.notKnown(missing)
  }

  /// The first reason of what isn't `yes`: what a reader of a table sees.
  public func firstReason(_ result: DecisionResult) -> String? {
    if result.outcome == .yes { return nil }
    if let reason = ownReason(result) { return reason }
    return rules(result).lazy.compactMap(\.reason).first
  }

  /// All reasons of what isn't `yes`, in order, each once.
  public func reasons(_ result: DecisionResult) -> [String] {
    if result.outcome == .yes { return [] }
    var told: Set<String> = []
    return ((ownReason(result).map { [$0] } ?? []) + rules(result).compactMap(\.reason))
      .filter { told.insert($0).inserted }
  }

  private static func notKnown(_ paths: [String]) -> String {
    "not known: " + paths.joined(separator: ", ")
  }

  // MARK: Rules

  /// The rules that the outcome rests on, in words.
  public func rules(_ result: DecisionResult, all: Bool = false) -> [RuleText] {
    guard let definition = definition(result) else { return [] }
    return result.rules.filter { all || $0.isGround }.map { ruleResult in
      let rule = definition.rules[ruleResult.index]
      return RuleText(
        id: rule.id, title: rule.title, reason: reason(ruleResult, rule, result),
        source: rule.source.text, place: rule.place)
    }
  }

  private func reason(
    _ ruleResult: RuleResult, _ rule: Rule, _ result: DecisionResult
  ) -> String? {
    switch ruleResult.outcome {
    case .error: ruleResult.error?.description
    case .unknown: Self.notKnown(ruleResult.missing)
    case .fail: rule.fail.map { render($0, ruleResult, result) } ?? "not met: " + rule.title
    case .pass: rule.pass.map { render($0, ruleResult, result) }
    case .notApplicable: nil
    }
  }

  private func render(
    _ template: MessageTemplate, _ ruleResult: RuleResult, _ result: DecisionResult
  ) -> String {
    template.parts.map { part in
      switch part {
      case .text(let text): text
      case .value(let placeholder):
        value(placeholder.path, ruleResult, result)
          .format(placeholder.format, unit: unit(placeholder.path))
      }
    }.joined()
  }

  // MARK: Values

  private func value(
    _ path: String, _ ruleResult: RuleResult, _ result: DecisionResult
  ) -> TextTree.Content {
    if let shown = ruleResult.shown.first(where: { $0.name == path }) { return shown.value }
    let day = result.asOf ?? decision.asOf
    if path == "as_of" { return day.map { .text($0.iso) } ?? .null }
    if path.hasPrefix("params.") {
      guard let day, let value = policy.pack.parameters[String(path.dropFirst(7))]?.value(on: day)
      else { return .null }
      return value.content.shown
    }
    guard let slot = slot(path) else { return .null }
    switch slot.kind {
    case .absent: return .null
    case .boolean: return .boolean(slot.boolean)
    case .number: return .number(slot.number)
    case .text: return .text(dossier.text(of: slot))
    }
  }

  private func field(_ path: String) -> (record: Int, field: Int)? {
    let parts = path.split(separator: ".").map(String.init)
    let type = policy.pack.dossierType
    guard parts.count == 2, let record = type.indexes[parts[0]],
      let field = type.recordTypes[record].slots[parts[1]]
    else { return nil }
    return (record, field)
  }

  private func slot(_ path: String) -> Dossier.Slot? {
    field(path).map { dossier.slot(record: $0.record, field: $0.field) }
  }

  private func unit(_ path: String) -> String? {
    if path.hasPrefix("params.") { return policy.pack.parameters[String(path.dropFirst(7))]?.unit }
    return field(path).flatMap {
      policy.pack.dossierType.recordTypes[$0.record].fields[$0.field].unit
    }
  }

  // MARK: Assumptions

  /// The values that the grounds rest on and that no published instrument gives, by name.
  public func assumptions() -> [Assumption] {
    var assumptions: [String: Assumption] = [:]
    for result in decision.results {
      guard let day = result.asOf ?? decision.asOf else { continue }
      for read in result.grounds().flatMap(\.parameters) {
        let name = String(read.name.prefix { $0 != ":" })
        guard let value = policy.pack.parameters[name]?.value(on: day),
          value.status == .assumed || value.status == .unverified
        else { continue }
        assumptions[read.name] = Assumption(
          parameter: read.name, status: value.status, from: value.span.from, value: read.value)
      }
    }
    return assumptions.values.sorted { utf16Less($0.parameter, $1.parameter) }
  }
}

extension Parameter.Content {
  /// The value as a message shows it; null where there is no one value.
  fileprivate var shown: TextTree.Content {
    switch self {
    case .scalar(let scalar): scalar.content
    case .list(let items):
      .list(items.map { TextTree(place: TextPlace(line: 1, column: 1), content: $0.content) })
    case .unset, .bands: .null
    }
  }
}

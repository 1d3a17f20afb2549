public import CanonicalJSON
public import Policies
public import Records

/// A decision in words, rendered from its results and grounds and from the pack.
public struct Wording {
  let policy: Policy
  let decision: Decision
  let facts: WordedFacts
  let language: Language
  /// The pack's texts in that language, where it has them apart from its rules.
  let messages: Messages?

  /// Renders a decision about a dossier by the policy that made it.
  ///
  /// - Parameter language: Where the pack lacks a text in it, that of its rule files stands in. Nil
  ///   for the pack's own first language, or English.
  public init(
    _ decision: Decision, about dossier: Dossier, by policy: Policy, language: Language? = nil
  ) {
    self.init(decision, .dossier(dossier), policy, language)
  }

  /// Renders a decision by the dossier that a log holds: an object of records by type.
  ///
  /// A value that is `{"committed": "…"}`, since nobody opened it, is worded as hidden.
  public init(
    _ decision: Decision, aboutLogged dossier: TextTree, by policy: Policy,
    language: Language? = nil
  ) {
    self.init(decision, .logged(dossier), policy, language)
  }

  init(
    _ decision: Decision, _ facts: WordedFacts, _ policy: Policy, _ language: Language?
  ) {
    self.policy = policy
    self.decision = decision
    self.facts = facts
    self.language = policy.pack.language(language)
    messages = policy.pack.messages[self.language.rawValue]
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

  /// A value of a parameter that a rule has read.
  public struct ParameterText: Sendable, Hashable {
    /// The parameter's name; what `:at(v)` gave is under `x:at(v)`.
    public let parameter: String
    /// How far it can be relied on.
    public let status: Parameter.Status
    /// The first day on which it holds, where it has one.
    public let from: CalendarDate?
    /// Where it comes from.
    public let source: String
    /// What it gave.
    public let value: TextTree.Content
  }

  // MARK: Decisions

  private func definition(_ result: DecisionResult) -> DecisionDefinition? {
    policy.pack.decisions.first { $0.name == result.name }
  }

  /// What people call a decision.
  public func title(_ result: DecisionResult) -> String {
    messages?.decisions[result.name]?.title ?? definition(result)?.title ?? result.name
  }

  /// Why a decision came to what it did, where that lies outside its rules.
  public func ownReason(_ result: DecisionResult) -> String? {
    if let error = result.condition?.error { return error.description }
    if let definition = definition(result) {
      let lacking = definition.records.filter { !facts.isSubmitted($0, policy.pack.dossierType) }
      if !lacking.isEmpty {
        let names = lacking.map { policy.pack.dossierType.recordTypes[$0].name }
        return language.notSubmitted(names)
      }
      if let reason = sumReason(result, definition) { return reason }
    }
    guard let condition = result.condition, condition.outcome != .fail else {
      return result.ownCauses.isEmpty || !result.rules.isEmpty
        ? nil : open(result.ownCauses, questions: [], title: title(result))
    }
    return open(condition.causes, questions: condition.questions, title: title(result))
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

  // MARK: What is open

  /// What isn't known and what is to be judged, in words; nil where there is neither.
  ///
  /// In the order of their paths, and not in that in which rules came to them: a log, from which this
  /// is rendered again, holds no other.
  func open(_ causes: [Cause], questions: [Int], title: String) -> String? {
    var missing: [String] = []
    var asked: [String] = questions.map { inLanguage(policy.pack.questions[$0]) }
    for cause in causes.sorted(by: { utf16Less($0.path, $1.path) }) {
      switch cause {
      case .missing(let path): missing.append(path)
      case .asks(let path):
        guard let question = question(path) ?? (questions.isEmpty ? title : nil) else { continue }
        if !asked.contains(question) { asked.append(question) }
      }
    }
    let parts = [
      missing.isEmpty ? nil : language.notKnown(missing),
      asked.isEmpty ? nil : language.toBeJudged(asked),
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: language.stop)
  }

  /// A title, question or word in the language asked for, where the pack has it.
  private func inLanguage(_ text: String) -> String { messages?.words[text] ?? text }

  /// The title of a field or parameter that people are asked by; nil where it is a rule.
  private func question(_ path: String) -> String? { titleInRules(path).map(inLanguage) }

  private func titleInRules(_ path: String) -> String? {
    if let used = policy.pack.used.first(where: { path.hasPrefix($0.alias + ".") }) {
      return used.policy.title(ofAsked: String(path.dropFirst(used.alias.count + 1)))
    }
    if path.hasPrefix("params.") { return policy.pack.parameters[String(path.dropFirst(7))]?.title }
    let names = path.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
    let type = policy.pack.dossierType
    guard var shape = names.first.flatMap({ type.indexes[$0] }) else { return nil }
    for (index, name) in names.dropFirst().enumerated() {
      guard let field = type.shapes[shape].slots[name] else { return nil }
      if index == names.count - 2 { return type.shapes[shape].fields[field].title }
      guard let child = type.shapes[shape].childShapes[field] else { return nil }
      shape = child
    }
    return nil
  }

  // MARK: Rules

  /// The rules that the outcome rests on, in words.
  public func rules(_ result: DecisionResult, all: Bool = false) -> [RuleText] {
    guard let definition = definition(result) else { return [] }
    return result.rules.filter { all || $0.isGround }.map { ruleResult in
      let rule = definition.rules[ruleResult.index]
      let texts = messages?.decisions[result.name]?.rules[rule.id]
      return RuleText(
        id: rule.id, title: texts?.title ?? rule.title,
        reason: reason(ruleResult, rule, texts, result), source: rule.source.text, place: rule.place
      )
    }
  }

  private func reason(
    _ ruleResult: RuleResult, _ rule: Rule, _ texts: Messages.RuleTexts?, _ result: DecisionResult
  ) -> String? {
    let title = texts?.title ?? rule.title
    let open = open(ruleResult.causes, questions: ruleResult.questions, title: title)
    switch ruleResult.outcome {
    case .error: return ruleResult.error?.description
    case .unknown, .review: return open
    case .fail:
      return (texts?.fail ?? rule.fail).map { render($0, ruleResult, result) }
        ?? language.notMet(title)
    case .pass: return open ?? (texts?.pass ?? rule.pass).map { render($0, ruleResult, result) }
    case .notApplicable: return nil
    }
  }

  func render(
    _ template: MessageTemplate, _ ruleResult: RuleResult, _ result: DecisionResult
  ) -> String {
    template.parts.map { part in
      switch part {
      case .text(let text): text
      case .value(let placeholder):
        value(placeholder.path, ruleResult, result)
          .format(
            placeholder.format, unit: unit(placeholder.path), words: messages?.words ?? [:],
            language)
      }
    }.joined()
  }

  // MARK: Values

  private func value(
    _ path: String, _ ruleResult: RuleResult, _ result: DecisionResult
  ) -> TextTree.Content {
    if let shown = ruleResult.shown.first(where: { $0.name == path }) { return shown.value }
    if let hidden = ruleResult.shown.first(where: { $0.name.isEmpty }), !path.contains("."),
      path != "as_of"
    {
      return hidden.value
    }
    let day = result.asOf ?? decision.asOf
    if path == "as_of" { return day.map { .text($0.iso) } ?? .null }
    if path.hasPrefix("params.") {
      guard let day, let value = policy.pack.parameters[String(path.dropFirst(7))]?.value(on: day)
      else { return .null }
      return value.content.shown
    }
    if path.hasPrefix("decided.") {
      let name = path.dropFirst("decided.".count).dropLast(".value".count)
      return decision.result(String(name))?.value ?? .null
    }
    guard let field = field(path) else { return .null }
    return facts.value(record: field.record, field: field.field, policy.pack.dossierType)
  }

  private func field(_ path: String) -> (record: Int, field: Int)? {
    let parts = path.split(separator: ".").map(String.init)
    let type = policy.pack.dossierType
    guard parts.count == 2, let record = type.indexes[parts[0]],
      let field = type.recordTypes[record].slots[parts[1]]
    else { return nil }
    return (record, field)
  }

  private func unit(_ path: String) -> String? {
    if path.hasPrefix("params.") { return policy.pack.parameters[String(path.dropFirst(7))]?.unit }
    return field(path).flatMap {
      policy.pack.dossierType.recordTypes[$0.record].fields[$0.field].unit
    }
  }

  /// What people call a field or a parameter; nil of what is neither.
  public func title(ofPath path: String) -> String? { question(path) }

  // MARK: Parameters

  /// The values of parameters that rules have read, by name.
  ///
  /// - Parameter all: Whether also those of rules that the outcomes don't rest on.
  public func parameters(all: Bool = true) -> [ParameterText] {
    var texts: [String: ParameterText] = [:]
    for result in decision.results {
      guard let day = result.asOf ?? decision.asOf else { continue }
      for read in result.grounds(all: all).flatMap(\.parameters) {
        if let text = text(ofParameter: read, on: day) { texts[read.name] = text }
      }
    }
    return texts.values.sorted { utf16Less($0.parameter, $1.parameter) }
  }

  /// A value of a parameter that was read on a day; nil where it says nothing then.
  func text(ofParameter read: NamedValue, on day: CalendarDate) -> ParameterText? {
    let name = String(read.name.prefix { $0 != ":" })
    return policy.pack.parameters[name]?.value(on: day).map { value in
      ParameterText(
        parameter: read.name, status: value.status, from: value.span.from,
        source: value.source.text, value: read.value)
    }
  }

  /// The values that the grounds rest on and that no published instrument gives, by name; those of used
  /// packs under their alias, as `titles.most`, where a decision that was read may rest on them.
  public func assumptions() -> [ParameterText] {
    let own = parameters(all: false).filter { $0.status == .assumed || $0.status == .unverified }
    let used = assumptionsOfUsed()
    return used.isEmpty ? own : (own + used).sorted { utf16Less($0.parameter, $1.parameter) }
  }
}

extension Parameter.Content {
  /// The value as a message shows it; null where there is no one value.
  var shown: TextTree.Content {
    switch self {
    case .scalar(let scalar): scalar.content
    case .list(let items): .values(items.map(\.content))
    case .unset, .bands: .null
    }
  }
}

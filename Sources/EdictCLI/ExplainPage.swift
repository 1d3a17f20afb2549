import Edict

/// A decided dossier as a page for a person.
struct ExplainPage {
  private let decision: Decision
  private let subjectName: String?
  private let policy: Policy
  private let wording: Wording
  private let language: Language
  /// Whether the log alone says what rules came to: not why, of those no outcome rests on.
  private let isLogged: Bool
  /// What would turn decisions to `yes`, by their names.
  private let remedies: [String: Remedy]

  init(
    _ decision: Decision, about dossier: Dossier, by policy: Policy, language: Language?,
    remedies: [String: Remedy] = [:]
  ) {
    self.remedies = remedies
    self.decision = decision
    subjectName = dossier.subjectName
    self.policy = policy
    self.language = policy.pack.language(language)
    wording = Wording(decision, about: dossier, by: policy, language: language)
    isLogged = false
  }

  /// The page of a decision that was read back from a log.
  init(_ audited: AuditedDecision, decisions: Set<String>?, language: Language?) {
    decision = audited.decision.only(decisions)
    if case .text(let name)? = audited.subjectName { subjectName = name } else { subjectName = nil }
    policy = audited.policy
    self.language = policy.pack.language(language)
    wording = Wording(decision, aboutLogged: audited.dossier, by: policy, language: language)
    isLogged = true
    remedies = [:]
  }

  /// The page.
  var text: String { Self.page([head] + body) }

  /// Sections as a page, a blank line between two.
  static func page(_ sections: [[String]]) -> String {
    sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// The decisions, what is missing, and the parameters.
  var body: [[String]] {
    decision.results.map(section) + [missing, parameters].filter { !$0.isEmpty }
  }

  /// The subject with its name.
  var subject: String {
    let subject = isLogged && decision.subject.isEmpty ? language.hiddenValue : decision.subject
    return subject.oneLine + (subjectName.map { "  " + $0.oneLine } ?? "")
  }

  private func say(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  // MARK: Head

  private var head: [String] {
    let day = decision.asOf.map { say("as of ", "基准日 ") + $0.iso + ", " } ?? ""
    return [
      subject,
      "\(policy.pack.title) (\(decision.pack), \(decision.revision.prefix(19))…)",
      "\(day)\(Decision.engine), Lua \(Decider.luaVersion)",
    ]
  }

  // MARK: Decisions

  private func section(_ result: DecisionResult) -> [String] {
    let day = result.asOf.map { say(", as of ", "，基准日 ") + $0.iso } ?? ""
    let value = result.value.map { say(", value ", "，值 ") + json($0) } ?? ""
    var lines = [
      "\(wording.title(result)): \(result.outcome.word(language))\(value)\(day)"
    ]
    if let reason = wording.ownReason(result) { lines.append("  " + reason.oneLine) }
    let texts = wording.rules(result, all: true)
    let width = texts.map(\.id.columns).max() ?? 0
    for (rule, text) in zip(result.rules, texts) { lines += self.rule(rule, text, width) }
    lines += result.parts.map { "  \(say("part", "分项")) \($0.name) = \(json($0.value))" }
    if let remedy = remedies[result.name] {
      let text = RemedyText(remedy, by: policy, language: language)
      lines += text.explained.map { "  " + $0 }
    }
    return lines
  }

  private func rule(_ rule: RuleResult, _ text: Wording.RuleText, _ width: Int) -> [String] {
    let outcomes = RuleOutcome.allCases.map { $0.word(language) }
    let outcome = rule.outcome.word(language)
    var lines = [
      "  \(text.id.fitted(to: width))  "
        + "\(outcome.fitted(to: outcomes.map(\.columns).max() ?? 0))  \(text.title.oneLine)"
    ]
    let indent = String(repeating: " ", count: width + 4)
    if let reason = text.reason, !isLogged || rule.isGround {
      lines.append(indent + reason.oneLine)
    }
    for (label, values) in [
      (
        say("read", "读取"),
        rule.facts + rule.parameters.map(\.asParameter) + rule.decisions.map(\.asDecision)
      ),
      (say("shown", "显示"), rule.shown),
    ] where !values.isEmpty {
      // What is hidden as a whole has no name.
      let pairs = values.map { ($0.name.isEmpty ? "" : "\($0.name) = ") + json($0.value) }
      lines.append(indent + label + "  " + pairs.joined(separator: ", "))
    }
    lines.append(indent + "\(say("source", "依据"))  \(text.source); \(text.place)")
    return lines
  }

  // MARK: What is missing

  /// Each fact that is wanted, with the rules that it would settle.
  private var missing: [String] {
    var waiting: [String: [String]] = [:]
    for result in decision.results {
      for path in result.missing + result.asks {
        let rules = result.rules.filter { ($0.missing + $0.asks).contains(path) }
        waiting[path, default: []] +=
          rules.isEmpty ? [result.name] : rules.map { result.name + "." + $0.id }
      }
    }
    if waiting.isEmpty { return [] }
    let paths = waiting.keys.sorted(by: utf16Less)
    let width = paths.map(\.columns).max() ?? 0
    return [say("Missing, and what it would settle", "缺少的信息及其可确定的规则")]
      + paths.map { path in
        let title = wording.title(ofPath: path).map { " (\($0))" } ?? ""
        return
          "  \(path.fitted(to: width))  \((waiting[path] ?? []).joined(separator: ", "))\(title)"
      }
  }

  // MARK: Parameters

  private var parameters: [String] {
    let used = (wording.parameters() + wording.assumptionsOfUsed())
      .sorted { utf16Less($0.parameter, $1.parameter) }
    if used.isEmpty { return [] }
    let width = used.map(\.parameter.columns).max() ?? 0
    let statuses = Parameter.Status.allCases.map(\.rawValue.columns).max() ?? 0
    return [say("Parameters", "参数")]
      + used.map { value in
        let from = value.from.map { say(" from ", " 自 ") + $0.iso } ?? ""
        return
          "  \(value.parameter.fitted(to: width))  \(value.status.rawValue.fitted(to: statuses))  "
          + "\(value.value == .null ? "–" : json(value.value))\(from); \(value.source)"
      }
  }

  private func json(_ content: TextTree.Content) -> String {
    if content.isCommitment { return language.hiddenValue }
    let told = content.replacingCommitments(by: language.hiddenValue)
    return String(decoding: CanonicalJSON.canonical(told), as: UTF8.self)
  }
}

extension NamedValue {
  /// The value under the name by which a rule reads it.
  fileprivate var asParameter: NamedValue {
    NamedValue(name: name.isEmpty ? "params" : "params." + name, value: value)
  }

  /// What a rule read of other decisions, under a name also where all of it is hidden.
  fileprivate var asDecision: NamedValue {
    NamedValue(name: name.isEmpty ? "decided" : name, value: value)
  }
}

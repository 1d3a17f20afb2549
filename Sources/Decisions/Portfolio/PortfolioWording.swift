internal import CanonicalJSON
public import Policies
internal import Records

/// A portfolio decision in words, rendered from its results and grounds, the portfolio and the pack.
public struct PortfolioWording {
  private let policy: Policy
  private let decision: PortfolioDecision
  private let language: Language?
  private let entries: [String: PortfolioEntry]
  private let facts: EntryFacts?
  private let fields: PortfolioFields?
  private let whole: Wording

  /// Renders a portfolio decision by the policy that made it.
  ///
  /// - Parameters:
  ///   - portfolio: What it was made about; without it messages show of an entry's facts that they
  ///     aren't known.
  ///   - language: Where the pack lacks a text in it, that of its rule files stands in. Nil for the
  ///     pack's own first language, or English.
  public init(
    _ decision: PortfolioDecision, about portfolio: Portfolio?, by policy: Policy,
    language: Language? = nil
  ) {
    self.policy = policy
    self.decision = decision
    self.language = language
    fields = PortfolioFields(policy)
    facts = fields.map { EntryFacts(policy.pack.dossierType, keeping: $0.slots) }
    entries = Dictionary(
      (portfolio?.entries ?? []).map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
    whole = Self.wording(
      decision, subject: "", decision.results.map(\.result), .nothing, policy, language)
  }

  private static func wording(
    _ decision: PortfolioDecision, subject: String, _ results: [DecisionResult],
    _ facts: WordedFacts, _ policy: Policy, _ language: Language?
  ) -> Wording {
    Wording(
      Decision(
        pack: decision.pack, revision: decision.revision, asOf: decision.asOf, subject: subject,
        results: results),
      facts, policy, language)
  }

  // MARK: Decisions

  /// What people call a decision.
  public func title(_ result: PortfolioResult) -> String { whole.title(result.result) }

  /// Why a decision came to what it did, where that lies outside its rules and its entries.
  public func ownReason(_ result: PortfolioResult) -> String? {
    if let error = result.error { return error.description }
    return result.queue == nil ? whole.ownReason(result.result) : nil
  }

  /// The rules that the outcome rests on, in words; none of a queue, whose rules are of its entries.
  public func rules(_ result: PortfolioResult, all: Bool = false) -> [Wording.RuleText] {
    whole.rules(result.result, all: all)
  }

  /// The caps of a queue, in file order, without reasons; none of other decisions.
  public func caps(_ result: PortfolioResult) -> [Wording.RuleText] {
    definition(result)?.queue?.caps.map { whole.text(of: $0, in: result.result, reason: nil) } ?? []
  }

  /// All reasons of what isn't `yes`, in order, each once; of a queue those of no entry.
  public func reasons(_ result: PortfolioResult) -> [String] {
    if let error = result.error { return [error.description] }
    return result.queue == nil ? whole.reasons(result.result) : []
  }

  private func definition(_ result: PortfolioResult) -> DecisionDefinition? {
    policy.pack.decisions.first { $0.name == result.result.name }
  }

  // MARK: Entries

  /// What a queue came to for one dossier, in words.
  public struct EntryText: Sendable, Hashable {
    /// The subject's id.
    public let subject: String
    /// The subject's name, where it is known.
    public let name: String?
    /// Why, where that lies outside rules and caps: what isn't known, or who was refused before.
    public let reason: String?
    /// The rules that failed or aren't settled.
    public let rules: [Wording.RuleText]
    /// The caps in which there was no room, in file order.
    public let caps: [Wording.RuleText]

    /// All reasons, in order, each once.
    public var reasons: [String] {
      var told: Set<String> = []
      return ((reason.map { [$0] } ?? []) + (rules + caps).compactMap(\.reason))
        .filter { told.insert($0).inserted }
    }
  }

  /// What a queue came to for one of its entries, in words.
  public func text(_ entry: QueueEntry, of result: PortfolioResult) -> EntryText {
    let own = DecisionResult(
      name: result.result.name, outcome: entry.outcome, asOf: nil, rules: entry.rules,
      ownCauses: [], condition: nil, value: nil, parts: [], total: nil, isAny: false)
    let wording = wording(of: entry.subject, own)
    let ruleCauses = Set(entry.rules.flatMap(\.causes))
    let rest = entry.causes.filter { !ruleCauses.contains($0) }
    let isOpen = entry.outcome == .undetermined
    return EntryText(
      subject: entry.subject, name: entries[entry.subject]?.name,
      reason: entry.stoppedBy.map { wording.language.stopped(by: $0) }
        ?? (isOpen ? wording.open(rest, questions: [], title: title(result)) : nil),
      rules: wording.rules(own, all: true),
      caps: entry.broken.compactMap { broken in
        let cap = definition(result)?.queue?.caps.first { $0.id == broken.cap }
        return cap.map { wording.text(of: $0, in: own, reason: broken) }
      })
  }

  /// The words for one entry, with its facts at hand.
  private func wording(of subject: String, _ own: DecisionResult) -> Wording {
    guard let entry = entries[subject], let facts else {
      return Self.wording(decision, subject: subject, [own], .nothing, policy, language)
    }
    facts.unpack(entry)
    let decided = entry.decisions.map { DecisionResult($0.name, $0.outcome, value: $0.value) }
    return Self.wording(
      decision, subject: subject, decided + [own], .entry(facts), policy, language)
  }

  // MARK: Parameters

  /// The values that the grounds rest on and that no published instrument gives, by name.
  public func assumptions() -> [Wording.ParameterText] {
    var texts = whole.parameters(all: false)
    for read in decision.results.flatMap(\.parameters)
    where !texts.contains(where: { $0.parameter == read.name }) {
      if let text = whole.text(ofParameter: read, on: decision.asOf) { texts.append(text) }
    }
    return texts.filter { $0.status == .assumed || $0.status == .unverified }
      .sorted { utf16Less($0.parameter, $1.parameter) }
  }
}

extension Wording {
  /// A cap in words; why there was no room in it, where there was none.
  func text(of cap: Cap, in result: DecisionResult, reason broken: CapBreak?) -> RuleText {
    let texts = messages?.decisions[result.name]?.caps[cap.id]
    let title = texts?.title ?? cap.title
    return RuleText(
      id: cap.id, title: title,
      reason: broken.map { broken in
        var shown = RuleResult(
          id: cap.id, index: 0, outcome: .fail, causes: [], error: nil, value: nil, points: nil)
        shown.shown = [
          NamedValue(name: "free", value: .number(broken.free)),
          NamedValue(name: "limit", value: .number(broken.limit)),
          NamedValue(name: "takes", value: .number(broken.takes)),
        ]
        return (texts?.fail ?? cap.fail).map { render($0, shown, result) }
          ?? language.noRoom(title, takes: broken.takes, free: broken.free)
      }, source: cap.source.text, place: cap.place)
  }
}

extension Language {
  /// Why the dossiers behind one for which there was no room are refused.
  fileprivate func stopped(by subject: String) -> String {
    switch self {
    case .english: "the queue ended at \(subject), for which there was no room"
    case .chinese: "队列止于\(subject)：其额度不足"
    }
  }

  /// What is said of a cap that has no message.
  fileprivate func noRoom(_ title: String, takes: Double, free: Double) -> String {
    let takes = String(decoding: CanonicalJSON.canonical(.number(takes)), as: UTF8.self)
    let free = String(decoding: CanonicalJSON.canonical(.number(free)), as: UTF8.self)
    return switch self {
    case .english: "no room: \(title): takes \(takes), free \(free)"
    case .chinese: "额度不足：\(title)：需\(takes)，余\(free)"
    }
  }
}

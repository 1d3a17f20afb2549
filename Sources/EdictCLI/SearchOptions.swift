public import ArgumentParser
public import Edict

/// What entries of the log are searched for.
struct SearchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only from this day or time on, such as 2026-11-23 or 2026-11-23T08:15Z; universal time.",
      valueName: "time"))
  var since: TimeSpan?

  @Option(
    help: ArgumentHelp("Only until this day or time, which counts too.", valueName: "time"))
  var until: TimeSpan?

  @Option(help: ArgumentHelp("Only by this pack.", valueName: "id"))
  var pack: String?

  @Option(help: ArgumentHelp("Only by this revision of a pack.", valueName: "digest"))
  var revision: String?

  @Option(
    help: ArgumentHelp(
      "Only with this decision, or this outcome of it; can be repeated.",
      valueName: "name[=outcome]"))
  var decision: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only where this rule was tried, or came to this outcome; can be repeated.",
      valueName: "decision.rule[=outcome]"))
  var rule: [String] = []

  @Option(help: ArgumentHelp("Only entries about this subject.", valueName: "id"))
  var subject: String?

  @Option(help: ArgumentHelp("Only what this person or program asked for.", valueName: "name"))
  var actor: String?

  func validate() throws {
    for text in decision {
      try Self.check(text, of: "--decision", among: DecisionOutcome.allCases.map(\.rawValue))
    }
    for text in rule {
      try Self.check(text, of: "--rule", among: RuleOutcome.allCases.map(\.rawValue))
      guard text.prefix(while: { $0 != "=" }).contains(".") else {
        throw ValidationError("--rule: `\(text)` is not a decision, a dot and a rule")
      }
    }
    if let since, let until, since.milliseconds.lowerBound > until.milliseconds.upperBound {
      throw ValidationError("--until: it is before --since")
    }
  }

  /// Whether nothing is searched for.
  var isEmpty: Bool {
    since == nil && until == nil && decision.isEmpty && rule.isEmpty
      && [pack, revision, subject, actor].allSatisfy { $0 == nil }
  }

  /// What is searched for; a subject that is a person by the pseudonym, where its key is at hand.
  func query(_ persons: PersonKeys?) throws -> LogQuery {
    var query = LogQuery()
    for (kind, text) in [("pack", pack), ("revision", revision), ("actor", actor)] {
      if let text { query.terms.insert(EntryTerm(kind, text)) }
    }
    if let subject { query.anyOf.append(try EntryTerm.terms(ofSubject: subject, persons)) }
    query.terms.formUnion(decision.map { EntryTerm("decision", $0) })
    query.terms.formUnion(rule.map { EntryTerm("rule", $0) })
    if since != nil || until != nil {
      let low = since?.milliseconds.lowerBound ?? .min
      let high = until?.milliseconds.upperBound ?? .max
      query.times = low...max(low, high)
    }
    return query
  }

  private static func check(_ text: String, of option: String, among outcomes: [String]) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !outcomes.contains(String(parts[1])) else { return }
    throw ValidationError(
      "\(option): `\(parts[1])` is no outcome; there are \(outcomes.joined(separator: ", "))")
  }
}

extension TimeSpan: ExpressibleByArgument {
  /// Takes a day or a time.
  public init?(argument: String) { self.init(argument) }
}

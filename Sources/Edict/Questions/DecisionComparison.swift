internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// What differs between two logged decisions, and between the packs by which they were made.
///
/// Who asked, when, and for what is no difference of the decisions.
public struct DecisionComparison {
  /// The facts of the dossiers, by path; the items of lists by their numbers.
  public let facts: [ValueChange]
  /// How many facts can't be compared, since they stay hidden.
  public let hiddenCount: Int
  /// What was said of where facts come from, by path.
  public let evidence: [ValueChange]
  /// The as-of dates: of the entry under `as_of`, of a decision with its own under its name.
  public let dates: [ValueChange]
  /// What decisions and rules came to: `grant` and `grant.small`.
  public let results: [ValueChange]
  /// The values of parameters on the as-of dates; under `name (decision)` on that decision's own.
  public let parameters: [ValueChange]
  /// The revisions of used packs, by alias: `titles`, and `titles.sizes` of one that this uses.
  public let usedPacks: [ValueChange]
  /// The tables whose rows in force differ.
  public let tables: [TableChange]
  /// The rules, heads, locals and functions whose source differs, by file and place.
  public let sources: [SourceChange]
  /// What differs in messages alone: `grant.small (zh)`.
  public let texts: [String]

  /// Compares two; `before` need not be the older.
  public init(_ before: AuditedDecision, _ after: AuditedDecision) {
    let (old, new) = (before.facts, after.facts)
    facts = ValueChange.between(old, new)
    hiddenCount = Set(old.keys).union(new.keys).count { path in
      old[path]?.isCommitment == true || new[path]?.isCommitment == true
    }
    evidence = ValueChange.between(before.evidenceLeaves, after.evidenceLeaves)
    dates = ValueChange.between(before.dates, after.dates)
    results = ValueChange.between(before.outcomes, after.outcomes)
    parameters = ValueChange.between(before.parameters, after.parameters)
    usedPacks = ValueChange.between(before.policy.pack.revisions, after.policy.pack.revisions)
    tables = TableChange.between(before, after)
    let isSamePack = before.entry.revision == after.entry.revision
    sources = isSamePack ? [] : SourceChange.between(before.policy, after.policy)
    texts = isSamePack ? [] : Self.texts(before.policy.pack.messages, after.policy.pack.messages)
  }

  /// Whether nothing differs.
  public var isEmpty: Bool {
    facts.isEmpty && evidence.isEmpty && dates.isEmpty && results.isEmpty && parameters.isEmpty
      && usedPacks.isEmpty && tables.isEmpty && sources.isEmpty && texts.isEmpty
  }

  private static func texts(
    _ before: [String: Messages], _ after: [String: Messages]
  ) -> [String] {
    func names<T>(_ one: [String: T]?, _ other: [String: T]?) -> [String] {
      Set((one ?? [:]).keys).union((other ?? [:]).keys).sorted()
    }
    var texts: [String] = []
    for language in names(before, after) {
      let (old, new) = (before[language], after[language])
      if old?.words ?? [:] != new?.words ?? [:] { texts.append("words (\(language))") }
      for decision in names(old?.decisions, new?.decisions) {
        let (one, other) = (old?.decisions[decision], new?.decisions[decision])
        if one?.title != other?.title { texts.append("\(decision) (\(language))") }
        for rule in names(one?.rules, other?.rules) where one?.rules[rule] != other?.rules[rule] {
          texts.append("\(decision).\(rule) (\(language))")
        }
      }
    }
    return texts
  }
}

extension AuditedDecision {
  fileprivate var evidenceLeaves: [String: TextTree.Content] {
    evidence == .null ? [:] : evidence.leaves
  }

  fileprivate var dates: [String: TextTree.Content] {
    var dates: [String: TextTree.Content] = [:]
    dates["as_of"] = decision.asOf.map { .text($0.iso) }
    for result in decision.results { dates[result.name] = result.asOf.map { .text($0.iso) } }
    return dates
  }

  fileprivate var outcomes: [String: TextTree.Content] {
    var outcomes: [String: TextTree.Content] = [:]
    for result in decision.results {
      outcomes[result.name] = .text(result.outcome.rawValue)
      outcomes[result.name + " value"] = result.value
      for rule in result.rules {
        outcomes[result.name + "." + rule.id] = .text(rule.outcome.rawValue)
      }
    }
    return outcomes
  }

  /// The values of parameters by name, on the days that the decisions were made as of; those of used
  /// packs under their alias.
  fileprivate var parameters: [String: TextTree.Content] {
    var values: [String: TextTree.Content] = [:]
    if let day = decision.asOf {
      for (prefix, pack) in [("", policy.pack)] + policy.pack.allUsed {
        for (name, parameter) in pack.parameters {
          values[prefix + name] = parameter.value(on: day)?.content.json
        }
      }
    }
    for result in decision.results {
      guard let day = result.asOf,
        let definition = policy.pack.decisions.first(where: { $0.name == result.name })
      else { continue }
      let names = definition.allReads.parameters
      for name in names {
        values["\(name) (\(result.name))"] =
          policy.pack.parameters[name]?.value(on: day)?.content.json
      }
    }
    return values
  }
}

extension Pack {
  /// The packs that it uses and that those use, by their aliases with a point behind each.
  fileprivate var allUsed: [(prefix: String, pack: Pack)] {
    used.flatMap { used in
      [(used.alias + ".", used.policy.pack)]
        + used.policy.pack.allUsed.map { (used.alias + "." + $0.prefix, $0.pack) }
    }
  }

  /// The revisions of those packs, by their aliases.
  fileprivate var revisions: [String: TextTree.Content] {
    Dictionary(
      uniqueKeysWithValues: allUsed.map { (String($0.prefix.dropLast()), .text($0.pack.revision)) })
  }
}

extension Parameter.Content {
  /// The value as JSON: of bands a list of objects with `below` or `up_to`, and `value`.
  fileprivate var json: TextTree.Content {
    switch self {
    case .unset: .text("unset")
    case .scalar(let scalar): scalar.content
    case .list(let items): .values(items.map(\.content))
    case .bands(let bands): .values(bands.map(\.json))
    }
  }
}

extension Parameter.Band {
  fileprivate var json: TextTree.Content {
    let place = TextPlace(line: 1, column: 1)
    func member(_ key: String, _ content: TextTree.Content) -> TextTree.Member {
      .init(key: key, keyPlace: place, value: TextTree(place: place, content: content))
    }
    var members: [TextTree.Member] = []
    switch limit {
    case .below(let number)?: members.append(member("below", .number(number)))
    case .upTo(let number)?: members.append(member("up_to", .number(number)))
    case nil: break
    }
    return .object(members + [member("value", value.content)])
  }
}

public import AuditLog
internal import CanonicalJSON
internal import Decisions

extension EntryTerms {
  /// What `edict` finds its entries by; nothing where the bytes are no entry of its own.
  ///
  /// The kinds are `pack`, `revision`, `subject` and `actor`; `decision`, as `grant` and `grant=no`;
  /// and `rule`, as `grant.small` and `grant.small=fail`. The time is that of the decision, or of
  /// the rotation.
  public init(ofEntry bytes: [UInt8]) {
    self.init()
    guard let tree = try? CanonicalJSON.parse(bytes), case .object(let members) = tree.content
    else { return }
    for member in members {
      switch (member.key, member.value.content) {
      case ("decided_at", .text(let text)), ("rotated_at", .text(let text)):
        time = TimeSpan(text)?.milliseconds.lowerBound
      case ("pack", .text(let text)), ("revision", .text(let text)), ("subject", .text(let text)),
        ("actor", .text(let text)):
        terms.insert(EntryTerm(member.key, text))
      case ("results", .object(let results)): for result in results { add(result) }
      default: break
      }
    }
  }

  private mutating func add(_ result: TextTree.Member) {
    terms.insert(EntryTerm("decision", result.key))
    guard case .object(let members) = result.value.content else { return }
    for member in members {
      switch member.value.content {
      case .text(let outcome) where member.key == "outcome":
        terms.insert(EntryTerm("decision", "\(result.key)=\(outcome)"))
      case .list(let ids):
        guard let outcome = Self.outcomes[member.key] else { continue }
        for case .text(let id) in ids.map(\.content) {
          terms.insert(EntryTerm("rule", "\(result.key).\(id)=\(outcome.rawValue)"))
          terms.insert(EntryTerm("rule", "\(result.key).\(id)"))
        }
      default: break
      }
    }
  }

  /// What a list of rules says that they came to.
  private static let outcomes: [String: RuleOutcome] = [
    "error": .error, "failed": .fail, "not_applicable": .notApplicable, "passed": .pass,
    "review": .review, "unknown": .unknown,
  ]
}

extension AuditLog {
  /// The index by which `edict` searches its entries.
  ///
  /// ```swift
  /// let index = log.index
  /// try index.update()
  /// try index.search(LogQuery(terms: [EntryTerm("subject", "B2")])) { index, bytes in true }
  /// ```
  public var index: LogIndex {
    LogIndex(of: self, vocabulary: 1, terms: EntryTerms.init(ofEntry:))
  }
}

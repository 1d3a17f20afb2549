public import AuditLog
internal import CanonicalJSON
internal import Decisions

extension EntryTerms {
  /// What `edict` finds its entries by; nothing where the bytes are no entry of its own.
  ///
  /// The terms are `kind`, `pack`, `revision`, `subject`, `actor` and `person`, whose values are
  /// pseudonyms, as that of a hidden `subject` is; `decision`, as `grant` and
  /// `grant=no`; and `rule`, as `grant.small` and `grant.small=fail`. An entry with a shadow has
  /// `shadow`, the candidate's revision, and `shadow_decision`, as `grant=yes`; by no other term is it
  /// found by what the candidate would have said. A pack has none of subject,
  /// decision, rule and shadow. The time is when the decision was made, the pack logged, the key rotated.
  public init(ofEntry bytes: [UInt8]) {
    self.init()
    guard let members = try? EntryMembers(bytes) else { return }
    for key in ["decided_at", "logged_at", "redacted_at", "rotated_at"] as [StaticString]
    where time == nil {
      guard let text = try? members.text(key) else { continue }
      time = TimeSpan(text)?.milliseconds.lowerBound
    }
    for key in ["actor", "kind", "pack", "revision", "subject"] as [StaticString] {
      if let text = try? members.text(key) { terms.insert(EntryTerm("\(key)", text)) }
    }
    addPersons(members)
    addShadow(members)
    guard let results = try? members.object("results"),
      let tree = try? CanonicalJSON.parse(Array(results)), case .object(let all) = tree.content
    else { return }
    for result in all { add(result) }
  }

  /// Whose values an entry hides, or who was forgotten.
  private mutating func addPersons(_ members: EntryMembers) {
    if let pseudonym = try? members.text("person") { terms.insert(EntryTerm("person", pseudonym)) }
    guard let places = try? members.object("personal"),
      let tree = try? CanonicalJSON.parse(Array(places)), case .object(let all) = tree.content
    else { return }
    for place in all {
      guard case .list(let pseudonyms) = place.value.content else { continue }
      for case .text(let pseudonym) in pseudonyms.map(\.content) {
        terms.insert(EntryTerm("person", pseudonym))
        if place.key == "/subject" { terms.insert(EntryTerm("subject", pseudonym)) }
      }
    }
  }

  /// Which candidate would have said what.
  private mutating func addShadow(_ members: EntryMembers) {
    guard let bytes = try? members.object("shadow"), let shadow = try? LoggedShadow(bytes) else {
      return
    }
    terms.insert(EntryTerm("shadow", shadow.revision))
    for (name, outcome) in shadow.outcomes {
      terms.insert(EntryTerm("shadow_decision", name))
      terms.insert(EntryTerm("shadow_decision", "\(name)=\(outcome)"))
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

extension EntryTerm {
  /// What entries about a subject are found by, any of them: its id, and where that is the id of a
  /// person whose key there is, the pseudonym.
  ///
  /// - Throws: `PersonKeyError`.
  public static func terms(
    ofSubject id: String, _ persons: PersonKeys?
  ) throws(PersonKeyError) -> Set<EntryTerm> {
    let pseudonym = try persons?.knownKey(for: id)?.pseudonym
    return Set([id, pseudonym].compactMap { $0 }.map { EntryTerm("subject", $0) })
  }
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
    LogIndex(of: self, vocabulary: 3, terms: EntryTerms.init(ofEntry:))
  }
}

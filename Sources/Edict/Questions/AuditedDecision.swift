public import AuditLog
public import CanonicalJSON
public import Decisions
public import Policies
internal import Records

/// A logged decision with the policy that made it, both from the log alone: what questions about it
/// are answered from.
public struct AuditedDecision {
  /// The entry.
  public let entry: LoggedDecision
  /// The policy of its revision.
  public let policy: Policy
  /// What was decided, read back.
  public let decision: Decision
  /// The dossier, where values that stay hidden are `{"committed": "…"}`.
  public let dossier: TextTree
  /// What stays hidden in the entry.
  public let closed: [EntryOpener.Closed]
  /// Where facts come from, by path; null where nothing was said.
  public let evidence: TextTree.Content
  /// What deciding again came to.
  public let again: Again

  /// What deciding a logged dossier again came to.
  public enum Again: Sendable, Hashable {
    /// The same results and grounds, to the byte.
    case same
    /// Others.
    case different
    /// It could not be decided again: what was logged is no dossier any more.
    case impossible
  }

  /// Reads an entry's decision back, and decides it again.
  ///
  /// Where that comes to the same bytes, what each rule wants is known exactly; else as far as
  /// `Decision(loggedResults:grounds:asOf:subject:by:)` finds it.
  ///
  /// - Throws: `EntryError` where a part is no JSON; `LoggedDecisionError` where the policy could not
  ///   have written it.
  public init(_ entry: LoggedDecision, by policy: Policy) throws {
    try self.init(entry, closed: [], by: policy)
  }

  private init(
    _ entry: LoggedDecision, closed: [EntryOpener.Closed], by policy: Policy
  ) throws {
    self.entry = entry
    self.closed = closed
    self.policy = policy
    dossier = try entry.tree(\.dossier)
    evidence = try entry.evidence.map { try CanonicalJSON.parse(Array($0)).content } ?? .null
    let read = try Decision(
      loggedResults: entry.tree(\.results), grounds: entry.tree(\.grounds), asOf: entry.asOf,
      subject: entry.subject, by: policy)
    let fresh = try Self.decide(entry, closed, policy)
    let isSame = fresh.map { Self.isSame($0, entry) } ?? false
    again = fresh == nil ? .impossible : isSame ? .same : .different
    decision = isSame ? fresh ?? read : read
  }

  /// The entry at an index, and its policy from the log; what it hides is opened by the keys of
  /// persons, where they are given.
  ///
  /// - Throws: What reading the log throws; `EntryError` where the entry is none of a decision.
  public init(
    at index: Int64, of log: AuditLog, packs: PackLibrary, persons: PersonKeys? = nil
  ) throws {
    let opened = try EntryOpener(log, persons: persons).open(log.entry(at: index), at: index)
    guard case .decision(let decision) = opened.entry else { throw NotADecision(index: index) }
    try self.init(
      decision, closed: opened.closed, by: packs.policy(revision: decision.revision))
  }

  /// That an entry tells of something else than a decision.
  public struct NotADecision: Error, CustomStringConvertible {
    /// Where it lies.
    public let index: Int64

    /// The error as it is told.
    public var description: String {
      "entry \(index): not_a_decision: it tells of no decision; `edict audit show` shows it"
    }
  }

  private static func decide(
    _ whole: LoggedDecision, _ closed: [EntryOpener.Closed], _ policy: Policy
  ) throws -> Decision? {
    let partial =
      closed.isEmpty
      ? nil : try PartialDecision(whole, closed: closed, by: policy.pack, PersonalFlow(policy.pack))
    if !closed.isEmpty, partial == nil { return nil }
    let entry = partial?.entry ?? whole
    guard
      let dossier = try? policy.pack.dossierType.dossier(
        json: Array(entry.dossier), lacking: partial?.lacking ?? []),
      let decider = try? Decider(policy)
    else { return nil }
    // Without a date of its own nothing rests on the one that is given.
    return decider.decide(dossier, asOf: entry.asOf ?? .epoch, decisions: Set(entry.decisions))
  }

  private static func isSame(_ decision: Decision, _ entry: LoggedDecision) -> Bool {
    var results = JSONWriter()
    decision.writeResults(to: &results)
    var grounds = JSONWriter()
    decision.writeGrounds(to: &grounds)
    return results.bytes.elementsEqual(entry.results) && grounds.bytes.elementsEqual(entry.grounds)
      && decision.asOf == entry.asOf
  }
}

extension AuditedDecision {
  /// What the subject is called, where its record says so.
  public var subjectName: TextTree.Content? {
    let type = policy.pack.dossierType
    let record = type.recordTypes[type.subject]
    return record.nameField.flatMap { dossier[record.name]?[record.fields[$0].name]?.content }
  }

  /// Every scalar of the dossier by its path, such as `firm.awards[2].level`; of what is empty, it.
  public var facts: [String: TextTree.Content] { dossier.content.leaves }
}

extension TextTree.Content {
  /// Every scalar within by its path; an empty list or object stands for itself, and so does a
  /// commitment.
  ///
  /// - Complexity: Linear in the value, whose depth a reader bounds.
  public var leaves: [String: TextTree.Content] {
    var leaves: [String: TextTree.Content] = [:]
    collect("", into: &leaves)
    return leaves
  }

  private func collect(_ path: String, into leaves: inout [String: TextTree.Content]) {
    switch self {
    case .object(let members) where !members.isEmpty && !isCommitment:
      for member in members {
        member.value.content.collect(
          path.isEmpty ? member.key : path + "." + member.key, into: &leaves)
      }
    case .list(let items) where !items.isEmpty:
      for (index, item) in items.enumerated() {
        item.content.collect("\(path)[\(index + 1)]", into: &leaves)
      }
    default: leaves[path] = self
    }
  }
}

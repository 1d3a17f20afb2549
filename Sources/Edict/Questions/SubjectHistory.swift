internal import CanonicalJSON
internal import Decisions

/// What was decided about a subject from time to time, entry by entry in the order of the log.
///
/// It keeps the last entry of each pack, and nothing else.
public struct SubjectHistory {
  private struct Last {
    let revision: String
    let outcomes: [(name: String, outcome: String)]
    let facts: [String: TextTree.Content]
  }

  private var last: [String: Last] = [:]
  /// How many entries there were.
  public private(set) var count = 0

  /// Makes a history of nothing.
  public init() {}

  /// One entry, and what differs from the one before it by the same pack.
  public struct Step: Sendable {
    /// The entry's index.
    public let index: Int64
    /// Its id.
    public let id: String
    /// When it was made.
    public let decidedAt: String
    /// The pack's id.
    public let pack: String
    /// The pack's revision.
    public let revision: String
    /// What each decision came to, in the order of the pack.
    public let outcomes: [(name: String, outcome: String)]
    /// Whether there was none before it.
    public let isFirst: Bool
    /// The decisions that came to something else; of those that both have.
    public let changed: [(name: String, before: String, after: String)]
    /// Whether the pack has another revision.
    public let hasNewRevision: Bool
    /// How many facts of the dossier differ.
    public let changedFacts: Int
  }

  /// Takes the next entry.
  ///
  /// - Throws: `EntryError` where a part of it is no JSON.
  public mutating func step(_ entry: LoggedDecision) throws -> Step {
    let results = try entry.tree(\.results)
    let outcomes = entry.decisions.map { name -> (name: String, outcome: String) in
      guard case .text(let outcome)? = results[name]?["outcome"]?.content else { return (name, "") }
      return (name, outcome)
    }
    let facts = try entry.tree(\.dossier).content.leaves
    let before = last[entry.pack]
    let old = Dictionary(before?.outcomes.map { ($0.name, $0.outcome) } ?? []) { $1 }
    let changed = outcomes.compactMap { name, outcome in
      old[name].flatMap { $0 == outcome ? nil : (name: name, before: $0, after: outcome) }
    }
    last[entry.pack] = Last(revision: entry.revision, outcomes: outcomes, facts: facts)
    count += 1
    return Step(
      index: entry.index, id: entry.id, decidedAt: entry.decidedAt, pack: entry.pack,
      revision: entry.revision, outcomes: outcomes, isFirst: before == nil, changed: changed,
      hasNewRevision: before.map { $0.revision != entry.revision } ?? false,
      changedFacts: before.map { ValueChange.between($0.facts, facts).count } ?? 0)
  }
}

extension SubjectHistory.Step {
  /// The step as canonical JSON; without `changes` where it is the first.
  public var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    if !isFirst { writeChanges(to: &writer) }
    writer.member("decided_at", decidedAt)
    writer.member("id", id)
    writer.key("index")
    writer.integer(Int(index))
    writer.key("outcomes")
    writer.beginObject()
    for (name, outcome) in outcomes.sorted(by: { utf16Less($0.name, $1.name) }) {
      writer.key(name)
      writer.text(outcome)
    }
    writer.endObject()
    writer.member("pack", pack)
    writer.member("revision", revision)
    writer.endObject()
    return writer.bytes
  }

  private func writeChanges(to writer: inout JSONWriter) {
    writer.key("changes")
    writer.beginObject()
    writer.key("facts")
    writer.integer(changedFacts)
    writer.key("outcomes")
    writer.beginObject()
    for change in changed.sorted(by: { utf16Less($0.name, $1.name) }) {
      writer.key(change.name)
      writer.beginArray()
      writer.text(change.before)
      writer.text(change.after)
      writer.endArray()
    }
    writer.endObject()
    writer.key("revision")
    writer.boolean(hasNewRevision)
    writer.endObject()
  }
}

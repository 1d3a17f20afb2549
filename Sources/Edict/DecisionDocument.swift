internal import CanonicalJSON
public import Decisions
public import Policies
public import Records

/// A decision as a document: what was decided, on what grounds, and in words.
public struct DecisionDocument {
  /// What was decided.
  public let decision: Decision
  /// About what.
  public let dossier: Dossier
  /// By what.
  public let policy: Policy
  /// Its id and time.
  public let stamp: Stamp

  /// Takes what a document is made of.
  public init(_ decision: Decision, about dossier: Dossier, by policy: Policy, stamp: Stamp) {
    self.decision = decision
    self.dossier = dossier
    self.policy = policy
    self.stamp = stamp
  }

  /// The document as canonical JSON.
  ///
  /// - Parameters:
  ///   - explain: Whether the grounds of every rule are written, where the decision was made to
  ///     explain.
  ///   - language: The language of `text`; nil for the pack's first.
  public func json(explain: Bool = false, language: Language? = nil) -> [UInt8] {
    let wording = Wording(decision, about: dossier, by: policy, language: language)
    var writer = JSONWriter()
    writer.beginObject()
    if let asOf = decision.asOf { writer.member("as_of", asOf.iso) }
    writer.assumptions(wording.assumptions())
    writer.member("decided_at", stamp.decidedAt)
    writer.member("engine", Decision.engine)
    writer.key("grounds")
    decision.writeGrounds(to: &writer, all: explain)
    writer.member("id", stamp.id)
    writer.member("lua", Decider.luaVersion)
    writer.member("pack", decision.pack)
    writer.key("results")
    decision.writeResults(to: &writer)
    writer.member("revision", decision.revision)
    writer.member("subject", decision.subject)
    writer.key("text")
    write(wording, all: explain, to: &writer)
    writer.endObject()
    return writer.bytes
  }

  private func write(_ wording: Wording, all: Bool, to writer: inout JSONWriter) {
    writer.beginObject()
    for result in decision.results.sorted(by: { utf16Less($0.name, $1.name) }) {
      writer.key(result.name)
      writer.beginObject()
      if let reason = wording.ownReason(result) { writer.member("reason", reason) }
      writer.texts("rules", wording.rules(result, all: all))
      writer.member("title", wording.title(result))
      writer.endObject()
    }
    writer.endObject()
  }
}

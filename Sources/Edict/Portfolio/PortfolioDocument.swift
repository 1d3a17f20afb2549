internal import CanonicalJSON
public import Decisions
public import Policies

/// A portfolio decision as a document: what was decided about all dossiers, on what grounds, and in
/// words.
///
/// It holds no facts of dossiers, but for what messages tell.
public struct PortfolioDocument {
  /// What was decided.
  public let decision: PortfolioDecision
  /// About what; nil where it isn't at hand, so that messages can't show facts of it.
  public let portfolio: Portfolio?
  /// By what.
  public let policy: Policy
  /// Its id and time.
  public let stamp: Stamp

  /// Takes what a document is made of.
  public init(
    _ decision: PortfolioDecision, about portfolio: Portfolio?, by policy: Policy, stamp: Stamp
  ) {
    self.decision = decision
    self.portfolio = portfolio
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
    let wording = PortfolioWording(decision, about: portfolio, by: policy, language: language)
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("as_of", decision.asOf.iso)
    writer.assumptions(wording.assumptions())
    writer.member("decided_at", stamp.decidedAt)
    writer.member("engine", Decision.engine)
    writer.key("grounds")
    decision.writeGrounds(to: &writer, all: explain)
    writer.member("id", stamp.id)
    writer.member("lua", Decider.luaVersion)
    writer.member("pack", decision.pack)
    writer.key("portfolio")
    writer.beginObject()
    writer.key("dossiers")
    writer.number(Double(decision.count))
    writer.endObject()
    writer.key("results")
    decision.writeResults(to: &writer)
    writer.member("revision", decision.revision)
    writer.key("text")
    write(wording, all: explain, to: &writer)
    writer.endObject()
    return writer.bytes
  }

  private func write(_ wording: PortfolioWording, all: Bool, to writer: inout JSONWriter) {
    writer.beginObject()
    for result in decision.results.sorted(by: { utf16Less($0.result.name, $1.result.name) }) {
      writer.key(result.result.name)
      writer.beginObject()
      writer.texts("caps", wording.caps(result))
      writeEntries(result, wording, to: &writer)
      if let reason = wording.ownReason(result) { writer.member("reason", reason) }
      writer.texts("rules", wording.rules(result, all: all))
      writer.member("title", wording.title(result))
      writer.endObject()
    }
    writer.endObject()
  }

  /// Writes the words of entries that have any: those granted need none.
  private func writeEntries(
    _ result: PortfolioResult, _ wording: PortfolioWording, to writer: inout JSONWriter
  ) {
    let texts = (result.queue?.entries ?? []).filter { $0.outcome != .yes }
      .map { wording.text($0, of: result) }
      .filter { $0.reason != nil || !$0.rules.isEmpty || !$0.caps.isEmpty }
    if texts.isEmpty { return }
    writer.key("entries")
    writer.beginObject()
    for text in texts.sorted(by: { utf16Less($0.subject, $1.subject) }) {
      writer.key(text.subject)
      writer.beginObject()
      writer.texts("caps", text.caps)
      if let reason = text.reason { writer.member("reason", reason) }
      writer.texts("rules", text.rules)
      writer.endObject()
    }
    writer.endObject()
  }
}

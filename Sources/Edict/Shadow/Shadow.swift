public import CanonicalJSON
public import Decisions
public import Policies
public import Records

/// What a candidate pack would have said of a dossier, which the log keeps beside what was decided.
///
/// It has no grounds: they follow from the dossier and the candidate's pack, which the log holds.
public struct Shadow: Sendable {
  /// The candidate.
  public let candidate: Policy
  /// What it would have said.
  public let said: Said

  /// What a candidate would have said.
  public enum Said: Sendable, Hashable {
    /// It would have decided so.
    case decided(Decision)
    /// Its record types refuse the dossier.
    case refused(RecordError.Code)
  }

  /// Writes it: `{"as_of": …, "pack": …, "results": {…}, "revision": …}`, or `refused` with the code
  /// of the error in place of `results`.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    if case .decided(let decision) = said, let asOf = decision.asOf {
      writer.member("as_of", asOf.iso)
    }
    writer.member("pack", candidate.pack.id)
    switch said {
    case .refused(let code): writer.member("refused", code.name)
    case .decided(let decision):
      writer.key("results")
      decision.writeResults(to: &writer)
    }
    writer.member("revision", candidate.pack.revision)
    writer.endObject()
  }
}

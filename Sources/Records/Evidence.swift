public import CanonicalJSON

/// What a fact of a dossier rests on, as the key `evidence` beside its records says.
///
/// It never reaches a rule and changes no decision.
public struct Evidence: Sendable, Hashable {
  /// The path of the fact, such as `firm.revenue` or `firm.awards[2].level`.
  public let path: String
  /// In what it stands, such as `annual report 2025`.
  public let document: String?
  /// Of what time it tells, such as `2025`.
  public let period: String?
  /// On which day someone saw it.
  public let observedOn: CalendarDate?

  /// The key beside a dossier's records.
  static let key = "evidence"
}

extension Evidence {
  /// What may be said of a fact.
  enum Member: String, CaseIterable {
    case document
    case observedOn = "observed_on"
    case period
  }
}

extension Dossier {
  /// Writes `{"firm.revenue": {"document": "…", "observed_on": "…", "period": "…"}, …}` as
  /// canonical JSON: what `evidence` beside the records says, `{}` where there is none.
  public func writeEvidence(to writer: inout JSONWriter) {
    writer.beginObject()
    for evidence in evidence {
      writer.key(evidence.path)
      writer.beginObject()
      write(evidence.document, as: .document, to: &writer)
      write(evidence.observedOn?.iso, as: .observedOn, to: &writer)
      write(evidence.period, as: .period, to: &writer)
      writer.endObject()
    }
    writer.endObject()
  }

  private func write(_ text: String?, as member: Evidence.Member, to writer: inout JSONWriter) {
    guard let text else { return }
    writer.key(member.rawValue)
    writer.text(text)
  }
}

internal import Policies
public import Records

/// What is kept of one decided dossier: what portfolio decisions can read of it.
///
/// Its facts lie in one run of bytes, so that a portfolio takes little more memory than they do.
public struct PortfolioEntry: Sendable {
  /// The subject's id.
  public let subject: String
  /// The subject's name; nil where it isn't known.
  public let name: String?
  /// Where the dossier stood, such as `line 3`.
  public let place: String
  /// Which records were submitted, a byte each, then the values of the kept slots.
  let facts: [UInt8]
  /// The results of the kept decisions, in the order of the pack.
  let decisions: [KeptDecision]

  /// Keeps of a dossier what portfolio decisions can read.
  ///
  /// - Parameters:
  ///   - decision: What the same policy decided about it, with all its decisions: those that aren't
  ///     there count as not applicable.
  ///   - fields: What is kept.
  ///   - place: Where the dossier stood, such as `line 3`.
  public init(
    _ dossier: Dossier, _ decision: Decision, keeping fields: PortfolioFields, place: String
  ) {
    self.init(dossier, keeping: fields, place: place) { decision.result($0) }
  }

  /// Keeps of a dossier what portfolio decisions can read, of all that a decider has made of it.
  package init(
    _ dossier: Dossier, _ made: Made, keeping fields: PortfolioFields, place: String
  ) {
    self.init(dossier, keeping: fields, place: place) { made.result($0) }
  }

  private init(
    _ dossier: Dossier, keeping fields: PortfolioFields, place: String,
    _ result: (String) -> DecisionResult?
  ) {
    subject = dossier.subjectID
    name = dossier.subjectName
    self.place = place
    facts = FactPacking.pack(dossier, slots: fields.slots)
    let definitions = fields.policy.pack.decisions
    decisions = fields.decisions.map { index in
      let name = definitions[index].name
      return KeptDecision(result(name) ?? .unmade(name))
    }
  }
}

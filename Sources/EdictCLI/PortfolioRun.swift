import Edict

/// The portfolio of a run of `edict decide`: what is kept of its dossiers, and what is decided of them
/// together after the last.
struct PortfolioRun {
  /// The decisions that are made about each dossier, nil for all: those asked for, and those that
  /// the portfolio's read.
  let made: Set<String>?
  private let policy: Policy
  private let asOf: CalendarDate
  private let decisions: Set<String>?
  private let fields: PortfolioFields
  private var portfolio = Portfolio()
  private var entries = EntryCommitment()

  /// Makes room for a portfolio; nil where none of the decisions wanted, nil for all, is made of one.
  init?(_ policy: Policy, asOf: CalendarDate, decisions: Set<String>?) {
    let names = policy.pack.decisions.filter(\.isOverPortfolio).map(\.name)
    guard let fields = PortfolioFields(policy),
      names.contains(where: { decisions?.contains($0) ?? true })
    else { return nil }
    self.policy = policy
    self.asOf = asOf
    self.decisions = decisions
    self.fields = fields
    made = decisions.map { $0.union(fields.decisionNames) }
  }

  /// Keeps what is read of a dossier.
  mutating func add(_ dossier: Dossier, _ decision: Decision, at place: RecordPlace) {
    portfolio.add(
      PortfolioEntry(dossier, decision, keeping: fields, place: "line \(place.line)"))
  }

  /// Takes where the dossiers that were added last lie in the log.
  mutating func add(_ receipts: [Receipt]) { for receipt in receipts { entries.add(receipt) } }

  /// What the log keeps of a document.
  func entry(_ document: PortfolioDocument, origin: LogEntry.Origin) -> PortfolioLogEntry {
    PortfolioLogEntry(
      document.decision, by: policy, about: entries, stamp: document.stamp, origin: origin)
  }

  /// What is decided of all that was added.
  func decide(explain: Bool) throws -> PortfolioDocument {
    let decision = try PortfolioDecider(argument: policy).decide(
      portfolio, asOf: asOf, decisions: decisions, explain: explain)
    return PortfolioDocument(decision, about: portfolio, by: policy, stamp: .now())
  }
}

public import AuditLog
public import Decisions
public import Policies

/// A logged portfolio decision with the policy that made it, both from the log alone.
public struct AuditedPortfolio {
  /// The entry.
  public let entry: LoggedPortfolio
  /// The policy of its revision.
  public let policy: Policy
  /// What was decided: made again where that comes to the same bytes, so that refused dossiers stand in
  /// the order of the queue; else read back.
  public let decision: PortfolioDecision
  /// What it is about; nil where it could not be made again to the same bytes.
  public let portfolio: Portfolio?
  /// What deciding again came to.
  public let again: AuditedDecision.Again

  /// The entry at an index, and its policy from the log; nil where the entry is of another kind.
  ///
  /// - Throws: What reading the log throws; `EntryError`; `LoggedDecisionError` where the policy could
  ///   not have written it.
  /// - Complexity: As deciding all its dossiers again.
  public init?(
    at index: Int64, of log: AuditLog, packs: PackLibrary, persons: PersonKeys? = nil
  ) throws {
    guard case .portfolio(let entry) = try LoggedEntry(log.entry(at: index), at: index) else {
      return nil
    }
    let policy = try packs.policy(revision: entry.revision)
    self.entry = entry
    self.policy = policy
    let read = try PortfolioDecision(
      loggedResults: entry.tree(\.results), grounds: entry.tree(\.grounds), asOf: entry.asOf,
      count: Int(entry.entries.count), by: policy)
    let replay = PortfolioReplay(
      log: log, opener: EntryOpener(log, persons: persons), flow: PersonalFlow(policy.pack),
      decider: try Decider(policy))
    guard case .made(let fresh, let portfolio) = try replay.run(entry) else {
      (decision, self.portfolio, again) = (read, nil, .impossible)
      return
    }
    let isSame = PortfolioComparison(entry, with: fresh).verdict == .reproduced
    again = isSame ? .same : .different
    decision = isSame ? fresh : read
    self.portfolio = isSame ? portfolio : nil
  }
}

internal import AuditLog
internal import Decisions

extension EntryReplay {
  /// Makes a portfolio decision again, and counts what that comes to.
  mutating func replay(_ logged: LoggedPortfolio, isAsAppended: Bool) throws {
    report.portfolios.count += 1
    switch try decider(revision: logged.revision) {
    case .failure(let error):
      count(ReplayReport.Reason(ofPack: error))
      try addFinding(ofPack: error)
    case .success(let decider):
      let replay = PortfolioReplay(
        log: log, opener: opener, flow: flow(of: decider.policy.pack), decider: decider)
      switch try replay.run(logged) {
      case .impossible(let reason): count(reason)
      case .otherEntries(let message):
        report.portfolios.differing += 1
        return report.add(
          ReplayFinding(
            .entriesDiffer, at: logged.index, id: logged.id, isAsAppended: isAsAppended,
            message: message))
      case .made(let decision, _):
        let comparison = PortfolioComparison(logged, with: decision)
        if add(comparison, isAsAppended: isAsAppended) { return }
      }
    }
    noteChange(logged.index, logged.id, isAsAppended: isAsAppended)
  }

  private mutating func count(_ reason: ReplayReport.Reason) {
    report.portfolios.notReplayable[reason, default: 0] += 1
  }

  /// Counts one that was made again; whether it differs.
  private mutating func add(_ comparison: PortfolioComparison, isAsAppended: Bool) -> Bool {
    switch comparison.verdict {
    case .reproduced: report.portfolios.reproduced += 1
    case .otherGrounds: report.portfolios.otherGrounds += 1
    case .hostLimit: count(.hostLimit)
    case .differs(let code):
      report.portfolios.differing += 1
      report.add(
        ReplayFinding(
          code, at: comparison.logged.index, id: comparison.logged.id, isAsAppended: isAsAppended,
          differences: comparison.differences))
      return true
    }
    return false
  }
}

extension ReplayReport.Portfolios {
  mutating func merge(_ other: Self) {
    count += other.count
    reproduced += other.reproduced
    otherGrounds += other.otherGrounds
    differing += other.differing
    notReplayable.merge(other.notReplayable, uniquingKeysWith: +)
  }

  /// How many could be made again.
  public var replayed: Int { count - notReplayable.values.reduce(0, +) }
}

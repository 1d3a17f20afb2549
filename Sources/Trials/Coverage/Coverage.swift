public import Decisions
public import Policies

/// What of a pack the dossiers that have been decided have tried.
///
///     let policy = try Policy.probed(contentsOf: folder)
///     let decider = try Decider(policy)
///     // … decide …
///     var coverage = Coverage(policy)
///     coverage.add(decider)
///     let report = coverage.report()
///
/// Deciders on other threads are added one after another, or to coverages of their own that are
/// merged: the report is the same.
public struct Coverage: Sendable {
  /// The policy that was decided by.
  public let policy: Policy
  let probes: Probes
  private(set) var usage: Usage

  /// Nothing has been tried yet.
  ///
  /// - Parameter policy: Read by `Policy.probed`.
  public init(_ policy: Policy) {
    guard let probes = policy.numbers.probes else {
      preconditionFailure("coverage is told of a policy that was read by `Policy.probed`")
    }
    self.policy = policy
    self.probes = probes
    usage = Usage(probeCount: probes.all.count, of: policy.pack)
  }

  /// Adds what a decider by the same policy has used since it was last added.
  public mutating func add(_ decider: Decider) {
    if let more = decider.takeUsage() { usage.merge(more) }
  }

  /// Adds what another coverage of the same policy holds.
  public mutating func merge(_ other: Coverage) { usage.merge(other.usage) }

  /// Tells what has been tried, and of the rest why not.
  ///
  /// What is decided over the portfolio, and what only that reads, is left out: no one dossier can try
  /// it.
  public func report() -> CoverageReport {
    let items =
      probeItems() + ruleItems() + valueItems() + rowItems() + sourceItems()
    return CoverageReport(pack: policy.pack.id, items: items.sorted())
  }
}

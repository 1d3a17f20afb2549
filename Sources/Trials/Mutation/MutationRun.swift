public import Decisions
internal import Foundation
public import Policies
internal import Synchronization

/// Tries every mutant of a pack against its cases.
///
///     let report = try MutationRun(policy, suite).run(threads: 2)
///
/// What it reports depends on the pack and the cases alone, and not on the number of threads.
public struct MutationRun: Sendable {
  let policy: Policy
  let baseline: Baseline
  let mutants: [Mutant]

  /// Takes a pack and its cases; those that fail by the pack itself can notice nothing.
  ///
  /// - Throws: `RuleError` where a rule file doesn't fit the machine.
  public init(_ policy: Policy, _ suite: TestSuite) throws(RuleError) {
    // One that was read to be probed has other lowered forms than its mutants.
    let policy = (try? Policy(policy.packFiles)) ?? policy
    self.policy = policy
    baseline = try Baseline(policy, suite)
    mutants = policy.mutants
  }

  /// How many mutants there are, those included that no pack reader takes.
  public var count: Int { mutants.count }

  /// How far a run is.
  public struct Progress: Sendable, Hashable {
    /// How many mutants have been tried.
    public let tried: Int
    /// How many of them no case has noticed.
    public let survived: Int
    /// How many there are.
    public let count: Int
    /// Whether it now looks for dossiers that would notice those.
    public let isSearching: Bool
  }

  /// Tries the mutants, and for each that no case notices looks for a dossier that would.
  ///
  /// - Parameters:
  ///   - threads: How many mutants are tried at a time.
  ///   - tries: After how many dossiers the search for one that would notice a mutant is given up.
  ///   - progress: Called after each, by one thread at a time.
  public func run(
    threads: Int, tries: Int = 1000, progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) -> MutationReport {
    let digest = policy.decidingDigest
    let survived = Mutex(0)
    let trials = Self.each(mutants.indices, threads: threads) { index in
      let trial = self.trial(mutants[index], digest: digest)
      return (
        trial,
        { tried in
          let count = survived.withLock { count in
            if trial.fate == .survived { count += 1 }
            return count
          }
          progress(
            Progress(tried: tried, survived: count, count: mutants.count, isSearching: false))
        }
      )
    }
    let fates = Self.merged(trials)
    let survivors = mutants.indices.filter { fates[$0] == .survived }
    let found = Self.each(survivors.indices, threads: threads) { index in
      let witness = self.witness(of: mutants[survivors[index]], tries: tries)
      return (
        witness,
        { searched in
          progress(
            Progress(
              tried: searched, survived: survivors.count, count: survivors.count, isSearching: true)
          )
        }
      )
    }
    return MutationReport(
      mutants: mutants, fates: fates,
      survivors: zip(survivors, found).map {
        MutationReport.Survivor(mutant: mutants[$0], witness: $1.found, tried: $1.tried)
      })
  }

  // MARK: One mutant

  /// What became of one, and the digest of what decides in it.
  private struct Trial: Sendable {
    let fate: MutationReport.Fate
    let digest: String?
  }

  private func trial(_ mutant: Mutant, digest: String) -> Trial {
    guard let changed = policy.with(mutant) else { return Trial(fate: .invalid, digest: nil) }
    let own = changed.decidingDigest
    if own == digest { return Trial(fate: .equal, digest: own) }
    guard let runner = try? CaseRunner(changed) else { return Trial(fate: .invalid, digest: nil) }
    runner.made = baseline.reading.decisions(restingOn: mutant.subject)
    let isNoticed = baseline.order(for: mutant).contains { baseline.notices($0, runner) }
    return Trial(fate: isNoticed ? .noticed : .survived, digest: own)
  }

  /// The fates, where a mutant that decides as an earlier one does is that one.
  private static func merged(_ trials: [Trial]) -> [MutationReport.Fate] {
    var seen: Set<String> = []
    return trials.map { trial in
      guard let digest = trial.digest, trial.fate != .equal else { return trial.fate }
      return seen.insert(digest).inserted ? trial.fate : .merged
    }
  }

  // MARK: Threads

  /// What `body` gives for each index, in their order; what it gives besides is called with how many
  /// are done, one at a time.
  private static func each<Value: Sendable>(
    _ indices: Range<Int>, threads: Int,
    _ body: @escaping @Sendable (Int) -> (Value, done: (Int) -> Void)
  ) -> [Value] {
    let next = Mutex(indices.lowerBound)
    let found = Mutex<[Int: Value]>([:])
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      // Trees are deep, and so are the calls that go through them.
      DeepStack.run {
        while true {
          let index = next.withLock { next in
            defer { next += 1 }
            return next
          }
          guard index < indices.upperBound else { return }
          let (value, done) = body(index)
          found.withLock { found in
            found[index] = value
            done(found.count)
          }
        }
      }
    }
    return found.withLock { found in indices.compactMap { found[$0] } }
  }
}

extension Policy {
  /// The pack with one mutant's text; nil where no pack reader takes it.
  func with(_ mutant: Mutant) -> Policy? {
    var contents = packFiles.contents
    contents[mutant.file] = mutant.text(of: contents[mutant.file] ?? [])
    return (try? PackFiles(contents)).flatMap { try? Policy($0, reusing: self) }
  }
}

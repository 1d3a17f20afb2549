internal import CanonicalJSON
internal import Decisions
internal import Records

/// What a dry run counts, of a piece of the population or of all of it.
///
/// Pieces are of one size and merged in their order, so that sums come out the same to the last bit
/// whatever the number of threads.
struct DryRunTally: Sendable {
  private let plan: DryRunPlan
  private(set) var population = DryRunReport.Population()
  private var shifts: [DryRunReport.Shift]
  private var segments: [SegmentTally]
  private var sums: [[DryRunReport.MoneySum]]
  private var scores: [Int: DryRunReport.Score]

  init(_ plan: DryRunPlan) {
    self.plan = plan
    shifts = plan.shifts
    segments = plan.fields.segments.map { _ in SegmentTally(decisions: plan.shared.count) }
    sums = plan.shared.map { index in
      plan.fields.money.map { site in
        DryRunReport.MoneySum(
          field: site.path, title: site.title, unit: site.unit,
          decision: plan.shifts[index].decision)
      }
    }
    scores = Dictionary(
      uniqueKeysWithValues: plan.scored.map { index in
        let shift = plan.shifts[index]
        return (index, DryRunReport.Score(decision: shift.decision, title: shift.title))
      })
  }

  // MARK: Counting

  mutating func addRefusal(_ refusal: DryRunReport.Refusal) {
    population.records += 1
    switch refusal.by {
    case .both: population.refusedByBoth += 1
    case .baseline: population.refusedByBaseline += 1
    case .candidate: population.refusedByCandidate += 1
    }
    if population.refusals.count < DryRunReport.Population.refusalLimit {
      population.refusals.append(refusal)
    }
  }

  mutating func addLeftOut(_ reason: String) {
    population.records += 1
    population.leftOut[reason, default: 0] += 1
  }

  /// Counts a dossier, and gives its flips.
  mutating func add(
    _ dossier: Dossier, before: Outcomes, after: Outcomes
  ) -> [DecisionFlip] {
    population.records += 1
    population.decided += 1
    var flips: [DecisionFlip] = []
    var changes: [DryRunReport.Transition] = []
    for (shared, index) in plan.shared.enumerated() {
      let name = plan.shifts[index].decision
      guard let old = before[name], let new = after[name] else {
        changes.append(DryRunReport.Transition(from: .notApplicable, to: .notApplicable))
        continue
      }
      let change = DryRunReport.Transition(from: old.outcome, to: new.outcome)
      changes.append(change)
      shifts[index].counts[change, default: 0] += 1
      if old.outcome == new.outcome, old.value != new.value { shifts[index].otherValues += 1 }
      if change.isFlip { flips.append(DecisionFlip(decision: index, change: change)) }
      addMoney(dossier, change, shared)
      addScore(old, new, index)
    }
    for (index, site) in plan.fields.segments.enumerated() {
      segments[index].add(dossier.segmentText(at: site), changes)
    }
    return flips
  }

  private mutating func addMoney(
    _ dossier: Dossier, _ change: DryRunReport.Transition, _ shared: Int
  ) {
    guard change.from == .yes || change.to == .yes else { return }
    for (index, site) in plan.fields.money.enumerated() {
      guard let amount = dossier.number(at: site) else { continue }
      if change.from == change.to {
        sums[shared][index].stayed += amount
      } else if change.to == .yes {
        sums[shared][index].entered += amount
      } else {
        sums[shared][index].left += amount
      }
    }
  }

  private mutating func addScore(_ old: DecisionResult, _ new: DecisionResult, _ index: Int) {
    guard scores[index] != nil else { return }
    if let bin = old.bin { scores[index]?.before[bin, default: 0] += 1 }
    if let bin = new.bin { scores[index]?.after[bin, default: 0] += 1 }
  }

  // MARK: Together

  /// Adds what came after.
  mutating func merge(_ other: DryRunTally) {
    population.merge(other.population)
    for index in shifts.indices {
      shifts[index].counts.merge(other.shifts[index].counts, uniquingKeysWith: +)
      shifts[index].otherValues += other.shifts[index].otherValues
    }
    for index in segments.indices { segments[index].merge(other.segments[index]) }
    for decision in sums.indices {
      for field in sums[decision].indices {
        sums[decision][field].entered += other.sums[decision][field].entered
        sums[decision][field].left += other.sums[decision][field].left
        sums[decision][field].stayed += other.sums[decision][field].stayed
      }
    }
    for (index, score) in other.scores {
      scores[index]?.before.merge(score.before, uniquingKeysWith: +)
      scores[index]?.after.merge(score.after, uniquingKeysWith: +)
    }
  }

  /// The report without edits and flips.
  func report(baseline: DryRunReport.Side, candidate: DryRunReport.Side) -> DryRunReport {
    var all: [DryRunReport.Segment] = []
    for (site, tally) in zip(plan.fields.segments, segments) {
      for (shared, index) in plan.shared.enumerated() {
        all.append(
          DryRunReport.Segment(
            field: site.path, title: site.title, decision: plan.shifts[index].decision,
            values: tally.values(of: shared, in: site.words)))
      }
    }
    return DryRunReport(
      baseline: baseline, candidate: candidate, population: population, decisions: shifts,
      edits: [], isAttributed: true, segments: all, sums: sums.flatMap { $0 },
      scores: plan.scored.compactMap { scores[$0] }, flips: [])
  }
}

/// One decision of a dossier that flipped: its index, and from what to what.
struct DecisionFlip: Sendable {
  let decision: Int
  let change: DryRunReport.Transition
}

/// What the decisions of a pack came to about one dossier.
struct Outcomes {
  private let results: [DecisionResult]

  init(_ results: [DecisionResult]) { self.results = results }

  subscript(name: String) -> DecisionResult? { results.first { $0.name == name } }
}

extension DryRunReport.Population {
  fileprivate mutating func merge(_ other: Self) {
    records += other.records
    decided += other.decided
    refusedByBoth += other.refusedByBoth
    refusedByBaseline += other.refusedByBaseline
    refusedByCandidate += other.refusedByCandidate
    leftOut.merge(other.leftOut, uniquingKeysWith: +)
    refusals += other.refusals.prefix(Self.refusalLimit - refusals.count)
  }
}

extension DecisionResult {
  /// The whole number in which its total is counted; nil where it has none.
  fileprivate var bin: Int? {
    guard case .number(let number)? = value else { return nil }
    let ends = DryRunReport.Score.ends
    let clipped = min(max(number, Double(ends.lowerBound)), Double(ends.upperBound))
    return Int(clipped.rounded(.down))
  }
}

internal import Decisions

/// How the values of one segment field came out in several decisions, while they are counted.
///
/// Tallies of parts merge to the same counts, however the dossiers were dealt out and in whatever
/// order. Memory is bounded by `heldValues`.
struct SegmentTally: Sendable {
  /// For each decision, what was counted of all dossiers.
  private var all: [Count]
  /// The same of those of which the value isn't known.
  private var unknown: [Count]
  /// The same for each value, by its UTF-8: text is equal by its bytes.
  private var values: [[UInt8]: [Count]] = [:]

  /// How many values are held.
  ///
  /// Of a field with more, those that come first by their bytes: a value among the first of all is
  /// among the first of any part, so that no part forgets it.
  private static let heldValues = 4_096

  /// What is counted of one value in one decision.
  private struct Count: Sendable {
    var dossiers = 0
    var yesBefore = 0
    var yesAfter = 0
    var flips = 0

    mutating func add(_ other: Count, times sign: Int = 1) {
      dossiers += sign * other.dossiers
      yesBefore += sign * other.yesBefore
      yesAfter += sign * other.yesAfter
      flips += sign * other.flips
    }

    mutating func add(_ change: DryRunReport.Transition) {
      dossiers += 1
      if change.from == .yes { yesBefore += 1 }
      if change.to == .yes { yesAfter += 1 }
      if change.isFlip { flips += 1 }
    }

    func value(_ text: String?, isRest: Bool = false) -> DryRunReport.Value {
      var value = DryRunReport.Value(text: text, isRest: isRest)
      (value.dossiers, value.flips) = (dossiers, flips)
      (value.yesBefore, value.yesAfter) = (yesBefore, yesAfter)
      return value
    }
  }

  init(decisions: Int) {
    all = Array(repeating: Count(), count: decisions)
    unknown = all
  }

  /// Adds a dossier: what became of each decision.
  mutating func add(_ text: String?, _ changes: [DryRunReport.Transition]) {
    for (decision, change) in zip(all.indices, changes) { all[decision].add(change) }
    guard let text else {
      for (decision, change) in zip(all.indices, changes) { unknown[decision].add(change) }
      return
    }
    let key = Array(text.utf8)
    if values[key] == nil { values[key] = Array(repeating: Count(), count: all.count) }
    for (decision, change) in zip(all.indices, changes) { values[key]?[decision].add(change) }
    if values.count >= 2 * Self.heldValues { prune() }
  }

  /// Adds what another part came to.
  mutating func merge(_ other: SegmentTally) {
    for decision in all.indices {
      all[decision].add(other.all[decision])
      unknown[decision].add(other.unknown[decision])
    }
    for (key, counts) in other.values {
      guard values[key] != nil else {
        values[key] = counts
        continue
      }
      for decision in all.indices { values[key]?[decision].add(counts[decision]) }
    }
    if values.count >= 2 * Self.heldValues { prune() }
  }

  private mutating func prune() {
    guard values.count > Self.heldValues else { return }
    let last = values.keys.sorted { $0.lexicographicallyPrecedes($1) }.dropFirst(Self.heldValues)
    for key in last { values[key] = nil }
  }

  // MARK: What it came to

  /// The values of one decision: those with the most dossiers, in the order of `words`, then by their
  /// bytes; the rest together; then where it isn't known.
  func values(of decision: Int, in words: [String] = []) -> [DryRunReport.Value] {
    var held = self
    held.prune()
    var rest = all[decision]
    rest.add(unknown[decision], times: -1)
    var told: [DryRunReport.Value] = []
    for (key, counts) in held.frequent {
      rest.add(counts[decision], times: -1)
      told.append(counts[decision].value(String(decoding: key, as: UTF8.self)))
    }
    if !words.isEmpty {
      let ordered = words.compactMap { word in told.first { $0.text == word } }
      let known = Set(words)
      told = ordered + told.filter { value in !known.contains(value.text ?? "") }
    }
    if rest.dossiers > 0 { told.append(rest.value(nil, isRest: true)) }
    let unknown = unknown[decision]
    return unknown.dossiers > 0 ? told + [unknown.value(nil)] : told
  }

  /// The values with the most dossiers, by their bytes.
  private var frequent: [(key: [UInt8], value: [Count])] {
    let sorted = values.sorted { left, right in
      let (one, other) = (left.value.first?.dossiers ?? 0, right.value.first?.dossiers ?? 0)
      return one == other ? left.key.lexicographicallyPrecedes(right.key) : one > other
    }
    return sorted.prefix(DryRunReport.Segment.valueLimit)
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }
}

public import Decisions
public import Records

/// What changes for a dossier as time goes by: the same facts decided at several dates.
///
/// ```swift
/// let timeline = try #require(Timeline([first, second]))
/// for change in timeline.changes(of: dossier, by: decider) {
///   print(change.day.iso, change.before.outcome, change.after.outcome)
/// }
/// ```
public struct Timeline: Sendable {
  /// The dates, ascending, two at least.
  public let dates: [CalendarDate]

  /// Takes the dates; nil where there are fewer than two, or where they don't ascend.
  public init?(_ dates: [CalendarDate]) {
    guard dates.count >= 2, zip(dates, dates.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return nil
    }
    self.dates = dates
  }

  /// How many changes of one decision are looked for between two dates.
  private static let changesBetween = 16

  /// What changes, by day, then in the order of the pack.
  ///
  /// A decision changes where its outcome does, or the value of a yes. Between two dates at which it
  /// comes to the same, nothing is looked for; between others the days are halved until the one is found on which it changes. A decision that takes its date
  /// from a field doesn't change.
  ///
  /// - Parameter names: The decisions wanted; nil for all.
  /// - Complexity: O(log n) decisions a change, n being the days between two dates.
  public func changes(
    of dossier: Dossier, by decider: Decider, decisions names: Set<String>? = nil
  ) -> [TimelineChange] {
    var days = DecidedDays(dossier: dossier, decider: decider, names: names)
    var changes: [TimelineChange] = []
    for (first, last) in zip(dates, dates.dropFirst()) {
      for name in days[first].results.map(\.name) {
        changes += Self.changes(of: name, after: first, until: last, in: &days)
      }
      days.keepOnly(last)
    }
    let order = days[dates[dates.count - 1]].results.map(\.name)
    let indexes = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
    return changes.sorted {
      ($0.day, indexes[$0.decision] ?? 0) < ($1.day, indexes[$1.decision] ?? 0)
    }
  }

  private static func changes(
    of name: String, after first: CalendarDate, until last: CalendarDate, in days: inout DecidedDays
  ) -> [TimelineChange] {
    var changes: [TimelineChange] = []
    var start = first
    while changes.count < changesBetween, days.differ(name, start, last) {
      var (low, high) = (start.daysSinceEpoch, last.daysSinceEpoch)
      while high - low > 1 {
        let middle = low + (high - low) / 2
        guard let day = CalendarDate(daysSinceEpoch: middle) else { break }
        if days.differ(name, start, day) { high = middle } else { low = middle }
      }
      guard let before = CalendarDate(daysSinceEpoch: low),
        let day = CalendarDate(daysSinceEpoch: high),
        let change = TimelineChange(
          name, from: days[before], to: days[day], on: day, seenAt: last)
      else { break }
      changes.append(change)
      start = day
    }
    return changes
  }
}

/// A dossier decided at days, each once.
private struct DecidedDays {
  let dossier: Dossier
  let decider: Decider
  let names: Set<String>?
  private var decided: [CalendarDate: Decision] = [:]

  init(dossier: Dossier, decider: Decider, names: Set<String>?) {
    self.dossier = dossier
    self.decider = decider
    self.names = names
  }

  subscript(day: CalendarDate) -> Decision {
    mutating get {
      if let known = decided[day] { return known }
      let decision = decider.decide(dossier, asOf: day, decisions: names, explain: true)
      decided[day] = decision
      return decision
    }
  }

  /// Whether a decision comes to another outcome, or is yes with another value.
  mutating func differ(_ name: String, _ one: CalendarDate, _ other: CalendarDate) -> Bool {
    let (one, other) = (self[one].result(name), self[other].result(name))
    return one?.outcome != other?.outcome || (one?.outcome == .yes && one?.value != other?.value)
  }

  /// Forgets all days but one.
  mutating func keepOnly(_ day: CalendarDate) { decided = decided.filter { $0.key == day } }
}

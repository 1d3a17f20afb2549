internal import LuaMachine
internal import Policies
internal import Records

/// Takes note of what a decider uses while it decides by a watched policy.
///
/// A function's plain form counts only where its careful form doesn't take its place, so what a
/// run saw is kept apart until that is known.
final class Observer {
  private(set) var usage: Usage
  /// The index of the decision at hand.
  var decision = 0
  /// Above zero while runs are tried that decide nothing.
  private var muted = 0

  /// The first of the operands that belong together, by probe; a probe by itself where it is none.
  private let chains: [Int]
  /// The probes whose places have been begun and not ended, the innermost last.
  ///
  /// Those that were stopped stay until what is around them goes on.
  private var begun: [(probe: Int, isOpen: Bool)] = []
  /// What the run at hand saw.
  private var isRunning = false
  private var seen: [Usage.Seen]
  private var touched: [Int] = []
  private var values: Set<Usage.Value> = []
  private var rows: Set<Usage.Row> = []

  init(_ probes: Probes, of pack: Pack) {
    usage = Usage(probeCount: probes.all.count, of: pack)
    seen = Array(repeating: .init(), count: probes.all.count)
    chains = probes.all.enumerated().map { $1.before.first ?? $0 }
  }

  /// Gives what has been noted, and begins anew.
  func take(of pack: Pack) -> Usage {
    defer { usage = Usage(probeCount: seen.count, of: pack) }
    return usage
  }

  // MARK: Runs

  /// Begins a run of a function; one that went before and wasn't committed doesn't count.
  func begin() {
    discard()
    isRunning = true
  }

  /// Counts the run.
  func commit() {
    end(downTo: 0)
    if muted == 0 {
      for probe in touched { usage.probes[probe].add(seen[probe]) }
      usage.values.formUnion(values)
      usage.rows.formUnion(rows)
    }
    discard()
  }

  private func discard() {
    for probe in touched { seen[probe] = .init() }
    touched.removeAll(keepingCapacity: true)
    begun.removeAll(keepingCapacity: true)
    if !values.isEmpty { values.removeAll(keepingCapacity: true) }
    if !rows.isEmpty { rows.removeAll(keepingCapacity: true) }
    isRunning = false
  }

  /// Runs what is only tried.
  func without<Result>(_ body: () -> Result) -> Result {
    muted += 1
    defer { muted -= 1 }
    return body()
  }

  // MARK: Probes

  func probe(_ number: Int, _ what: LuaSeen) {
    guard chains.indices.contains(number) else { return }
    switch what {
    case .begun:
      // What went before it among its operands has ended, and so has an earlier run of itself.
      if let index = begun.firstIndex(where: { chains[$0.probe] == chains[number] }) {
        end(downTo: index)
      }
      begun.append((number, false))
      note(number) { $0.begun += 1 }
    case .true, .false:
      if let index = begun.lastIndex(where: { $0.probe == number }) {
        end(downTo: index + 1)
        begun.removeLast()
      } else {
        note(number) { $0.begun += 1 }
      }
      note(number) { if what == .true { $0.held += 1 } else { $0.failed += 1 } }
    }
  }

  /// Notes that something isn't known, or left to a person, where the run is.
  func stopped() {
    if !begun.isEmpty { begun[begun.count - 1].isOpen = true }
  }

  /// Ends the places that were stopped: what stopped one stopped those around it too.
  private func end(downTo count: Int) {
    var isOpen = false
    while begun.count > count {
      guard let last = begun.popLast() else { return }
      isOpen = isOpen || last.isOpen
      if isOpen { note(last.probe) { $0.open += 1 } }
    }
  }

  private func note(_ number: Int, _ change: (inout Usage.Seen) -> Void) {
    if seen[number] == .init() { touched.append(number) }
    change(&seen[number])
  }

  // MARK: Values, rows, rules

  /// Notes the value of a parameter that is in force on a day, and the band of it.
  func note(_ parameter: Parameter, on day: CalendarDate, band: Int? = nil) {
    guard muted == 0, let index = parameter.valueIndex(on: day) else { return }
    let value = Usage.Value(parameter: parameter.name, index: index, band: band)
    if isRunning { values.insert(value) } else { usage.values.insert(value) }
  }

  /// Notes the rows of a table that were found.
  func note(rows found: some Sequence<Int>, of table: Int) {
    for row in found { rows.insert(.init(table: table, index: row)) }
  }

  /// Notes what a rule came to.
  func note(rule: Int, _ outcome: RuleOutcome) {
    usage.outcomes[decision][rule][outcome, default: 0] += 1
  }

  /// Notes what the decision's own condition came to.
  func note(condition outcome: RuleOutcome) {
    usage.conditions[decision][outcome, default: 0] += 1
  }

  /// Notes the as-of date of the decision at hand.
  func note(_ day: CalendarDate) { usage.days[decision].insert(day) }
}

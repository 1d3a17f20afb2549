package import Policies
package import Records

/// What deciders have used of a policy, and what its rules came to: what coverage is told from.
///
/// It is the same however dossiers were spread over deciders and in whichever order.
package struct Usage: Sendable, Hashable {
  /// What each probe saw, by its number.
  package internal(set) var probes: [Seen]
  /// How often each rule came to what, by decision and index.
  package internal(set) var outcomes: [[[RuleOutcome: Int]]]
  /// How often each decision's own condition came to what; `pass` where it held.
  package internal(set) var conditions: [[RuleOutcome: Int]]
  /// The as-of dates of each decision.
  package internal(set) var days: [Set<CalendarDate>]
  /// The values of parameters that were read.
  package internal(set) var values: Set<Value> = []
  /// The rows of tables that were found.
  package internal(set) var rows: Set<Row> = []

  /// How often a probe saw what.
  package struct Seen: Sendable, Hashable {
    /// How often its place was reached.
    package internal(set) var begun = 0
    /// How often it held.
    package internal(set) var held = 0
    /// How often it didn't.
    package internal(set) var failed = 0
    /// How often something that it read was unknown, or left to a person.
    package internal(set) var open = 0
  }

  /// A dated value of a parameter, or a band of one.
  package struct Value: Sendable, Hashable {
    /// The parameter's name.
    package let parameter: String
    /// The index of the value.
    package let index: Int
    /// The index of the band, where it has bands.
    package let band: Int?

    /// Names a value.
    package init(parameter: String, index: Int, band: Int?) {
      (self.parameter, self.index, self.band) = (parameter, index, band)
    }
  }

  /// A row of a table.
  package struct Row: Sendable, Hashable {
    /// The index of the table.
    package let table: Int
    /// The index of the row.
    package let index: Int

    /// Names a row.
    package init(table: Int, index: Int) { (self.table, self.index) = (table, index) }
  }

  /// Adds what others have used of the same policy.
  package mutating func merge(_ other: Usage) {
    for index in probes.indices { probes[index].add(other.probes[index]) }
    for (decision, rules) in other.outcomes.enumerated() {
      for (rule, counts) in rules.enumerated() {
        outcomes[decision][rule].merge(counts, uniquingKeysWith: +)
      }
      conditions[decision].merge(other.conditions[decision], uniquingKeysWith: +)
      days[decision].formUnion(other.days[decision])
    }
    values.formUnion(other.values)
    rows.formUnion(other.rows)
  }
}

extension Usage.Seen {
  mutating func add(_ other: Self) {
    begun += other.begun
    held += other.held
    failed += other.failed
    open += other.open
  }
}

extension Usage {
  /// Nothing yet.
  package init(probeCount: Int, of pack: Pack) {
    probes = Array(repeating: Seen(), count: probeCount)
    outcomes = pack.decisions.map { Array(repeating: [:], count: $0.rules.count) }
    conditions = Array(repeating: [:], count: pack.decisions.count)
    days = Array(repeating: [], count: pack.decisions.count)
  }
}

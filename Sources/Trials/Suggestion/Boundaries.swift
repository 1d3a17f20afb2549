internal import CanonicalJSON
internal import LuaSyntax
internal import Policies
internal import Records

/// The values of a pack at which what it decides may change.
struct Boundaries {
  /// Numbers of parameters, bands, tables and rules.
  private(set) var numbers: Set<Double> = []
  /// Days of parameters, tables and rules, and on which something begins or ends.
  private(set) var days: Set<CalendarDate> = []
  /// Texts of parameters, tables and rules.
  private(set) var texts: Set<String> = []
  /// Days on which what a rule rests on begins or has ended.
  private(set) var changes: Set<CalendarDate> = []

  /// Those of what some rules read.
  init(_ policy: Policy, _ rules: [(decision: DecisionDefinition, rule: Rule)]) {
    let reads = rules.map(\.rule.reads) + rules.map(\.decision.reads)
    for name in Set(reads.flatMap(\.parameters)) {
      for value in policy.pack.parameters[name]?.values ?? [] {
        note(value.span)
        note(value.content)
      }
    }
    for table in policy.pack.tables where reads.contains(where: { $0.tables.contains(table.name) })
    {
      for row in table.rows {
        note(row.span)
        for case let cell? in row.cells { note(cell) }
      }
    }
    for (decision, rule) in rules {
      note(decision.effective)
      note(rule.effective)
    }
    let decisions = Set(rules.map(\.decision.name))
    for file in policy.files {
      let isRead =
        file.source.name.hasPrefix("functions/") || decisions.contains(file.source.name.fileName)
      if isRead, let chunk = try? Parser.parse(file.source) { note(chunk) }
    }
  }

  /// These and others.
  func union(_ other: Boundaries) -> Boundaries {
    var all = self
    all.numbers.formUnion(other.numbers)
    all.days.formUnion(other.days)
    all.texts.formUnion(other.texts)
    all.changes.formUnion(other.changes)
    return all
  }

  /// What only one of two has: what a change of the pack is about.
  func difference(_ other: Boundaries) -> Boundaries {
    var own = self
    own.numbers.formSymmetricDifference(other.numbers)
    own.days.formSymmetricDifference(other.days)
    own.texts.formSymmetricDifference(other.texts)
    own.changes.formSymmetricDifference(other.changes)
    return own
  }

  // MARK: Where they stand

  private mutating func note(_ span: DateSpan) {
    if let from = span.from { changes.insert(from) }
    if let to = span.to, let after = to.moved(days: 1) { changes.insert(after) }
  }

  private mutating func note(_ content: Parameter.Content) {
    switch content {
    case .unset: break
    case .scalar(let scalar): note(scalar)
    case .list(let items): for item in items { note(item) }
    case .bands(let bands):
      for band in bands {
        switch band.limit {
        case .below(let number)?, .upTo(let number)?: numbers.insert(number)
        case nil: break
        }
      }
    }
  }

  private mutating func note(_ scalar: Scalar) {
    switch scalar {
    case .number(let number): numbers.insert(number)
    case .range(let low, let high): numbers.formUnion([low, high])
    case .text(let text): note(text)
    case .boolean: break
    }
  }

  private mutating func note(_ text: String) {
    if let day = CalendarDate(iso: text) { days.insert(day) } else { texts.insert(text) }
  }

  private mutating func note(_ chunk: Chunk) {
    chunk.block.walk { expression in
      switch expression.kind {
      case .integer(let number): numbers.insert(Double(number))
      case .float(let number): numbers.insert(number)
      case .binary(_, _, let left, let right):
        for text in [left, right].compactMap(\.plainText) { note(text) }
      default: break
      }
    }
  }
}

extension CalendarDate {
  /// The date some days later; nil outside the years 1 to 9999.
  func moved(days: Int) -> CalendarDate? {
    CalendarDate(daysSinceEpoch: daysSinceEpoch + days)
  }

  /// The date some months later, on the month's last day where it has no such day.
  func moved(months: Int) -> CalendarDate? {
    let all = year * 12 + month - 1 + months
    let (year, month) = (all / 12, all % 12 + 1)
    return CalendarDate(
      year: year, month: month, day: min(day, CalendarDate.days(inMonth: month, year: year)))
  }
}

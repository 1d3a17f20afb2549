internal import CanonicalJSON
internal import Records

extension ParameterReader {
  /// Warns of a value that ends with none in force on the day after.
  ///
  /// - Complexity: O(n log n) in the number of values.
  func warnOfEnds(_ values: [Parameter.DatedValue], _ items: [TextTree], what: String) {
    // A value that ends before it begins is refused, and follows nothing.
    guard values.count == items.count, !values.contains(where: \.span.isEmpty) else { return }
    let ascending = zip(values, items).sorted { $0.0.span.firstDay < $1.0.span.firstDay }
    let starts = ascending.map(\.0.span.firstDay)
    // The last day on which one of the first values holds, by how many are taken.
    var lastDays: [Int] = []
    for (value, _) in ascending { lastDays.append(max(lastDays.last ?? .min, value.span.lastDay)) }
    var told: Set<Int> = []
    // Of values that end on one day the one that began last is in force.
    for (value, item) in ascending.reversed() where value.content != .unset {
      let last = value.span.lastDay
      guard let end = value.span.to, CalendarDate(daysSinceEpoch: last + 1) != nil,
        told.insert(last).inserted
      else { continue }
      let begun = starts.partitionPoint { $0 > last + 1 }
      guard lastDays[begun - 1] == last else { continue }
      let next = begun < ascending.count ? ascending[begun].0.span.from : nil
      let follows = next.map { "the next begins on \($0.iso)" } ?? "none follows"
      findings.report(
        "value_ends", in: source, at: item.member("to")?.value.place ?? item.place,
        "this value of \(what) ends on \(end.iso), and \(follows)", severity: .warning)
    }
  }
}

extension DateSpan {
  /// The first day, as days since 1970-01-01.
  fileprivate var firstDay: Int { from?.daysSinceEpoch ?? .min }

  /// The last day, as days since 1970-01-01.
  fileprivate var lastDay: Int { to?.daysSinceEpoch ?? .max }
}

extension [Int] {
  /// How many come before the first that fits, where all after it fit too.
  fileprivate func partitionPoint(_ fits: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if fits(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

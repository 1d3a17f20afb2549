extension CalendarDate {
  /// What a text is as a date of some form.
  enum Reading: Equatable {
    case date(CalendarDate)
    /// It has the form, but the calendar has no such day.
    case noSuchDay
    /// It hasn't the form.
    case malformed
  }

  /// Reads a date of a form, given as UTF-8.
  static func read(
    _ utf8: UnsafeBufferPointer<UInt8>, as form: Field.Column.DateForm
  ) -> Reading {
    let mark = UInt8(ascii: form == .monthDayYear ? "/" : "-")
    guard let first = utf8.firstIndex(of: mark), let last = utf8.lastIndex(of: mark), first < last
    else { return .malformed }
    let parts = [0..<first, first + 1..<last, last + 1..<utf8.count]
    guard zip(parts, form.widths).allSatisfy({ $1.contains($0.count) }),
      let (year, month, day) = numbers(utf8, parts, form)
    else { return .malformed }
    return CalendarDate(year: year, month: month, day: day).map { .date($0) } ?? .noSuchDay
  }

  private static func numbers(
    _ utf8: UnsafeBufferPointer<UInt8>, _ parts: [Range<Int>], _ form: Field.Column.DateForm
  ) -> (year: Int, month: Int, day: Int)? {
    let middle =
      form == .dayMonthYear ? month(named: utf8[parts[1]]) : number(utf8, parts[1])
    guard let first = number(utf8, parts[0]), let middle, let last = number(utf8, parts[2])
    else { return nil }
    switch form {
    case .iso: return (first, middle, last)
    case .monthDayYear: return (last, first, middle)
    case .dayMonthYear: return (last >= 69 ? 1900 + last : 2000 + last, middle, first)
    }
  }

  private static func month(named name: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    months.firstIndex { $0.utf8.elementsEqual(name.lazy.map { $0 | 0x20 }) }.map { $0 + 1 }
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}

extension Field.Column.DateForm {
  /// How many digits or letters each of the three parts may have.
  fileprivate var widths: [ClosedRange<Int>] {
    switch self {
    case .iso: [4...4, 2...2, 2...2]
    case .monthDayYear: [1...2, 1...2, 4...4]
    case .dayMonthYear: [1...2, 3...3, 2...2]
    }
  }
}

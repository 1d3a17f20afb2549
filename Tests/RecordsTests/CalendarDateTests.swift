import Records
import Testing

@Suite("calendar")
struct CalendarDateTests {
  @Test("days follow each other without a gap at both ends and through two cycles of 400 years")
  func everyDay() throws {
    try walk(from: -719_162, CalendarDate(year: 1, month: 1, day: 1), count: 1500)
    try walk(from: 2_931_397, CalendarDate(year: 9995, month: 11, day: 23), count: 1500)
    try walk(from: -135_140, CalendarDate(year: 1600, month: 1, day: 1), count: 292_194)
    for outside in [-719_163, 2_932_897, .max, .min] {
      #expect(CalendarDate(daysSinceEpoch: outside) == nil)
    }
  }

  private func walk(from first: Int, _ date: CalendarDate?, count: Int) throws {
    var expected = try #require(date)
    for days in first..<first + count {
      let date = try #require(CalendarDate(daysSinceEpoch: days))
      if date != expected || date.daysSinceEpoch != days { Issue.record("\(days): \(date)") }
      expected = following(date) ?? expected
    }
  }

  private func following(_ date: CalendarDate) -> CalendarDate? {
    CalendarDate(year: date.year, month: date.month, day: date.day + 1)
      ?? CalendarDate(year: date.year, month: date.month + 1, day: 1)
      ?? CalendarDate(year: date.year + 1, month: 1, day: 1)
  }

  @Test(
    "ISO text is a date where the calendar has the day",
    arguments: [
      ("1970-01-01", 0), ("2000-02-29", 11_016), ("1900-02-28", -25_509), ("1969-12-31", -1),
      ("1900-02-29", nil), ("2100-02-29", nil), ("2025-04-31", nil), ("0000-01-01", nil),
      ("2025-00-01", nil), ("2025-13-01", nil), ("2025-01-00", nil), ("2025-1-01", nil),
      ("2025-01-01 ", nil), ("+025-01-01", nil), ("2025/01/01", nil), ("", nil),
      ("2025-01-0é", nil),
    ] as [(String, Int?)])
  func iso(text: String, days: Int?) {
    let date = CalendarDate(iso: text)
    #expect(date?.daysSinceEpoch == days)
    if let date { #expect(date.iso == text) }
  }

  @Test("dates are ordered by time, and months know their length")
  func order() throws {
    let days = ["0001-01-01", "2024-02-28", "2024-02-29", "2024-03-01", "2025-01-01", "9999-12-31"]
    let dates = days.compactMap { CalendarDate(iso: $0) }
    #expect(dates.count == days.count)
    #expect(dates.shuffled().sorted() == dates)
    #expect(
      (0...13).map { CalendarDate.days(inMonth: $0, year: 2023) } == [
        0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0,
      ])
  }
}

internal import LuaMachine
internal import Policies
internal import Records

extension Evaluation {
  /// The words that reckon with days.
  func reckon(_ word: Word, _ arguments: LuaArguments, _ reply: inout LuaReply) {
    if word == .endOfYear {
      guard let year = whole(arguments, 0, &reply) else { return }
      return give(CalendarDate(year: year, month: 12, day: 31), &reply)
    }
    guard let date = date(arguments, 0, &reply) else { return }
    switch word {
    case .addMonths, .addYears:
      guard let count = whole(arguments, 1, &reply) else { return }
      guard count.magnitude < 200_000 else { return fail(.badDate, &reply) }
      give(date.adding(months: word == .addYears ? count * 12 : count), &reply)
    case .yearOf: reply.give(Double(date.year))
    case .monthOf: reply.give(Double(date.month))
    default:
      guard let other = self.date(arguments, 1, &reply) else { return }
      reply.give(
        Double(
          word == .daysBetween
            ? other.daysSinceEpoch - date.daysSinceEpoch : date.wholeYears(until: other)))
    }
  }

  private func date(
    _ arguments: LuaArguments, _ index: Int, _ reply: inout LuaReply
  ) -> CalendarDate? {
    if let text = arguments.text(index), let date = CalendarDate(iso: text) { return date }
    fail(.notADate, &reply)
    return nil
  }

  private func whole(_ arguments: LuaArguments, _ index: Int, _ reply: inout LuaReply) -> Int? {
    guard let number = number(arguments, index, &reply) else { return nil }
    if let whole = Int(exactly: number) { return whole }
    fail(.notWhole, &reply)
    return nil
  }

  private func give(_ date: CalendarDate?, _ reply: inout LuaReply) {
    guard let date else { return fail(.badDate, &reply) }
    reply.give(date.iso)
  }
}

extension CalendarDate {
  /// The day so many months later; one past its month's end becomes its last.
  ///
  /// Nil outside the years 1 to 9999.
  func adding(months: Int) -> CalendarDate? {
    let count = year * 12 + month - 1 + months
    guard count >= 12 else { return nil }
    let (year, month) = (count / 12, count % 12 + 1)
    let last = CalendarDate.days(inMonth: month, year: year)
    return CalendarDate(year: year, month: month, day: min(day, last))
  }

  /// How many whole years are completed until a later day; negative until an earlier one.
  func wholeYears(until other: CalendarDate) -> Int {
    if other < self { return -other.wholeYears(until: self) }
    let years = other.year - year
    guard let anniversary = adding(months: years * 12) else { return years }
    return other < anniversary ? years - 1 : years
  }
}

import ArgumentParser
import Edict

extension DecideCommand {
  /// The dates of `--timeline`, nil without it; refuses what makes no sense with it.
  func validatedTimeline() throws -> Timeline? {
    guard let timeline else { return nil }
    let others: [(name: String, isGiven: Bool)] = [
      ("--log", log != nil), ("--key", key != nil), ("--persons", persons.persons != nil),
      ("--shadow", shadow != nil), ("--as-of", asOf != nil), ("--explain", explain),
    ]
    if let other = others.first(where: \.isGiven) {
      let why = other.name == "--log" ? "; a timeline decides nothing, so it is not logged" : ""
      throw ValidationError("\(other.name) and --timeline exclude each other\(why)")
    }
    let parts = timeline.split(separator: ",", omittingEmptySubsequences: false)
    let dates = try parts.map { part in
      guard let date = CalendarDate(iso: String(part)) else {
        throw ValidationError("--timeline: `\(part)` is no day; write it as 2026-04-01")
      }
      return date
    }
    if dates.count < 2 {
      throw ValidationError("--timeline: one date has nothing to compare with; give two or more")
    }
    for (date, next) in zip(dates, dates.dropFirst()) where next <= date {
      throw ValidationError(
        "--timeline: `\(next.iso)` is not after `\(date.iso)`; give each date once, in order")
    }
    return Timeline(dates)
  }
}

public import Foundation
public import Policies
public import Records

extension Policy {
  /// Reads one dossier: a JSON object of records by type, or the subject's record alone.
  ///
  /// - Throws: `RecordError` with the field and its value.
  public func dossier(json: [UInt8]) throws(RecordError) -> Dossier {
    try pack.dossierType.dossier(json: json)
  }

  /// The day that it is at `date` in the pack's time zone.
  public func today(at date: Date = Date()) -> CalendarDate {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: pack.timeZone) ?? .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    let day = CalendarDate(year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1)
    guard let day else { preconditionFailure("the calendar gives days that there are") }
    return day
  }

  /// Whether some decision takes its as-of date from whoever asks, and not from a field.
  public func usesGivenDate(decisions names: Set<String>? = nil) -> Bool {
    pack.takesGivenDate(decisions: names)
  }
}

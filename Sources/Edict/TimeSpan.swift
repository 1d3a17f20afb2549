internal import Records

/// A day, a minute, a second or a millisecond of universal time, as it is written.
public struct TimeSpan: Sendable, Hashable {
  /// From its first millisecond to its last, since 1970.
  public let milliseconds: ClosedRange<Int64>

  /// Takes `2026-11-23`, or with a time such as `T08:15Z`, `T08:15:02Z` or `T08:15:02.113Z`; nil for
  /// anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let date = CalendarDate(iso: parts[0]) else { return nil }
    let day = Int64(date.daysSinceEpoch) * 86_400_000
    guard parts.count == 2 else {
      milliseconds = day...day + 86_399_999
      return
    }
    guard let (start, length) = Self.time(Array(parts[1].utf8)) else { return nil }
    milliseconds = day + start...day + start + length - 1
  }

  /// The millisecond of the day in which a time begins, and how long it is.
  private static func time(_ text: [UInt8]) -> (start: Int64, length: Int64)? {
    let pattern = Array("00:00:00.000".utf8)
    let lengths: [Int: Int64] = [5: 60_000, 8: 1000, 12: 1]
    guard text.last == UInt8(ascii: "Z"), let length = lengths[text.count - 1] else { return nil }
    var fields: [Int64] = [0]
    for (byte, mark) in zip(text, pattern.prefix(text.count - 1)) {
      if mark == UInt8(ascii: "0") {
        guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
        fields[fields.count - 1] = fields[fields.count - 1] * 10 + Int64(byte - UInt8(ascii: "0"))
      } else {
        guard byte == mark else { return nil }
        fields.append(0)
      }
    }
    fields += [Int64](repeating: 0, count: 4 - fields.count)
    guard fields[0] < 24, fields[1] < 60, fields[2] < 60 else { return nil }
    return (((fields[0] * 60 + fields[1]) * 60 + fields[2]) * 1000 + fields[3], length)
  }
}

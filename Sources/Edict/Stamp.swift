internal import Foundation

/// What tells one decision from every other: its id, and when it was made.
public struct Stamp: Sendable, Hashable {
  /// A version 7 UUID (RFC 9562), which begins with the time.
  public let id: String
  /// The time, as `2026-11-23T08:15:02.113Z`.
  public let decidedAt: String

  /// Takes the id and the time of what was made before.
  public init(id: String, decidedAt: String) {
    self.id = id
    self.decidedAt = decidedAt
  }

  /// Makes a stamp of a time and ten random bytes' worth of bits.
  public init(milliseconds: Int64, random: (UInt64, UInt16)) {
    let high = UInt64(milliseconds) << 16 | 0x7000 | UInt64(random.1 & 0x0FFF)
    let low = random.0 & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    id = Self.text(high, low)
    decidedAt = Self.text(milliseconds: milliseconds)
  }

  /// A stamp of now.
  public static func now() -> Stamp {
    Stamp(
      milliseconds: Int64(Date().timeIntervalSince1970 * 1000),
      random: (UInt64.random(in: .min ... .max), UInt16.random(in: .min ... .max)))
  }

  private static func text(_ high: UInt64, _ low: UInt64) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (word, breaks) in [(high, [8, 12]), (low, [0, 4])] {
      for position in 0..<16 {
        if breaks.contains(position) { text.append(UInt8(ascii: "-")) }
        text.append(digits[Int(word >> UInt64(60 - 4 * position) & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func text(milliseconds: Int64) -> String {
    let (day, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    let date = CalendarDate(daysSinceEpoch: Int(day))?.iso ?? "9999-12-31"
    let pad = { (value: Int64, width: Int) in
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let (hours, minutes) = (rest / 3_600_000, rest / 60_000 % 60)
    return "\(date)T\(pad(hours, 2)):\(pad(minutes, 2)):\(pad(rest / 1000 % 60, 2))."
      + "\(pad(rest % 1000, 3))Z"
  }
}

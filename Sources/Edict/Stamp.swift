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

  /// The time at which a version 7 UUID was made, in milliseconds since 1970; nil where it is none.
  static func milliseconds(ofID id: String) -> Int64? {
    let digits = id.utf8.filter { $0 != UInt8(ascii: "-") }
    guard id.utf8.count == 36, digits.count == 32, digits[12] == UInt8(ascii: "7") else {
      return nil
    }
    return Int64(String(decoding: digits.prefix(12), as: UTF8.self), radix: 16)
  }

  /// A stamp of now.
  public static func now() -> Stamp {
    Stamp(
      milliseconds: Int64(Date().timeIntervalSince1970 * 1000),
      random: (UInt64.random(in: .min ... .max), UInt16.random(in: .min ... .max)))
  }

  private static func text(_ high: UInt64, _ low: UInt64) -> String {
    String(unsafeUninitializedCapacity: 36) { text in
      var count = 0
      for position in 0..<32 {
        if [8, 12, 16, 20].contains(position) {
          text[count] = UInt8(ascii: "-")
          count += 1
        }
        let digit = UInt8((position < 16 ? high : low) >> UInt64(60 - 4 * (position & 15)) & 15)
        text[count] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        count += 1
      }
      return count
    }
  }

  private static func text(milliseconds: Int64) -> String {
    let (day, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    let date = CalendarDate(daysSinceEpoch: Int(day))
    let parts: [(value: Int, width: Int, mark: Unicode.Scalar)] = [
      (date?.year ?? 9999, 4, "-"), (date?.month ?? 12, 2, "-"), (date?.day ?? 31, 2, "T"),
      (Int(rest / 3_600_000), 2, ":"), (Int(rest / 60_000 % 60), 2, ":"),
      (Int(rest / 1000 % 60), 2, "."), (Int(rest % 1000), 3, "Z"),
    ]
    return String(unsafeUninitializedCapacity: 24) { text in
      var count = 0
      for part in parts {
        var value = part.value
        for place in stride(from: count + part.width - 1, through: count, by: -1) {
          text[place] = UInt8(ascii: "0") + UInt8(value % 10)
          value /= 10
        }
        count += part.width
        text[count] = UInt8(ascii: part.mark)
        count += 1
      }
      return count
    }
  }
}

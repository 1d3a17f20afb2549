extension CalendarDate: CustomStringConvertible {
  /// Reads `YYYY-MM-DD`, given as UTF-8; nil where it isn't that or the calendar has no such day.
  public init?(iso utf8: UnsafeBufferPointer<UInt8>) {
    guard utf8.count == 10, utf8[4] == UInt8(ascii: "-"), utf8[7] == UInt8(ascii: "-"),
      let year = Self.number(utf8, 0..<4), let month = Self.number(utf8, 5..<7),
      let day = Self.number(utf8, 8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`; nil where it isn't that or the calendar has no such day.
  public init?(iso text: some StringProtocol) {
    var text = String(text)
    guard let date = text.withUTF8({ CalendarDate(iso: $0) }) else { return nil }
    self = date
  }

  /// The date as `YYYY-MM-DD`.
  public var iso: String {
    var bytes: [UInt8] = []
    appendISO(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The date as `YYYY-MM-DD`.
  public var description: String { iso }

  /// Appends `YYYY-MM-DD`.
  package func appendISO(to bytes: inout [UInt8]) {
    for (value, place) in [(year, 1000), (year, 100), (year, 10), (year, 1)] {
      bytes.append(Self.digit(value / place))
    }
    for value in [month, day] {
      bytes.append(UInt8(ascii: "-"))
      bytes.append(Self.digit(value / 10))
      bytes.append(Self.digit(value))
    }
  }

  private static func digit(_ value: Int) -> UInt8 { 0x30 + UInt8(value % 10) }

  /// The number that the digits of a range spell; nil where something else stands there.
  static func number(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for byte in utf8[range] {
      let digit = byte &- 0x30
      if digit > 9 { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}

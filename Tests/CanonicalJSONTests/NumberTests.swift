import CanonicalJSON
import Foundation
import TestSupport
import Testing

@Suite("numbers")
struct NumberTests {
  @Test(
    "a double is written as ECMAScript writes it",
    arguments: [
      // Some of RFC 8785, appendix B, and both sides of each change of form.
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
      (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xC340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
      (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
      (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"),
      (0x444B_1AE4_D6E2_EF50, "1e+21"),
      (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
      (0x41B3_DE43_5555_5553, "333333333.3333332"), (0x41B3_DE43_5555_5557, "333333333.33333343"),
      (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
      (0x4314_3FF3_C1CB_0959, "1424953923781206.2"), (0x3FE0_0000_0000_0000, "0.5"),
    ] as [(UInt64, String)])
  func form(bits: UInt64, expected: String) {
    let value = Double(bitPattern: bits)
    #expect(text(CanonicalJSON.canonical(.number(value))) == expected)
  }

  @Test(
    "a decimal is read to the nearest double",
    arguments: [
      ("9007199254740993", 9007199254740992), ("9007199254740993.0000001", 9007199254740994),
      ("0.1", 0.1), ("1e22", 1e22), ("1e23", 1e23),
      ("123456789012345678901234567890", 123456789012345677877719597056),
      ("2.2250738585072011e-308", Double(bitPattern: 0x000F_FFFF_FFFF_FFFF)),
      ("4.9e-324", .leastNonzeroMagnitude), ("2.4e-324", 0),
      ("1e-400", 0), ("0e999999999999999999999", 0), ("0.000e-5", 0), ("-0", 0), ("1E+2", 100),
      ("1.7976931348623157e308", 1.7976931348623157e308),
      ("0." + String(repeating: "0", count: 400) + "1e400", 0.1),
      ("1" + String(repeating: "0", count: 2000) + "e-2000", 1),
    ] as [(String, Double)])
  func reading(input: String, expected: Double) throws {
    #expect(try CanonicalJSON.parse(bytes(input)).content == .number(expected))
  }

  @Test("a digit far behind decides between two doubles")
  func halfway() throws {
    // 2^53 + 1 lies halfway between two doubles.
    let half = "9007199254740993." + String(repeating: "0", count: 3000)
    #expect(try CanonicalJSON.parse(bytes(half)).content == .number(0x1p53))
    #expect(try CanonicalJSON.parse(bytes(half + "1")).content == .number(0x1p53 + 2))
  }

  @Test("every double survives being written and read, whatever its bits")
  func roundTrip() throws {
    var random = SeededGenerator(state: 754)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let written = CanonicalJSON.canonical(.number(value))
      #expect(try CanonicalJSON.parse(written).content == .number(value))
    }
  }

  @Test("ten thousand published doubles are written as published")
  func published() throws {
    guard let url = SharedFolder.url("vectors/jcs-rfc8785/es6testfile10k.txt") else { return }
    var count = 0
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: ",")
      let bits = try #require(UInt64(parts[0], radix: 16))
      let written = CanonicalJSON.canonical(.number(Double(bitPattern: bits)))
      if text(written) != parts[1] { Issue.record("\(line): \(text(written))") }
      count += 1
    }
    #expect(count == 10_000)
  }
}

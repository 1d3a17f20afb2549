import TestSupport
import Testing

@testable import AuditLog

@Suite("sets of positions")
struct PositionSetTests {
  @Test(
    "are read back from their bytes, of which there are never more than the bits take",
    arguments: [0, 1, 2, 255, 256, 257, 2000, 4096])
  func bytes(count: Int) {
    var random = SplitMix(seed: UInt64(count))
    let chosen = Array(0..<4096).shuffled(using: &random).prefix(count).sorted()
    var set = PositionSet()
    for position in chosen { set.insert(position) }
    #expect(set.positions == chosen)
    #expect(set.bytes.count == min(2 * count, 512))
    #expect(PositionSet(bytes: set.bytes) == set)
  }

  @Test(
    "bytes that are none are refused",
    arguments: [
      [1], [0, 16], [UInt8](repeating: 0, count: 514), [UInt8](repeating: 0, count: 511),
    ]
      as [[UInt8]])
  func refused(bytes: [UInt8]) { #expect(PositionSet(bytes: bytes) == nil) }

  @Test("a term's number is the same on every machine")
  func numbers() {
    #expect(EntryTerm("subject", "B2").number != EntryTerm("subjectB", "2").number)
    #expect(EntryTerm("", "").number == Int64(bitPattern: 0xAF63_BD4C_8601_B7DF))
  }
}

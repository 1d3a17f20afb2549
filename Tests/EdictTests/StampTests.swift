import Edict
import Testing

@Suite("stamps")
struct StampTests {
  @Test("a stamp is a version 7 UUID that begins with its time")
  func uuid() {
    let stamp = Stamp(milliseconds: 1_645_557_742_000, random: (0x18C4_DC0C_0C07_398F, 0xCC3))
    #expect(stamp.id == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    #expect(stamp.decidedAt == "2022-02-22T19:22:22.000Z")
  }

  @Test("stamps of now differ")
  func distinct() { #expect(Set((0..<100).map { _ in Stamp.now().id }).count == 100) }
}

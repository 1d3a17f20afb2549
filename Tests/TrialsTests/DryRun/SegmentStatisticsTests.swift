import Testing

@testable import Trials

/// The numbers that are told of segments, beside those that others' programs come to.
@Suite("the statistics of segments")
struct SegmentStatisticsTests {
  /// Two shares with what they are known to come to.
  struct Vector: Sendable, CustomTestStringConvertible {
    let hits: Int
    let total: Int
    let otherHits: Int
    let others: Int
    let low: Double
    let high: Double
    let p: Double

    init(
      _ hits: Int, _ total: Int, _ otherHits: Int, _ others: Int, low: Double, high: Double,
      p: Double
    ) {
      (self.hits, self.total, self.otherHits, self.others) = (hits, total, otherHits, others)
      (self.low, self.high, self.p) = (low, high, p)
    }

    var testDescription: String { "\(hits)/\(total) and \(otherHits)/\(others)" }
  }

  // The first seven are table II of Newcombe 1998, which gives four places of the interval. The
  // further places, and the rest, are of his formula in Python; statsmodels 0.15.0's
  // `confint_proportions_2indep(method="newcomb", compare="diff")` gives the same. The p values are
  // SciPy 1.17.1's `fisher_exact`.
  static let vectors = [
    Vector(56, 70, 48, 80, low: 0.0524314724, high: 0.3338726540, p: 0.01252112975),
    Vector(9, 10, 3, 10, low: 0.1705227239, high: 0.8090179735, p: 0.0197666111),
    Vector(6, 7, 2, 7, low: 0.0582279275, high: 0.8062496375, p: 0.1025641026),
    Vector(5, 56, 0, 29, low: -0.0381371479, high: 0.1925600139, p: 0.1606214432),
    Vector(0, 10, 0, 20, low: -0.1611251581, high: 0.2775327999, p: 1),
    Vector(10, 10, 0, 20, low: 0.6790860371, high: 1, p: 3.32833916e-08),
    Vector(10, 10, 0, 10, low: 0.6075093504, high: 1, p: 1.082508822e-05),
    Vector(1, 1_000, 2, 99_000, low: 0.0001546107, high: 0.0056223797, p: 0.02970129403),
    Vector(300, 1_000, 20_000, 99_000, low: 0.0702724796, high: 0.1272098640, p: 2.664143794e-13),
    Vector(30, 30, 0, 30, low: 0.8394678199, high: 1, p: 1.691123389e-17),
    Vector(7, 31, 90, 4_000, low: 0.0913363041, high: 0.3756743502, p: 6.16196368e-06),
    Vector(
      500_000, 1_000_000, 500_700, 1_000_000, low: -0.0020858986, high: 0.0006859024,
      p: 0.3228904469),
  ]

  @Test("come to what is published, and to what SciPy computes", arguments: vectors)
  func vector(_ vector: Vector) {
    let difference = ShareDifference(
      hits: vector.hits, of: vector.total, against: vector.otherHits, of: vector.others)
    #expect(abs(difference.low - vector.low) < 1e-9)
    #expect(abs(difference.high - vector.high) < 1e-9)
    let p = FisherTest.p(
      hits: vector.hits, of: vector.total, against: vector.otherHits, of: vector.others)
    #expect(abs(p - vector.p) < 1e-8 * vector.p, "\(p)")
  }

  @Test("are the same the other way about", arguments: vectors)
  func mirrored(_ vector: Vector) {
    let difference = ShareDifference(
      hits: vector.hits, of: vector.total, against: vector.otherHits, of: vector.others)
    let other = ShareDifference(
      hits: vector.otherHits, of: vector.others, against: vector.hits, of: vector.total)
    #expect(abs(other.low + difference.high) < 1e-12)
    #expect(abs(other.high + difference.low) < 1e-12)
  }

  @Test("a difference beyond all chance has a p value of zero and no trap")
  func beyondChance() {
    #expect(FisherTest.p(hits: 1_000_000, of: 1_000_000, against: 0, of: 1_000_000) == 0)
    #expect(FisherTest.p(hits: 0, of: 30, against: 0, of: 30) == 1)
  }

  // R 4's `p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5, 0.03), "holm")`, as statsmodels' `multipletests`.
  @Test("p values are corrected as Holm does, and keep their order")
  func holm() {
    let adjusted = HolmCorrection.adjusted([0.01, 0.04, 0.03, 0.005, 0.5, 0.03])
    let expected = [0.05, 0.12, 0.12, 0.03, 0.5, 0.12]
    #expect(zip(adjusted, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(adjusted)")
    #expect(HolmCorrection.adjusted([]) == [])
    #expect(HolmCorrection.adjusted([0.9, 0.8]) == [1, 1])
  }
}

import CanonicalJSON
import Testing

@Suite("multiples of decimals")
struct ShortestDecimalTests {
  @Test(
    "a decimal's multiples are told exactly",
    arguments: [
      (0.3, 0.1, true), (0.7, 0.1, true), (1.1, 0.1, true), (0.35, 0.1, false), (4.35, 0.01, true),
      (4.355, 0.01, false), (-0.3, 0.1, true), (0, 7, true), (1e300, 3, false), (3e300, 3, true),
      (1e300, 7, false), (1e-300, 1, false), (1e300, 1e-300, true), (5, 2.5, true), (5, 10, false),
      (9007199254740991, 2, false), (1e21, 1e18, true), (1e17, 1e18, false),
    ] as [(Double, Double, Bool)])
  func multiples(value: Double, step: Double, expected: Bool) {
    #expect(ShortestDecimal(value).isMultiple(of: ShortestDecimal(step)) == expected)
  }
}

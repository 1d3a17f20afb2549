import Testing

@testable import Decisions

@Suite("arithmetic of rules")
struct ArithmeticTests {
  @Test(
    "rounds the shortest decimal, half away from zero",
    arguments: [
      (2.5, 0, 3.0), (-2.5, 0, -3), (0.5, 0, 1), (1.005, 2, 1.01), (2.675, 2, 2.68),
      (1.0049999, 2, 1), (0.1 + 0.2, 15, 0.3), (123456.789, 1, 123456.8), (1e300, 2, 1e300),
      (Double.leastNonzeroMagnitude, 15, 0), (-0.4, 0, 0), (0, 3, 0), (99.995, 2, 100),
      (1.45, 1, 1.5), (8.345, 2, 8.35),
    ])
  func rounds(value: Double, places: Double, expected: Double) {
    #expect(Arithmetic.round(value, places: places) == expected)
  }

  @Test("refuses places that are no whole number from 0 to 15", arguments: [-1, 0.5, 16, .nan])
  func refusesPlaces(places: Double) { #expect(Arithmetic.round(1, places: places) == nil) }

  @Test(
    "raises to whole powers by multiplication, and to one half exactly",
    arguments: [
      (2.0, 10.0, 1024.0), (3, 0, 1), (2, -2, 0.25), (0.5, 3, 0.125), (2, 0.5, 2.0.squareRoot()),
      (-3, 3, -27), (10, 15, 1e15),
    ])
  func powers(base: Double, exponent: Double, expected: Double) {
    #expect(Arithmetic.power(base, exponent) == expected)
  }

  @Test(
    "refuses exponents whose last digit depends on a library", arguments: [0.3, 1.5, 1025, .nan])
  func refusesExponents(exponent: Double) { #expect(Arithmetic.power(2, exponent) == nil) }
}

/// How far two shares part, with an interval that holds the true difference in 95 of 100 runs.
///
/// Newcombe's hybrid score interval: the ends of both shares' Wilson intervals, taken together. It is
/// right for few and for one-sided counts, where the interval of textbooks is not (R. G. Newcombe,
/// Interval estimation for the difference between independent proportions: comparison of eleven
/// methods, Statistics in Medicine 17, 1998, method 10). Only `+ − × ÷ √` are used, so that every
/// machine comes to the same bits.
struct ShareDifference: Sendable, Hashable {
  /// The first share less the second, from -1 to 1.
  let difference: Double
  /// The interval's lower end.
  let low: Double
  /// The interval's upper end.
  let high: Double

  /// The difference of `hits` in `total` and `otherHits` in `otherTotal`, of which none is 0.
  init(hits: Int, of total: Int, against otherHits: Int, of otherTotal: Int) {
    let (one, other) = (Share(hits, total), Share(otherHits, otherTotal))
    difference = one.share - other.share
    low = max(-1, difference - Self.root(one.share - one.low, other.high - other.share))
    high = min(1, difference + Self.root(one.high - one.share, other.share - other.low))
  }

  private static func root(_ one: Double, _ other: Double) -> Double {
    (one * one + other * other).squareRoot()
  }

  /// A share with its Wilson score interval.
  private struct Share {
    let share: Double
    let low: Double
    let high: Double

    /// How many standard deviations hold 95 of 100.
    private static let z = 1.959963984540054

    init(_ hits: Int, _ total: Int) {
      let (hits, total, z) = (Double(hits), Double(total), Self.z)
      share = hits / total
      let spread = z * z / total
      let centre = share + spread / 2
      let half = z * (share * (1 - share) / total + spread / (4 * total)).squareRoot()
      low = (centre - half) / (1 + spread)
      high = (centre + half) / (1 + spread)
    }
  }
}

/// Holm's correction of the p values of many tests made at once.
///
/// Were there no difference anywhere, at most one report in twenty would call any of its segments
/// different, however many there are, and whatever they have in common (S. Holm, A simple
/// sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 1979).
enum HolmCorrection {
  /// The corrected values, in the order of `values`, each from its value to 1.
  ///
  /// - Complexity: O(n log n).
  static func adjusted(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var adjusted = values
    var greatest = 0.0
    for (rank, index) in order.enumerated() {
      greatest = max(greatest, min(1, values[index] * Double(values.count - rank)))
      adjusted[index] = greatest
    }
    return adjusted
  }
}

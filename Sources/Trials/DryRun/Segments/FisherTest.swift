/// Fisher's exact test of two shares: how likely they would part as far, were there no difference.
///
/// Two-sided: the probabilities of all tables with the same margins that are no likelier than the one
/// seen, as R's `fisher.test` and SciPy's `fisher_exact` add them up (R. A. Fisher, The Logic of
/// Inductive Inference, Journal of the Royal Statistical Society 98, 1935). It is exact for the
/// smallest counts and for the largest. Only `+ − × ÷` are used, so that every machine comes to the
/// same bits.
enum FisherTest {
  /// Two probabilities count as equal where they part by less, which rounding makes them do.
  private static let tolerance = 1 + 1e-7

  /// The p value, from 0 to 1.
  ///
  /// - Parameters:
  ///   - hits: How many of `total` there are, and of `otherTotal` the `otherHits`.
  /// - Complexity: O(√n) for n observations: weights too small for a double end the sum.
  static func p(hits: Int, of total: Int, against otherHits: Int, of otherTotal: Int) -> Double {
    let table = Table(
      total: Double(total), others: Double(otherTotal), marked: Double(hits + otherHits))
    let bound = table.weight(of: Double(hits)) * tolerance
    var (sum, tail) = (0.0, 0.0)
    table.walk { _, weight in
      sum += weight
      if weight <= bound { tail += weight }
    }
    return sum > 0 ? min(1, tail / sum) : 1
  }

  /// All tables with the same margins, by how many of the first group are marked.
  private struct Table {
    let total: Double
    let others: Double
    let marked: Double

    private var least: Double { max(0, marked - others) }
    private var most: Double { min(marked, total) }

    /// The likeliest, from which weights are measured.
    private var mode: Double {
      let mode = ((marked + 1) * (total + 1) / (total + others + 2)).rounded(.down)
      return min(max(mode, least), most)
    }

    /// By how much the next table is likelier.
    private func ratio(_ hits: Double) -> Double {
      (total - hits) * (marked - hits) / ((hits + 1) * (others - marked + hits + 1))
    }

    /// Gives each table with its weight, beside 1 of the likeliest.
    func walk(_ body: (_ hits: Double, _ weight: Double) -> Void) {
      let mode = mode
      var (hits, weight) = (mode, 1.0)
      while weight > 0 {
        body(hits, weight)
        if hits >= most { break }
        weight *= ratio(hits)
        hits += 1
      }
      (hits, weight) = (mode, 1)
      while hits > least {
        hits -= 1
        weight /= ratio(hits)
        if weight <= 0 { break }
        body(hits, weight)
      }
    }

    /// The weight of one table; 0 where it is too small.
    func weight(of hits: Double) -> Double {
      var found = 0.0
      walk { if $0 == hits { found = $1 } }
      return found
    }
  }
}

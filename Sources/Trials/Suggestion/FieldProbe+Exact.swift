internal import CanonicalJSON
internal import Records

extension FieldProbe {
  /// How many decimals an exact boundary can have.
  private static let mostPlaces = 4
  /// Beyond this no millionth is told from the next.
  private static let largest = 1e9

  /// The boundary between two values of a number without a step of its own, where it is a decimal of
  /// few places: the boundary and what lies one in its last place beyond; nil where it is none, or
  /// they lie no further apart already.
  ///
  /// A share's boundary lies where no number of the pack does: at 12750.5, say. It is looked for by
  /// millionths, some forty tries.
  func exact(_ low: Double, _ outcome: String, _ high: Double) -> (Double, Double)? {
    guard site.field.kind == .number, site.field.step == nil,
      max(low.magnitude, high.magnitude) < Self.largest
    else { return nil }
    let finest = halved(low, outcome, high, step: 1e-6)
    for places in 0...Self.mostPlaces {
      let step = Candidates.powers[places]
      let (last, first) = (
        Candidates.rounded(finest.0, step), Candidates.rounded(finest.1, step)
      )
      let sides =
        last == finest.0
        ? (last, Candidates.rounded(last + step, step))
        : (Candidates.rounded(first - step, step), first)
      guard last == finest.0 || first == finest.1 else { continue }
      // What lies closer together already tells more.
      if sides.1 - sides.0 >= high - low { return nil }
      let told = (self.outcome(value(sides.0)), self.outcome(value(sides.1)))
      return told.0 == outcome && told.1 != nil && told.1 != outcome ? sides : nil
    }
    return nil
  }
}

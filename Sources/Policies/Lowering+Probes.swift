internal import LuaSyntax

/// What a form writes around what is watched.
extension Lowering {
  // __probe(__probe(number), expression)
  mutating func probed(_ expression: Expression, by number: Int) {
    put("__probe(__probe(\(number)), ", at: expression.range)
    if case .call = expression.kind {
      // A function may return several values, or none.
      output.put("(")
      unprobed(expression)
      output.put(")")
    } else {
      unprobed(expression)
    }
    output.put(")")
  }

  /// Tells that the body of the loop at a range is entered.
  mutating func entered(_ range: Range<Int>) {
    if let number = probes[range] { output.put("__probe(\(number), true); ") }
  }
}

extension PatternParser {
  /// How often the part before it stands; nil where nothing says that.
  mutating func parseRepetition() throws(PatternError) -> (minimum: Int, maximum: Int?)? {
    if skip("*") { return (0, nil) }
    if skip("+") { return (1, nil) }
    if skip("?") { return (0, 1) }
    let start = index
    guard skip("{") else { return nil }
    guard let minimum = try parseCount() else { throw badCount(at: start) }
    var maximum: Int? = minimum
    if skip(",") { maximum = try parseCount() }
    guard skip("}") else { throw badCount(at: start) }
    if let maximum, maximum < minimum {
      throw error(at: start, "`{\(minimum),\(maximum)}` ends before it begins")
    }
    return (minimum, maximum)
  }

  private mutating func parseCount() throws(PatternError) -> Int? {
    let start = index
    var count = 0
    while let scalar = peek, "0"..."9" ~= scalar {
      count = min(count * 10 + Int(scalar.value - 0x30), Self.maximumCount + 1)
      index += 1
    }
    if count > Self.maximumCount {
      throw error(at: start, "a count may be at most \(Self.maximumCount)")
    }
    return index == start ? nil : count
  }

  private func badCount(at start: Int) -> PatternError {
    error(at: start, "a count is written `{m}`, `{m,}` or `{m,n}`")
  }

  /// Throws where another repetition follows one that begins at `start`.
  func refuseAfterRepetition(from start: Int) throws(PatternError) {
    switch peek {
    case "?": throw notOffered(index - start + 1, at: start, "a lazy repetition")
    case "+": throw notOffered(index - start + 1, at: start, "a possessive repetition")
    case "*", "{": throw error("a repetition follows another")
    default: return
    }
  }
}

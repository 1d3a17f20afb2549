extension PatternParser {
  /// Reads a class whose `[` stands at `start`.
  mutating func parseClass(from start: Int) throws(PatternError) -> ScalarSet {
    let isNegated = skip("^")
    if peek == "]" { throw error(at: start, "a class needs a character") }
    var sets: [ScalarSet] = []
    while !skip("]") {
      if peek == nil { throw error(at: start, "`[` is not closed") }
      sets.append(try parseRange())
    }
    let set = ScalarSet(union: sets)
    return isNegated ? set.complement : set
  }

  /// Reads a character, a range or a set of a class.
  private mutating func parseRange() throws(PatternError) -> ScalarSet {
    let start = index
    let first = try parseMember()
    let isRange = peek == "-" && index + 1 < scalars.count && scalars[index + 1] != "]"
    if !isRange { return first }
    index += 1
    let last = try parseMember()
    guard let low = first.only, let high = last.only else {
      throw error(at: start, "a range goes from one character to another")
    }
    if low > high { throw error(at: start, "the range ends before it begins") }
    return ScalarSet([low...high])
  }

  private mutating func parseMember() throws(PatternError) -> ScalarSet {
    let start = index
    guard let scalar = peek else { throw error("`[` is not closed") }
    index += 1
    if scalar == "[" { throw error(at: start, "`[` in a class stands for itself only as `\\[`") }
    return scalar == "\\" ? try parseEscape(from: start, isInClass: true) : ScalarSet(scalar)
  }

  /// Reads an escape whose `\` stands at `start`.
  mutating func parseEscape(
    from start: Int, isInClass: Bool = false
  ) throws(PatternError) -> ScalarSet {
    guard let scalar = peek else { throw error(at: start, "`\\` escapes nothing") }
    index += 1
    switch scalar {
    case "d": return .digits
    case "D": return ScalarSet.digits.complement
    case "w": return .wordCharacters
    case "W": return ScalarSet.wordCharacters.complement
    case "s": return .spaces
    case "S": return ScalarSet.spaces.complement
    case "t": return ScalarSet("\t")
    case "n": return ScalarSet("\n")
    case "v": return ScalarSet("\u{B}")
    case "f": return ScalarSet("\u{C}")
    case "r": return ScalarSet("\r")
    case "u": return ScalarSet(try parseCode(from: start))
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
      return ScalarSet(scalar)
    case "-" where isInClass: return ScalarSet(scalar)
    case "b" where !isInClass, "B": throw notOffered(2, at: start, "a word boundary")
    case "p", "P": throw notOffered(2, at: start, "a Unicode property")
    case "k", "1"..."9": throw notOffered(2, at: start, "a back reference")
    default: throw notOffered(2, at: start, "an escape")
    }
  }

  /// Reads the four digits of `\uXXXX`.
  private mutating func parseCode(from start: Int) throws(PatternError) -> Unicode.Scalar {
    let digits = scalars[index...].prefix(4)
    guard digits.count == 4, digits.allSatisfy(\.properties.isASCIIHexDigit),
      let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
    else { throw error(at: start, "`\\u` is followed by four hexadecimal digits") }
    index += 4
    guard let scalar = Unicode.Scalar(value) else {
      throw error(
        at: start,
        "`\\u\(String(String.UnicodeScalarView(digits)))` is half of a pair of surrogates")
    }
    return scalar
  }
}

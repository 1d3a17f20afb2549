import TestSupport
import LuaSyntax

/// Writes numbers and strings at random, many of them malformed.
struct LiteralWriter {
  var random: SplitMix

  private static let escapes = [
    "\\n", "\\a", "\\\\", "\\\"", "\\'", "\\x4A", "\\xe9", "\\x4", "\\065", "\\6", "\\255", "\\256",
    "\\u{0}", "\\u{7F}", "\\u{80}", "\\u{7FF}", "\\u{800}", "\\u{FFFF}", "\\u{10000}",
    "\\u{1FFFFF}", "\\u{200000}", "\\u{3FFFFFF}", "\\u{4000000}", "\\u{7FFFFFFF}",
    "\\u{80000000}", "\\u{}", "\\u4", "\\z \n\t x", "\\\n", "\\\r\n", "\\\n\r", "\\q", "\\0", "é",
    "a", "]", "=", "]=", "]]", "\n", "\r",
  ]

  mutating func literal() -> [UInt8] {
    let text =
      switch random.below(4) {
      case 0: string()
      case 1: "0x" + digits("0123456789abcdefABCDEFpP.+-")
      case 2: number()
      default: digits("0123456789.eE+-")
      }
    return Array(text.utf8)
  }

  private mutating func string() -> String {
    let body = (0..<random.below(6)).map { _ in random.pick(Self.escapes) }.joined()
    return switch random.below(4) {
    case 0: "'" + body + "'"
    case 1: "\"" + body + "\""
    case 2: "[[" + body + "]]"
    default: "[=[" + body + "]=]"
    }
  }

  private mutating func digits(_ alphabet: String) -> String {
    String((0...random.below(12)).map { _ in random.pick(Array(alphabet)) })
  }

  private mutating func number() -> String {
    let whole = String((0...random.below(25)).map { _ in random.pick(Array("0123456789")) })
    let part = random.below(2) == 0 ? "." + String(random.next()) : ""
    let exponent = random.below(2) == 0 ? "e\(random.below(700) - 350)" : ""
    return whole + part + exponent
  }

  /// The value that the parser gives a literal, in the notation of `LuaOracle`; nil if it
  /// isn't a literal but an operation.
  static func value(of literal: [UInt8]) -> String? {
    let source = SourceText(name: "literal", bytes: Array("return ".utf8) + literal)
    guard let chunk = try? Parser.parse(source), let statement = chunk.block.statements.last,
      case .return(let values) = statement.kind, let value = values.first
    else { return "refused" }
    switch value.kind {
    case .integer(let integer): return "integer \(integer)"
    case .float(let float):
      let digits = String(float.bitPattern, radix: 16)
      return "float " + String(repeating: "0", count: 16 - digits.count) + digits
    case .string(let bytes):
      return "string " + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    default: return nil
    }
  }
}

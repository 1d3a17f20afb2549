/// Reads one JSON value token by token, without building it.
///
/// It refuses all that RFC 8785 can't carry but for keys that stand twice: those its user sees.
/// The bytes must outlive it.
public struct JSONReader {
  /// What was read.
  public enum Token: Sendable, Hashable {
    /// `{`
    case beginObject
    /// `}`
    case endObject
    /// `[`
    case beginArray
    /// `]`
    case endArray
    /// A member's key; `withText` gives it.
    case key
    /// Text; `withText` gives it.
    case text
    /// A finite number.
    case number(Double)
    /// `true` or `false`
    case boolean(Bool)
    /// `null`
    case null
    /// The end of the bytes, after one whole value.
    case end
  }

  /// What may stand next.
  private enum State {
    case value
    case firstElement
    case firstKey
    case afterValue
  }

  /// The offset of the first byte of the last token.
  public private(set) var tokenOffset = 0
  /// The offset after the last token; after a key, that after its colon.
  public internal(set) var offset = 0
  /// How many arrays and objects are open.
  public private(set) var depth = 0

  let bytes: UnsafeBufferPointer<UInt8>
  /// The last key or text, where it holds no escape.
  var plainText: Range<Int> = 0..<0
  /// Whether the last key or text lies in `unescaped`.
  var holdsEscape = false
  /// The last key or text that held escapes.
  var unescaped: [UInt8] = []

  private var state = State.value
  /// For each open array or object whether it is an object, the innermost in the lowest bit.
  private var objects: UInt128 = 0

  /// Reads `bytes`, which must outlive the reader.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next token; throws where JSON allows nothing of what stands there.
  public mutating func next() throws(JSONError) -> Token {
    skipSpace()
    switch state {
    case .value: return try readValue()
    case .firstElement: return peek == UInt8(ascii: "]") ? close() : try readValue()
    case .firstKey: return peek == UInt8(ascii: "}") ? close() : try readKey()
    case .afterValue: return depth == 0 ? try readEnd() : try readOn()
    }
  }

  /// Reads past the next value and all that is in it.
  public mutating func skipValue() throws(JSONError) {
    let outer = depth
    repeat { _ = try next() } while depth > outer
  }

  /// Gives the UTF-8 of the last key or text; it is valid within the call only.
  public func withText<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    if holdsEscape { return try unescaped.withUnsafeBufferPointer(body) }
    return try body(UnsafeBufferPointer(rebasing: bytes[plainText]))
  }

  /// The place of a byte; linear in `offset`.
  public func place(at offset: Int) -> TextPlace {
    var cursor = PlaceCursor(bytes)
    return cursor.place(at: offset)
  }
}

extension JSONReader {
  /// The next byte; nil at the end.
  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private var isInObject: Bool { objects & 1 == 1 }

  private mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  private mutating func readEnd() throws(JSONError) -> Token {
    tokenOffset = offset
    guard let byte = peek else { return .end }
    throw error(.trailingBytes, "\(shown(byte)) follows the value")
  }

  /// Reads what follows a value within an array or object: a comma and the next, or the end.
  private mutating func readOn() throws(JSONError) -> Token {
    if peek == UInt8(ascii: ",") {
      offset += 1
      skipSpace()
      return isInObject ? try readKey() : try readValue()
    }
    if peek == UInt8(ascii: isInObject ? "}" : "]") { return close() }
    throw unexpected(isInObject ? "`,` or `}`" : "`,` or `]`")
  }

  private mutating func readKey() throws(JSONError) -> Token {
    guard peek == UInt8(ascii: "\"") else { throw unexpected("a key") }
    tokenOffset = offset
    try readString()
    skipSpace()
    guard peek == UInt8(ascii: ":") else { throw unexpected("`:`") }
    offset += 1
    state = .value
    return .key
  }

  private mutating func readValue() throws(JSONError) -> Token {
    tokenOffset = offset
    switch peek {
    case UInt8(ascii: "{"): return try open(isObject: true)
    case UInt8(ascii: "["): return try open(isObject: false)
    default: break
    }
    let token = try readScalar()
    state = .afterValue
    return token
  }

  private mutating func readScalar() throws(JSONError) -> Token {
    guard let byte = peek else { throw unexpected("a value") }
    switch byte {
    case UInt8(ascii: "\""):
      try readString()
      return .text
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try readNumber())
    case UInt8(ascii: "t"): return try readWord("true", .boolean(true))
    case UInt8(ascii: "f"): return try readWord("false", .boolean(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    default: throw unexpected("a value")
    }
  }

  private mutating func readWord(_ word: StaticString, _ token: Token) throws(JSONError) -> Token {
    for index in 0..<word.utf8CodeUnitCount {
      guard peek == word.utf8Start[index] else { throw unexpected("`\(word)`") }
      offset += 1
    }
    return token
  }

  private mutating func open(isObject: Bool) throws(JSONError) -> Token {
    if depth == CanonicalJSON.maximumDepth {
      throw error(.tooDeep, "nested more than \(CanonicalJSON.maximumDepth) deep")
    }
    depth += 1
    objects = objects << 1 | (isObject ? 1 : 0)
    offset += 1
    state = isObject ? .firstKey : .firstElement
    return isObject ? .beginObject : .beginArray
  }

  private mutating func close() -> Token {
    let token: Token = isInObject ? .endObject : .endArray
    tokenOffset = offset
    depth -= 1
    objects >>= 1
    offset += 1
    state = .afterValue
    return token
  }
}

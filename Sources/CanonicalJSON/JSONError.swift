/// Bytes that aren't JSON, or that RFC 8785 can't carry.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, in snake case; it stays the same from release to release.
  public let code: Code
  /// The offset of the byte at which reading stopped.
  public let offset: Int
  /// Where that is.
  public let place: TextPlace
  /// The cause: lower case, without full stop, the user's words in backticks.
  public let message: String

  init(_ code: Code, at offset: Int, of bytes: UnsafeBufferPointer<UInt8>, _ message: String) {
    self.code = code
    self.offset = offset
    self.message = message
    var cursor = PlaceCursor(bytes)
    place = cursor.place(at: offset)
  }

  /// One line: place, code and cause.
  public var description: String {
    "\(place.line):\(place.column): \(code.name): \(message)"
  }

  /// The kinds of error.
  public struct Code: Sendable, Hashable {
    /// The code as it is printed, such as `duplicate_key`.
    public let name: String
    init(_ name: String) { self.name = name }

    /// Something else stands where JSON wants a value, a key or a mark.
    public static let unexpectedByte = Code("unexpected_byte")
    /// The bytes end before the value does.
    public static let unexpectedEnd = Code("unexpected_end")
    /// Something follows the value.
    public static let trailingBytes = Code("trailing_bytes")
    /// The bytes begin with U+FEFF.
    public static let byteOrderMark = Code("byte_order_mark")
    /// A key stands twice in an object, by code units after escapes are resolved.
    public static let duplicateKey = Code("duplicate_key")
    /// A `\u` escape names half of a pair of surrogates.
    public static let loneSurrogate = Code("lone_surrogate")
    /// Text isn't UTF-8 (RFC 3629).
    public static let invalidUTF8 = Code("invalid_utf8")
    /// Text holds a control character that isn't escaped.
    public static let controlCharacter = Code("control_character")
    /// A backslash begins no escape of JSON's.
    public static let badEscape = Code("bad_escape")
    /// A number isn't written as JSON writes them.
    public static let badNumber = Code("bad_number")
    /// A number is beyond every finite double.
    public static let numberTooLarge = Code("number_too_large")
    /// Arrays and objects are nested beyond `CanonicalJSON.maximumDepth`.
    public static let tooDeep = Code("too_deep")
  }
}

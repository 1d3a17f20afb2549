/// Appends canonical JSON (RFC 8785) to a run of bytes; commas and colons are its own.
///
/// Whoever uses it writes keys in ascending order, which debug builds check:
///
///     var writer = JSONWriter()
///     writer.beginObject()
///     writer.key("outcome")
///     writer.text("yes")
///     writer.endObject()          // writer.bytes: {"outcome":"yes"}
public struct JSONWriter: Sendable {
  /// What has been written.
  public var bytes: [UInt8] = []
  /// Whether a value has just been written, so that a comma must come before the next.
  private var followsValue = false
  #if DEBUG
    /// The last key of each open object.
    private var lastKeys: [String?] = []
  #endif

  /// Makes a writer with nothing written.
  public init() {}

  /// Begins an object.
  public mutating func beginObject() {
    begin("{")
    #if DEBUG
      lastKeys.append(nil)
    #endif
  }

  /// Ends an object.
  public mutating func endObject() {
    end("}")
    #if DEBUG
      lastKeys.removeLast()
    #endif
  }

  /// Begins an array.
  public mutating func beginArray() { begin("[") }

  /// Ends an array.
  public mutating func endArray() { end("]") }

  /// Writes a member's key; its value follows.
  public mutating func key(_ name: StaticString) {
    name.withUTF8Buffer { key($0) }
  }

  /// Writes a member's key; its value follows.
  @_disfavoredOverload
  public mutating func key(_ name: String) {
    var name = name
    name.withUTF8 { key($0) }
  }

  /// Writes a member's key, given as valid UTF-8; its value follows.
  public mutating func key(_ name: UnsafeBufferPointer<UInt8>) {
    #if DEBUG
      let new = String(decoding: name, as: UTF8.self)
      if let last = lastKeys.last ?? nil {
        assert(utf16Less(last, new), "keys must ascend: \(new)")
      }
      lastKeys[lastKeys.count - 1] = new
    #endif
    text(name)
    bytes.append(UInt8(ascii: ":"))
    followsValue = false
  }

  /// Writes text.
  public mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { self.text($0) }
  }

  /// Writes text, given as valid UTF-8.
  public mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    beginValue()
    bytes.append(UInt8(ascii: "\""))
    var run = 0
    for (index, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
      bytes.append(contentsOf: utf8[run..<index])
      appendEscape(byte)
      run = index + 1
    }
    bytes.append(contentsOf: utf8[run...])
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a number, which must be finite.
  public mutating func number(_ value: Double) {
    if value.magnitude <= 0x1p53, let whole = Int(exactly: value) { return integer(whole) }
    beginValue()
    appendDecimal(ShortestDecimal(value))
  }

  /// Writes an integer, at most 2^53 away from zero.
  public mutating func integer(_ value: Int) {
    beginValue()
    appendInteger(value)
  }

  /// Writes `true` or `false`.
  public mutating func boolean(_ value: Bool) { word(value ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { word("null") }

  /// Writes a value that is canonical JSON already.
  public mutating func raw(_ canonical: [UInt8]) {
    beginValue()
    bytes.append(contentsOf: canonical)
  }
}

extension JSONWriter {
  private mutating func beginValue() {
    if followsValue { bytes.append(UInt8(ascii: ",")) }
    followsValue = true
  }

  private mutating func begin(_ mark: Unicode.Scalar) {
    beginValue()
    bytes.append(UInt8(ascii: mark))
    followsValue = false
  }

  private mutating func end(_ mark: Unicode.Scalar) {
    bytes.append(UInt8(ascii: mark))
    followsValue = true
  }

  private mutating func word(_ word: StaticString) {
    beginValue()
    word.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}

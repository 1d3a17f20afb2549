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
  public var bytes: [UInt8] { Array(room[..<count]) }
  /// What has been written, and behind it room for more, so that a value is put there at once.
  private var room: [UInt8]
  private var count = 0
  /// Whether a value has just been written, so that a comma must come before the next.
  private var followsValue = false
  #if DEBUG
    /// The last key of each open object.
    private var lastKeys: [String?] = []
  #endif

  /// Makes a writer with nothing written, and room for so many bytes before it grows.
  public init(capacity: Int = 512) { room = Array(repeating: 0, count: max(64, capacity)) }

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
    write(name, andMark: UInt8(ascii: ":"))
    followsValue = false
  }

  /// Writes text.
  public mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { self.text($0) }
  }

  /// Writes text, given as valid UTF-8.
  public mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) { write(utf8, andMark: nil) }

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
    canonical.withUnsafeBufferPointer { append($0) }
  }
}

extension JSONWriter {
  mutating func beginValue() {
    if followsValue { append(UInt8(ascii: ",")) }
    followsValue = true
  }

  private mutating func begin(_ mark: Unicode.Scalar) {
    beginValue()
    append(UInt8(ascii: mark))
    followsValue = false
  }

  private mutating func end(_ mark: Unicode.Scalar) {
    append(UInt8(ascii: mark))
    followsValue = true
  }

  private mutating func word(_ word: StaticString) {
    beginValue()
    word.withUTF8Buffer { append($0) }
  }

  // MARK: Bytes

  /// Writes text in its quotes, and behind it a mark.
  private mutating func write(_ utf8: UnsafeBufferPointer<UInt8>, andMark mark: UInt8?) {
    let isFirst = !followsValue
    followsValue = true
    // Nothing is longer than its escape of six bytes.
    put(atMost: utf8.count * 6 + 4) { (room: UnsafeMutablePointer<UInt8>) in
      var end = 0
      func put(_ byte: UInt8) {
        room[end] = byte
        end += 1
      }
      if !isFirst { put(UInt8(ascii: ",")) }
      put(UInt8(ascii: "\""))
      for byte in utf8 {
        if byte >= 0x20, byte != 0x22, byte != 0x5C {
          put(byte)
        } else {
          end += Self.putEscape(byte, room + end)
        }
      }
      put(UInt8(ascii: "\""))
      if let mark { put(mark) }
      return end
    }
  }

  /// Appends what `body` puts into room for at most so many bytes; it tells how many it has put.
  @inline(__always)
  mutating func put(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if room.count - count < most {
      room.append(contentsOf: repeatElement(0, count: max(room.count, most)))
    }
    room.withUnsafeMutableBufferPointer { room in
      // INVARIANT: there is room, so the buffer has a base address.
      guard let base = room.baseAddress else { return }
      count += body(base + count)
    }
  }

  /// Appends a byte.
  mutating func append(_ byte: UInt8) {
    put(atMost: 1) { room in
      room[0] = byte
      return 1
    }
  }

  /// Appends bytes.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    put(atMost: bytes.count) { room in
      room.update(from: first, count: bytes.count)
      return bytes.count
    }
  }
}

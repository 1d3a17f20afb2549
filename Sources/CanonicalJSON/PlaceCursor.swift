/// Counts lines and columns forward through a text; each byte is looked at once.
struct PlaceCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The place of a byte; offsets must not descend from call to call.
  mutating func place(at target: Int) -> TextPlace {
    while offset < min(target, bytes.count) {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {  // each scalar has one byte that doesn't continue another
        column += 1
      }
      offset += 1
    }
    return TextPlace(line: line, column: column)
  }
}

/// Builds a tree of the tokens of a JSON text.
struct TreeReader {
  private var reader: JSONReader
  private var cursor: PlaceCursor
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    reader = JSONReader(bytes)
    cursor = PlaceCursor(bytes)
  }

  /// Reads the one value that fills the text.
  mutating func readAll() throws(JSONError) -> TextTree {
    let tree = try read(try reader.next())
    _ = try reader.next()
    return tree
  }

  /// Reads the value that `token` begins.
  ///
  /// The reader bounds how deeply this recurses.
  private mutating func read(_ token: JSONReader.Token) throws(JSONError) -> TextTree {
    let place = tokenPlace()
    let content: TextTree.Content =
      switch token {
      case .beginObject: .object(try readMembers())
      case .beginArray: .list(try readElements())
      case .text: .text(text)
      case .number(let value): .number(value)
      case .boolean(let value): .boolean(value)
      case .null, .key, .endObject, .endArray, .end: .null  // of these the reader gives only `null`
      }
    return TextTree(place: place, content: content)
  }

  private mutating func readElements() throws(JSONError) -> [TextTree] {
    var elements: [TextTree] = []
    while true {
      let token = try reader.next()
      if token == .endArray { return elements }
      elements.append(try read(token))
    }
  }

  private mutating func readMembers() throws(JSONError) -> [TextTree.Member] {
    var members: [TextTree.Member] = []
    var keys: Set<ExactText> = []
    while try reader.next() == .key {
      let key = text
      let offset = reader.tokenOffset
      let place = tokenPlace()
      guard keys.insert(ExactText(text: key)).inserted else {
        throw JSONError(
          .duplicateKey, at: offset, of: bytes, "`\(key)` stands twice in one object")
      }
      let value = try read(try reader.next())
      members.append(TextTree.Member(key: key, keyPlace: place, value: value))
    }
    return members
  }

  private mutating func tokenPlace() -> TextPlace { cursor.place(at: reader.tokenOffset) }

  private var text: String { reader.withText { String(decoding: $0, as: UTF8.self) } }
}

/// Text that equals no other spelling of it: `String` takes composed and decomposed for equal.
private struct ExactText: Hashable {
  let text: String

  static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

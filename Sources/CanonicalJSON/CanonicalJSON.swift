/// RFC 8785: reading JSON strictly, writing it canonically.
public enum CanonicalJSON {
  /// How deeply arrays and objects may be nested.
  public static let maximumDepth = 128

  /// Reads the one JSON value that fills `bytes`; throws the first error found.
  public static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> TextTree {
    var reader = TreeReader(bytes)
    return try reader.readAll()
  }

  /// Reads the one JSON value that fills `bytes`; throws the first error found.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> TextTree {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in try parse(buffer) }
  }

  /// The canonical bytes of a value.
  public static func canonical(_ tree: TextTree) -> [UInt8] { canonical(tree.content) }

  /// The canonical bytes of a value, whose numbers must be finite.
  public static func canonical(_ content: TextTree.Content) -> [UInt8] {
    var writer = JSONWriter()
    writer.value(content)
    return writer.bytes
  }

  /// The canonical bytes of the JSON value in `bytes`; throws the first error found.
  public static func canonicalize(_ bytes: [UInt8]) throws(JSONError) -> [UInt8] {
    canonical(try parse(bytes))
  }
}

extension JSONWriter {
  /// Writes a value, whose numbers must be finite.
  public mutating func value(_ content: TextTree.Content) {
    switch content {
    case .null: null()
    case .boolean(let value): boolean(value)
    case .number(let value): number(value)
    case .text(let value): text(value)
    case .list(let elements):
      beginArray()
      for element in elements { value(element.content) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members.sorted(by: { utf16Less($0.key, $1.key) }) {
        key(member.key)
        value(member.value.content)
      }
      endObject()
    }
  }
}

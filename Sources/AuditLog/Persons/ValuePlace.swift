internal import CanonicalJSON

/// Where a value stands: in which entry, and where in it.
///
/// Two are the same where their bytes are, not where their texts look the same.
public struct ValuePlace: Hashable, Sendable {
  /// The entry's id, which no other entry has.
  public let entry: String
  /// The place in the entry, as a pointer of RFC 6901, such as `/dossier/visit/officer`.
  public let pointer: String
  /// The canonical JSON of `[entry, pointer]`.
  let bytes: [UInt8]

  /// Takes an entry's id and a pointer.
  public init(entry: String, pointer: String) {
    self.entry = entry
    self.pointer = pointer
    var writer = JSONWriter()
    writer.beginArray()
    writer.text(entry)
    writer.text(pointer)
    writer.endArray()
    bytes = writer.bytes
  }

  /// Whether both are the same.
  public static func == (left: ValuePlace, right: ValuePlace) -> Bool { left.bytes == right.bytes }

  /// Hashes what equality compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

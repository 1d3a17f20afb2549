internal import CanonicalJSON

/// Some hidden values of one entry, opened for someone who has the log's public key alone.
///
/// It is a JSON object in canonical form, openings in ascending order of their places:
///
///     {"disclosure":"edict/disclosure/v1",
///      "entry":"{\"dossier\":…,\"id\":\"0193…\",\"personal\":{…}}",
///      "openings":[{"at":"/dossier/visit/officer","salt":"<base64 of 32 bytes>","value":"Q"}],
///      "proof":"c2sp.org/tlog-proof@v1\nindex 7\n…"}
///
/// It shows that the log held the entry when the checkpoint in the proof was signed, and that the
/// values are those that the entry hides. It discloses the entry with all that is not hidden in it,
/// and nothing of the values that are not opened. It still verifies when a person was forgotten.
public struct Disclosure: Hashable, Sendable {
  /// A value that is opened.
  public struct Opening: Hashable, Sendable {
    /// The place in the entry, as a pointer of RFC 6901.
    public let pointer: String
    /// The salt of its commitment.
    public let salt: [UInt8]
    /// The value, as canonical JSON.
    public let value: [UInt8]
  }

  /// The largest disclosure that is read, in bytes.
  public static let limitBytes = 4 * AuditLog.entryLimitBytes

  static let version = "edict/disclosure/v1"

  /// The entry, as it stands in the log.
  public let entry: [UInt8]
  /// The proof of the entry.
  public let proof: EntryProof
  /// What is opened, at least one value, in ascending order of their places.
  public let openings: [Opening]
  /// The text of the disclosure.
  public let bytes: [UInt8]

  /// Opens hidden values of an entry.
  ///
  /// - Parameters:
  ///   - pointers: Which; at least one.
  ///   - entry: The entry, as it stands in the log.
  ///   - beside: What lies beside it.
  ///   - proof: The proof of it.
  ///   - key: The key of a pseudonym, such as `PersonKeys.key(pseudonym:)`; nil where it is not
  ///     there.
  /// - Throws: `HiddenValueError`: `bad_entry`, `bad_pointer` where the entry hides nothing at one,
  ///   `value_forgotten` where a key is not there, `beside_damaged`, `value_missing`,
  ///   `value_damaged`, `value_wrong`. `DisclosureError`: what reading it would throw. And whatever
  ///   `key` throws.
  public init(
    opening pointers: [String], of entry: [UInt8], beside: [UInt8]?, proof: EntryProof,
    key: (_ pseudonym: String) throws -> PersonKey?
  ) throws {
    let tree = try EntryTree(entry)
    let sealed = try SealedValues(beside, of: tree)
    let openings = try pointers.sorted(by: utf16Less).map { pointer in
      try Self.opening(pointer, of: tree, sealed, key: key)
    }
    try self.init(Self.text(entry: entry, proof: proof, openings: openings))
  }

  private static func opening(
    _ pointer: String, of entry: EntryTree, _ sealed: SealedValues,
    key: (_ pseudonym: String) throws -> PersonKey?
  ) throws -> Opening {
    guard let hidden = entry.hidden(at: pointer) else {
      throw HiddenValueError(.badPointer, at: pointer, "the entry hides nothing there")
    }
    let keys = try hidden.pseudonyms.map { pseudonym in
      guard let key = try key(pseudonym) else {
        throw HiddenValueError(
          .valueForgotten, at: pointer, "the key of `\(pseudonym)` is not there")
      }
      return key
    }
    let commitment = try OpenedEntry.commitment(
      JSONPointer(pointer).flatMap { entry.tree[$0] }?.content ?? .null, at: pointer)
    let seal = try ValueSeal(at: hidden.place, keys: keys)
    let value = try seal.opened(try sealed.bytes(at: pointer), commitment: commitment)
    return Opening(pointer: pointer, salt: seal.salt, value: value)
  }

  private static func text(
    entry: [UInt8], proof: EntryProof, openings: [Opening]
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("disclosure")
    writer.text(version)
    writer.key("entry")
    writer.text(String(decoding: entry, as: UTF8.self))
    writer.key("openings")
    writer.beginArray()
    for opening in openings {
      writer.beginObject()
      writer.key("at")
      writer.text(opening.pointer)
      writer.key("salt")
      writer.text(Base64.text(of: opening.salt))
      writer.key("value")
      writer.raw(opening.value)
      writer.endObject()
    }
    writer.endArray()
    writer.key("proof")
    writer.text(String(decoding: proof.bytes, as: UTF8.self))
    writer.endObject()
    return writer.bytes
  }

  init(entry: [UInt8], proof: EntryProof, openings: [Opening], bytes: [UInt8]) {
    self.entry = entry
    self.proof = proof
    self.openings = openings
    self.bytes = bytes
  }
}

extension AuditLog {
  /// Opens hidden values of the entry at an index for someone who has the log's public key alone.
  ///
  /// - Throws: What `Disclosure.init(opening:of:beside:proof:key:)` throws; `LogError` as
  ///   `proof(of:)` throws it, `log_unsigned` among them; `PersonKeyError`.
  public func disclosure(
    of pointers: [String], inEntryAt index: Int64, keys: PersonKeys
  ) throws -> Disclosure {
    try Disclosure(
      opening: pointers, of: entry(at: index), beside: bytes(besideEntryAt: index),
      proof: proof(of: index)
    ) { try keys.key(pseudonym: $0) }
  }
}

/// Who signs a log's checkpoints: a key, and the record of what was signed last.
///
/// The record is a file that lies apart from the log, best on another disk: it is what keeps the
/// key from signing two histories, whatever becomes of the log.
public struct LogSigner: Sendable {
  /// The key that signs.
  public let key: NoteSigner
  /// Which log it is: the first line of its checkpoints.
  public let origin: String
  /// The file that holds the checkpoint that was signed last.
  public let record: String
  /// The log's keys before this one.
  public let formerKeys: [NoteVerifier]

  let lock: WriterLock

  /// Takes a key and where its record is; the file is created when it first signs.
  ///
  /// - Parameter origin: Which log it is; nil for the key's name, as C2SP recommends.
  public init(
    key: NoteSigner, record: String, origin: String? = nil, formerKeys: [NoteVerifier] = []
  ) {
    self.key = key
    self.record = record
    self.origin = origin ?? key.verifier.key.name
    self.formerKeys = formerKeys
    lock = WriterLock(for: record)
  }

  /// The key that signs and those before it.
  public var keys: [NoteVerifier] { [key.verifier] + formerKeys }

  /// What was signed last; nil where nothing was.
  ///
  /// - Throws: `log_bad_record` where the file is not what the signer left, also where it is empty:
  ///   it is never taken for none.
  public func lastSigned() throws(LogError) -> SignedCheckpoint? {
    guard let bytes = try DurableFile.read(record, limitBytes: Note.limitBytes) else { return nil }
    do {
      return try SignedCheckpoint(bytes, keys: keys, origin: origin)
    } catch {
      throw LogError(
        .badRecord, path: record, message: "the signer's record is not what it left",
        cause: error.description)
    }
  }

  /// Signs a head, and keeps that it did before anyone learns of it.
  ///
  /// Where `last`, signed by a former key, is of the same head, that signature is kept beside the
  /// new one: it is what shows who holds the former key alone that the log goes on.
  ///
  /// The caller holds the lock, and has shown that the head goes on from what was signed last.
  func sign(_ head: TreeHead, after last: SignedCheckpoint?) throws -> SignedCheckpoint {
    let text = try Checkpoint(origin: origin, head: head).text
    let former = last.flatMap { $0.head == head ? $0.note : nil }
    let note = try (former ?? Note(text: text, signatures: [])).signed(by: key)
    let signed = try SignedCheckpoint(note.bytes, keys: keys, origin: origin)
    try DurableFile.replace(record, with: note.bytes)
    return signed
  }
}

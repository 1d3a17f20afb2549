public import AuditLog
internal import CanonicalJSON
internal import Decisions

/// The entry that says that another key signs the log from here on.
public struct KeyRotation {
  /// The key that signed until now, and that signs this entry.
  public let old: NoteVerifier
  /// The key that signs from here on.
  public let new: NoteVerifier
  /// Its id and time.
  public let stamp: Stamp
  /// Who rotated, and by which way; `purpose` says why.
  public let origin: LogEntry.Origin

  /// Takes what an entry is made of.
  public init(from old: NoteVerifier, to new: NoteVerifier, stamp: Stamp, origin: LogEntry.Origin) {
    self.old = old
    self.new = new
    self.stamp = stamp
    self.origin = origin
  }

  /// The entry as canonical JSON, with the index that the log gives it.
  public func json(index: Int64) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("actor", origin.actor)
    writer.key("authenticated")
    writer.boolean(origin.isAuthenticated)
    writer.member("channel", origin.channel)
    writer.member("engine", Decision.engine)
    writer.member("id", stamp.id)
    writer.key("index")
    writer.integer(Int(index))
    writer.member("kind", EntryKind.rotation.rawValue)
    writer.member("new_key", new.description)
    writer.member("old_key", old.description)
    if let purpose = origin.purpose { writer.member("purpose", purpose) }
    writer.member("rotated_at", stamp.decidedAt)
    writer.key("version")
    writer.integer(EntryKind.rotation.version)
    writer.endObject()
    return writer.bytes
  }
}

extension AuditLog {
  /// Has `new` sign the log from here on: appends an entry that says so, and signs a checkpoint of it
  /// by the old key and by the new.
  ///
  /// The signer's record stays the same file; from now on, `signer.keys` are former keys of `new`.
  ///
  /// - Throws: What appending and `checkpoint(signer:)` throw.
  public func rotate(
    _ signer: LogSigner, to new: NoteSigner, origin: LogEntry.Origin
  ) throws -> (receipt: Receipt, checkpoint: SignedCheckpoint) {
    // Whoever may not sign the log as it is has no say in who signs it next.
    _ = try checkpoint(signer: signer)
    let rotation = KeyRotation(
      from: signer.key.verifier, to: new.verifier, stamp: .now(), origin: origin)
    let indices = try append(count: 1) { index, _ in rotation.json(index: index) }
    _ = try checkpoint(signer: signer)
    let checkpoint = try checkpoint(
      signer: LogSigner(
        key: new, record: signer.record, origin: signer.origin, formerKeys: signer.keys))
    let receipt = Receipt(
      index: indices.lowerBound, stamp: rotation.stamp,
      leaf: EntryLeaf(of: rotation.json(index: indices.lowerBound)).hash)
    return (receipt, checkpoint)
  }
}

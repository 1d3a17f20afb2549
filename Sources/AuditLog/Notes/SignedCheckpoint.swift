/// A checkpoint that its log signed, as the keys that were given show.
public struct SignedCheckpoint: Hashable, Sendable {
  /// What the log says.
  public let checkpoint: Checkpoint
  /// What it says it in.
  public let note: Note
  /// The keys of the log that signed.
  public let signers: [NoteVerifier]
  /// The witnesses that saw it, and when.
  public let witnesses: [Note.Signer]

  /// Reads a note, and checks who signed it.
  ///
  /// A witness alone makes no checkpoint: at least one of `keys` must have signed.
  ///
  /// - Parameters:
  ///   - keys: The log's: present and former ones. Their names need not be the origin.
  ///   - witnesses: Those whose cosignatures count.
  ///   - origin: Which log it must be of; nil for any that has the keys.
  /// - Throws: Any `ProofError` but those of proofs.
  public init(
    _ bytes: [UInt8], keys: [NoteVerifier], witnesses: [NoteVerifier] = [], origin: String? = nil
  ) throws(ProofError) {
    note = try Note(bytes)
    let signers = try note.signers(among: keys + witnesses)
    self.signers = signers.map(\.verifier).filter { keys.contains($0) && $0.kind == .signature }
    self.witnesses = signers.filter { $0.verifier.kind == .cosignature }
    guard !self.signers.isEmpty else {
      throw ProofError(.unsigned, "no signature is by a key of the log that was given")
    }
    checkpoint = try Checkpoint(text: note.text)
    if let origin, !origin.utf8.elementsEqual(checkpoint.origin.utf8) {
      throw ProofError(
        .otherLog, line: 1,
        "the checkpoint is of `\(checkpoint.origin.prefix(200))`, not of `\(origin)`")
    }
  }

  /// The size and root that it says.
  public var head: TreeHead { checkpoint.head }
}

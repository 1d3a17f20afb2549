import Foundation
import GRDB

extension AuditLog {
  /// How many entries there are, and the hash of them all.
  ///
  /// - Throws: `log_unreadable`, `log_busy`, `log_damaged`.
  public var head: TreeHead {
    get throws { try read { db in try LogFormat(path: path).edge(db).head } }
  }

  /// The note of the checkpoint that was signed last; nil where none was.
  ///
  /// - Throws: `log_unreadable`, `log_busy`, `log_damaged`.
  public var lastCheckpoint: [UInt8]? {
    get throws { try read { db in try LogFormat(path: path).lastCheckpoint(db) } }
  }

  /// Signs what the log holds now, and keeps the checkpoint in the log.
  ///
  /// Only what is on disk is signed, and only what goes on from what the signer signed last.
  ///
  /// - Throws: `log_cut` and `log_rewritten` where the log does not go on from there,
  ///   `log_bad_record` where that is not known, and what appending throws.
  public func checkpoint(signer: LogSigner) throws -> SignedCheckpoint {
    guard access == .append else { throw openedToBeRead }
    guard signer.key.verifier.kind == .signature else {
      throw ProofError(.badKey, "a log's key has the kind `1`")
    }
    return try signer.lock.withLock(busySeconds: busySeconds) {
      let last = try signer.lastSigned()
      let head = try headToSign(after: last, signer: signer)
      let signed =
        if let last, last.head == head, last.signers.contains(signer.key.verifier) { last } else {
          try signer.sign(head, after: last)
        }
      try write { db in
        try db.execute(
          sql: "INSERT OR REPLACE INTO checkpoints(size, note) VALUES (?, ?)",
          arguments: [head.size, Data(signed.note.bytes)])
      }
      return signed
    }
  }

  /// The log's head, once it is shown to go on from what was signed last.
  private func headToSign(after last: SignedCheckpoint?, signer: LogSigner) throws -> TreeHead {
    try read { db in
      let format = LogFormat(path: path)
      let edge = try format.edge(db)
      guard let last else {
        try checkUnsigned(db, signer: signer)
        return edge.head
      }
      try format.check(edge, holds: last.head, in: db, source: "the signer's record")
      if last.head.size > 0 {
        let path = try format.tree(db).consistencyPath(from: last.head.size, to: edge.size)
        guard TreeProof.isConsistent(last.head, with: edge.head, path: path) else {
          throw format.damaged("its hashes do not lead from what was signed last to its head")
        }
      }
      return edge.head
    }
  }

  /// Throws where the log holds a signature of a signer that says it never signed.
  private func checkUnsigned(_ db: Database, signer: LogSigner) throws {
    let format = LogFormat(path: path)
    guard let note = try format.lastCheckpoint(db) else { return }
    throw LogError(
      .badRecord, path: signer.record,
      message: "there is no record, but the log was signed before",
      cause: "its last checkpoint is of \(try format.signedHead(note).size) entries")
  }

  /// The proof that the log holds the entry at `index`, by the last checkpoint.
  ///
  /// - Throws: `log_no_entry`; `log_unsigned` where no checkpoint reaches so far; `log_unreadable`,
  ///   `log_busy`, `log_damaged`.
  /// - Complexity: O(log size).
  public func proof(of index: Int64) throws -> EntryProof {
    try read { db in
      let format = LogFormat(path: path)
      let size = try format.size(db)
      guard index >= 0, index < size else { throw noEntry(index, size: size) }
      guard let note = try format.lastCheckpoint(db) else { throw unsigned(index, size: 0) }
      let signed = try format.signedHead(note)
      guard index < signed.size else { throw unsigned(index, size: signed.size) }
      let path = try format.tree(db).inclusionPath(of: index, size: signed.size)
      return EntryProof(index: index, path: path, checkpoint: note)
    }
  }

  /// The proof that the first `old` entries are the beginning of the first `size`.
  ///
  /// - Throws: `log_no_entry` where there are fewer, or `old` is 0 or more than `size`;
  ///   `log_unreadable`, `log_busy`, `log_damaged`.
  /// - Complexity: O(log size).
  public func consistencyProof(from old: Int64, to size: Int64) throws -> [TreeHash] {
    try read { db in
      let format = LogFormat(path: path)
      let held = try format.size(db)
      guard old > 0, old <= size, size <= held else {
        throw LogError(
          .noEntry, path: path,
          message: "no proof leads from \(old) entries to \(size), the log has \(held)")
      }
      return try format.tree(db).consistencyPath(from: old, to: size)
    }
  }

  func noEntry(_ index: Int64, size: Int64) -> LogError {
    LogError(.noEntry, path: path, message: "no entry `\(index)`, the log has \(size)")
  }

  private func unsigned(_ index: Int64, size: Int64) -> LogError {
    LogError(
      .unsigned, path: path,
      message: "entry `\(index)` is not signed yet, the last checkpoint is of \(size) entries")
  }
}

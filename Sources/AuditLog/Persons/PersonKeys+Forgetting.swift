internal import Foundation
internal import GRDB

extension PersonKeys {
  /// Who was forgotten, and where the log says so.
  public struct Forgotten: Hashable, Sendable {
    /// The pseudonyms, in order; none where nobody was known.
    public let pseudonyms: [String]
    /// The indices of the entries that say so; empty where that was said before, or nobody was known.
    public let redactions: Range<Int64>
  }

  /// A step of forgetting, each of them on disk before the next begins.
  package enum ForgettingStep: String, CaseIterable, Sendable {
    /// The persons' keys stop being in use.
    case mark
    /// The log gets an entry that says so.
    case redact
    /// The keys are overwritten.
    case destroy
    /// The file is written anew, without what is left over between its rows.
    case sweep
    /// The rows are removed.
    case finish
  }

  /// Forgets persons: destroys their keys, once an entry of the log says so.
  ///
  /// What they were the only way to open can then be opened by nobody. Forgetting that was cut off
  /// before is finished too, so `[]` finishes it alone. Where the log was told and the keys were
  /// still there, it is told again.
  ///
  /// The order is what makes it right, whoever appends meanwhile and wherever it is cut off:
  ///
  /// 1. The keys stop being in use: whoever asks for the person gets a new key from then on.
  /// 2. The redaction is appended. Whoever appends holds the log's lock, and checks within it that
  ///    their keys are in use. Who checked before step 1 has the lock before the redaction gets it,
  ///    so their entry stands before it; who checks later is refused. So no entry after the
  ///    redaction rests on a key that is destroyed.
  /// 3. The keys are destroyed, which cannot be undone, so it comes after the redaction is on disk:
  ///    nobody is forgotten of whom the log does not say so.
  ///
  /// After step 1 alone, values can still be opened and `unfinished()` tells whose. SQLite overwrites
  /// what it deletes, but nobody vouches for copies in unused parts of the file: another program that
  /// repaired or packed it can have left some. So the whole file is written anew, and until then the
  /// row stays, so that it is known what is not finished.
  ///
  /// - Parameters:
  ///   - persons: Whom; those who are not known are passed over.
  ///   - log: The log whose values the keys hide.
  ///   - redaction: Appends the entry that names the pseudonyms, which are in order. It runs while
  ///     the log is locked.
  /// - Throws: `persons_unredacted` where `redaction` appended nothing, `persons_busy` also where
  ///   another process forgets; what `keys(for:)` throws, what appending to the log throws, and
  ///   whatever `redaction` throws. Forgetting can then be tried again.
  public func forget(
    _ persons: Set<String>, in log: AuditLog,
    redaction: (_ pseudonyms: [String], _ group: inout AppendedGroup) throws -> Void
  ) throws -> Forgotten {
    try forget(persons, in: log, redaction: redaction) { _ in }
  }

  /// Forgets as above, and calls `before` ahead of each step.
  package func forget(
    _ persons: Set<String>, in log: AuditLog,
    redaction: (_ pseudonyms: [String], _ group: inout AppendedGroup) throws -> Void,
    before step: (ForgettingStep) -> Void
  ) throws -> Forgotten {
    try checkWritable()
    return try alone {
      step(.mark)
      let tokens = persons.map(token)
      let (all, unredacted) = try write { format, db in try format.mark(tokens, db) }
      var redactions: Range<Int64> = 0..<0
      if !unredacted.isEmpty {
        step(.redact)
        redactions = try redact(unredacted, in: log, redaction)
      }
      guard !all.isEmpty else { return Forgotten(pseudonyms: [], redactions: redactions) }
      step(.destroy)
      try write { format, db in try format.destroy(unredacted, db) }
      step(.sweep)
      try sweep()
      step(.finish)
      try write { format, db in try format.removeDestroyed(db) }
      return Forgotten(pseudonyms: all, redactions: redactions)
    }
  }

  /// The pseudonyms of those whose forgetting was begun and not finished, in order.
  ///
  /// - Throws: `persons_unreadable`, `persons_busy`, `persons_damaged`.
  public func unfinished() throws(PersonKeyError) -> [String] {
    try read { format, db, _ in try format.marked(db) }
  }

  private func alone<T>(_ body: () throws -> T) throws -> T {
    var result: Result<T, any Error>?
    do {
      try forgetting.withLock(busySeconds: busySeconds) { result = Result(catching: body) }
    } catch let error as LogError {
      let message = "another process forgets persons; try again"
      throw PersonKeyError(
        error.code == .busy ? .busy : .unwritable, path: path,
        message: error.code == .busy ? message : "the lock of the file of keys cannot be had",
        cause: error.cause)
    }
    guard let result else {
      throw PersonKeyError(path: path, access: .append, cause: "nothing was done")
    }
    return try result.get()
  }

  private func redact(
    _ pseudonyms: [String], in log: AuditLog,
    _ redaction: (_ pseudonyms: [String], _ group: inout AppendedGroup) throws -> Void
  ) throws -> Range<Int64> {
    try log.append { group in
      let first = group.nextIndex
      try redaction(pseudonyms, &group)
      guard group.nextIndex > first else {
        throw PersonKeyError(
          .unredacted, path: path,
          message: "nobody was forgotten, since no entry of the log would say so")
      }
    }
  }

  private func sweep() throws(PersonKeyError) {
    do {
      try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
    } catch {
      throw Self.error(error, path: path, access: .append)
    }
  }
}

extension PersonKeyFormat {
  /// The pseudonyms that are going or destroyed, in order.
  fileprivate func marked(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT pseudonym FROM persons WHERE token IS NULL ORDER BY pseudonym")
  }

  /// Lets the keys of tokens go; returns all pseudonyms that are going or destroyed, and those of
  /// them whose keys are still there.
  fileprivate func mark(
    _ tokens: [Data], _ db: Database
  ) throws -> (all: [String], unredacted: [String]) {
    var isChanged = false
    for token in tokens {
      try db.execute(
        sql: "UPDATE persons SET token = NULL WHERE token = ?", arguments: [token])
      if db.changesCount > 0 { isChanged = true }
    }
    if isChanged { try beginEpoch(db) }
    let unredacted = try String.fetchAll(
      db,
      sql: "SELECT pseudonym FROM persons WHERE token IS NULL AND key IS NOT NULL"
        + " ORDER BY pseudonym")
    return (try marked(db), unredacted)
  }

  fileprivate func destroy(_ pseudonyms: [String], _ db: Database) throws {
    for pseudonym in pseudonyms {
      try db.execute(
        sql: "UPDATE persons SET key = NULL WHERE pseudonym = ?", arguments: [pseudonym])
    }
    try beginEpoch(db)
  }

  fileprivate func removeDestroyed(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM persons WHERE token IS NULL AND key IS NULL")
  }
}

internal import GRDB
internal import Glibc

/// An index of a log's entries, in a file beside the log: what makes searching a large one fast.
///
/// All in it follows from the log: it can be deleted, and is made again where it is missing, damaged,
/// of another log, or of one that was cut. Whatever it finds is compared with the entry itself; but
/// who can write the file can hide entries from searches, until it is built anew. It proves nothing,
/// and no verdict rests on it.
///
/// Numbers stand for terms in the file, so no word of an entry can be read there.
public final class LogIndex: Sendable {
  /// The file.
  public let path: String

  let log: AuditLog
  let format: IndexFormat
  let terms: @Sendable (_ entry: [UInt8]) -> EntryTerms
  private let lock: WriterLock

  /// How many chunks are written in one transaction.
  private static let groupChunks: Int64 = 16

  /// Takes the log, and by what its entries are found.
  ///
  /// - Parameter vocabulary: A number that changes where `terms` does, so that what was indexed by
  ///   other terms is indexed again.
  public init(
    of log: AuditLog, vocabulary: Int,
    terms: @escaping @Sendable (_ entry: [UInt8]) -> EntryTerms
  ) {
    self.log = log
    self.terms = terms
    path = log.path + "-index"
    format = IndexFormat(vocabulary: vocabulary)
    lock = WriterLock(for: path)
  }

  /// How many entries the index does not reach, which a search has to read.
  ///
  /// - Throws: `log_unreadable`, `log_busy`, `log_damaged`.
  public var missingCount: Int64 {
    get throws {
      let size = try log.size
      return size - min(size, try reading { _, state in state.size } ?? 0)
    }
  }

  /// Brings the index up to the log's last whole chunk, or builds it anew.
  ///
  /// - Parameters:
  ///   - anew: Whether what is there is thrown away.
  ///   - progress: Called with how many entries are indexed, and how many there are.
  /// - Throws: `index_unwritable` where the file can't be written; `log_busy` where another process
  ///   is at it; `log_unreadable`, `log_damaged`.
  /// - Complexity: O(entries that it does not reach yet).
  public func update(
    anew: Bool = false, progress: (_ indexed: Int64, _ size: Int64) -> Void = { _, _ in }
  ) throws {
    do {
      try lock.withLock(busySeconds: log.busySeconds) {
        if try anew || reading({ _, _ in true }) == nil { try remove() }
        do {
          try catchUp(progress)
        } catch let error as DatabaseError where Self.isDamage(error) {
          try remove()
          try catchUp(progress)
        }
      }
    } catch let error as DatabaseError {
      throw LogError(
        .indexUnwritable, path: path, message: "the index cannot be written",
        cause: error.message ?? "SQLite \(error.extendedResultCode.rawValue)")
    } catch let error as LogError where error.code == .unwritable {
      throw LogError(
        .indexUnwritable, path: path, message: "the index cannot be written", cause: error.cause)
    }
  }

  private static func isDamage(_ error: DatabaseError) -> Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CONSTRAINT].contains(error.resultCode)
  }

  /// Removes what can't be brought up; the caller holds the lock, and who reads meanwhile reads on.
  private func remove() throws {
    for name in [path + "-journal", path] where unlink(name) != 0 && errno != ENOENT {
      throw LogError(path: path, access: .append, cause: String(cString: strerror(errno)))
    }
  }

  private func catchUp(_ progress: (Int64, Int64) -> Void) throws {
    let queue = try DatabaseQueue(
      path: AuditLog.fileName(path),
      configuration: AuditLog.configuration(busySeconds: log.busySeconds))
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768")
      try db.inTransaction(.immediate) {
        if try format.state(db) == nil { try format.create(db) }
        return .commit
      }
      let size = try log.size
      let chunks = size / Int64(PositionSet.chunkSize)
      while let state = try format.state(db), state.chunks < chunks {
        try db.inTransaction(.immediate) {
          try extend(state, to: min(chunks, state.chunks + Self.groupChunks), db)
          return .commit
        }
        progress(try format.state(db)?.size ?? 0, size)
      }
    }
    try queue.close()
  }

  private func extend(_ state: IndexFormat.State, to end: Int64, _ db: Database) throws {
    var next = state
    while next.chunks < end {
      var chunk = IndexChunk()
      try log.forEachEntry(in: range(ofChunk: next.chunks)) { index, bytes in
        chunk.add(terms(bytes), at: Int(index - next.size))
        return true
      }
      try format.write(chunk, at: next.chunks, to: db)
      next.chunks += 1
    }
    next.root = try log.root(size: next.size)
    try format.write(next, to: db)
  }

  func range(ofChunk chunk: Int64) -> Range<Int64> {
    let size = Int64(PositionSet.chunkSize)
    return chunk * size..<(chunk + 1) * size
  }

  /// What `body` makes of the index; nil where there is none, or none of what the log holds now.
  func reading<T>(_ body: (Database, IndexFormat.State) throws -> T) throws -> T? {
    guard access(path, R_OK) == 0 else { return nil }
    do {
      // Never to be written: a reader that could write might roll back a journal of another file.
      let queue = try DatabaseQueue(
        path: AuditLog.fileName(path),
        configuration: AuditLog.configuration(busySeconds: log.busySeconds, readonly: true))
      return try queue.unsafeRead { db in
        guard let state = try format.state(db), state.size <= (try log.size),
          try log.root(size: state.size) == state.root
        else { return nil }
        return try body(db, state)
      }
    } catch is DatabaseError {
      return nil
    }
  }
}

extension AuditLog {
  /// The hash of the first `size` entries, which the log must hold.
  fileprivate func root(size: Int64) throws -> TreeHash {
    try read { db in try LogFormat(path: path).tree(db).root(size: size) }
  }
}

internal import Foundation
internal import GRDB

extension AuditLog {
  /// Hashes every entry again, and compares all that follows with all that the log holds and with
  /// the checkpoints that were held elsewhere.
  ///
  /// It sees the log as it is at one moment. What is wrong is in the verdict; an error is thrown
  /// only where the log cannot be read. Damage that SQLite itself meets is such an error.
  ///
  /// - Throws: `log_unreadable`, `log_busy`, `log_damaged`.
  /// - Complexity: O(size of the log), in constant memory.
  public func verify(_ rules: VerdictRules = VerdictRules()) throws -> Verdict {
    try read { try Self.verify($0, path: path, rules: rules) }
  }

  /// Does the same for a log that may be too damaged to be opened.
  ///
  /// - Throws: `log_missing`, `log_not_ours`, `log_newer`, `log_older`, and what the other throws.
  public static func verify(
    path: String, _ rules: VerdictRules = VerdictRules()
  ) throws(LogError) -> Verdict {
    try checkKind(of: path, access: .read)
    do {
      return try LogReader(path: path, busySeconds: 5).read { db in
        try LogFormat(path: path).checkTables(db)
        return try verify(db, path: path, rules: rules)
      }
    } catch {
      throw LogError(of: error, path: path, access: .read)
    }
  }

  private static func verify(
    _ db: Database, path: String, rules: VerdictRules
  ) throws -> Verdict {
    var pass = StoredVerification(db: db, format: LogFormat(path: path), rules: rules)
    return try pass.run()
  }
}

/// One pass over a log's file.
private struct StoredVerification {
  private let db: Database
  private let format: LogFormat
  private var verification: Verification
  private var nodeCount: Int64 = 0

  init(db: Database, format: LogFormat, rules: VerdictRules) {
    self.db = db
    self.format = format
    verification = Verification(rules: rules)
  }

  mutating func run() throws -> Verdict {
    try claimCheckpoints()
    verification.begin()
    let head = try head()
    try readEntries(count: head?.size ?? 0)
    try compareNodeCount()
    if let head, verification.edge != head {
      verification.find(
        .headWrong, "head",
        "the log has \(verification.edge.size) entries and the root `\(verification.edge.root)`, "
          + "its head says \(head.size) and `\(head.root)`")
    }
    return verification.end()
  }

  /// The log's head; nil, and a finding, where it is none.
  private mutating func head() throws -> TreeEdge? {
    do {
      return try format.edge(db)
    } catch let error as LogError where error.code == .damaged {
      verification.find(.headWrong, "head", error.message)
      return nil
    }
  }

  private mutating func claimCheckpoints() throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT size, note FROM checkpoints ORDER BY size")
    while let row = try rows.next() {
      let size = Int64.fromDatabaseValue(row[0]) ?? -1
      let note = Data.fromDatabaseValue(row[1]).map { [UInt8]($0) } ?? []
      let name = "checkpoint \(size)"
      guard let head = verification.claim(note, name: name, isHeld: false) else { continue }
      if head.size != size {
        verification.find(.checkpointRefused, name, "it is of \(head.size) entries")
      }
    }
  }

  private mutating func readEntries(count: Int64) throws {
    let nodes = try db.cachedStatement(
      sql: "SELECT hash FROM nodes WHERE level = ? AND position = ?")
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT position, leaf, entry, typeof(entry) = 'blob' FROM entries ORDER BY position")
    var expected: Int64 = 0
    while let row = try rows.next() {
      let index = Int64.fromDatabaseValue(row[0]) ?? -1
      guard index == expected else {
        return verification.breakOff(
          .entryMissing, "entry \(expected)", "the next entry is `\(index)`")
      }
      expected += 1
      let leaf = try hash(row, at: index)
      if leaf != TreeHash(row[1]) {
        verification.find(.entryChanged, "entry \(index)", "its bytes do not have its hash")
      } else if Int64.fromDatabaseValue(row[3]) != 1 {
        verification.find(.entryChanged, "entry \(index)", "it is not bytes")
      }
      verification.counts.hashes += 1
      try append(leaf, nodes: nodes)
    }
    if expected < count {
      verification.breakOff(.entryMissing, "entry \(expected)", "the log ends before it")
    }
  }

  /// The hash of an entry's bytes, which are not copied unless someone else wants to see them.
  private mutating func hash(_ row: Row, at index: Int64) throws -> TreeHash {
    let check = verification.rules.entry
    let (leaf, size, message) = try row.withUnsafeData(atIndex: 2) { data in
      let data = data ?? Data()
      let message = check.flatMap { $0(index, [UInt8](data)) }
      if data.count <= EntryLeaf.limitBytes, !EntryLeaf.isReserved(data) {
        return (data.withUnsafeBytes { TreeHash(leaf: $0) }, data.count, message)
      }
      let leaf = EntryLeaf(of: [UInt8](data)).hash
      let isReserved = EntryLeaf.isReserved(data)
      return (leaf, data.count, isReserved ? "it begins as a reference does" : message)
    }
    if let message { verification.find(.entryMisplaced, "entry \(index)", message) }
    verification.counts.entries += 1
    verification.counts.entryBytes += Int64(size)
    return leaf
  }

  private mutating func append(_ leaf: TreeHash, nodes: Statement) throws {
    var wrong: [(level: Int, position: Int64)] = []
    var count: Int64 = 0
    try verification.append(leaf) { level, position, hash in
      count += 1
      let row = try Row.fetchOne(nodes, arguments: [level, position])
      if row.flatMap({ TreeHash($0[0]) }) != hash { wrong.append((level, position)) }
    }
    nodeCount += count
    verification.counts.hashes += count
    for (level, position) in wrong {
      verification.find(
        .hashWrong, "hash \(position) of level \(level)", "it is not that of what is below it")
    }
  }

  private mutating func compareNodeCount() throws {
    let held = try Int64.fetchOne(db, sql: "SELECT count(*) FROM nodes") ?? 0
    if held > nodeCount {
      verification.find(
        .hashWrong, "hashes", "the log holds \(held) above its leaves, \(nodeCount) belong there")
    }
  }
}

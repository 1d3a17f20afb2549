internal import Crypto
internal import Foundation
internal import GRDB
internal import Synchronization

/// The keys of the persons whose values a log hides, in a file of their own.
///
/// A person is a text, such as an officer's id; texts that look the same are the same (canonical
/// equivalence of Unicode). The file holds no person's text: a row is found by the HMAC of it under
/// a secret of the file. Whoever has the log and this file opens every value that is hidden; whoever
/// has the log alone, none.
///
/// A file belongs to one log: to forget a person, that log must say so first.
///
/// Any number of processes may use a file at once. It must not be replaced while one does.
///
/// ```swift
/// let keys = try PersonKeys(path: PersonKeys.defaultPath(forLog: log.path), access: .append)
/// try log.append(about: ["officer 7"], keys: keys) { group, keys in … }
/// ```
public final class PersonKeys: Sendable {
  /// The file, as it was given.
  public let path: String
  /// What it was opened for: reading alone makes no key, and forgets nobody.
  public let access: AuditLog.Access

  let busySeconds: Double
  let queue: DatabaseQueue
  /// Held by who forgets, so that one does so at a time.
  let forgetting: WriterLock
  private let cache = Mutex(PersonKeyCache())
  private let secret: SymmetricKey

  /// The file for a log's keys where the user gives none.
  public static func defaultPath(forLog path: String) -> String { path + "-persons" }

  /// Opens the file at `path`; for appending, creates it where there is none or an empty one, for
  /// its owner alone.
  ///
  /// - Throws: Any `PersonKeyError` but `persons_changed` and `persons_unredacted`. A file that is
  ///   none of keys is left as it was.
  public convenience init(path: String, access: AuditLog.Access) throws(PersonKeyError) {
    try self.init(path: path, access: access, busySeconds: 5)
  }

  /// Opens as above, and waits `busySeconds` at most for another process.
  package init(
    path: String, access: AuditLog.Access, busySeconds: Double
  ) throws(PersonKeyError) {
    self.path = path
    self.access = access
    self.busySeconds = busySeconds
    forgetting = WriterLock(for: path)
    try PersonKeyFile.prepare(path, access: access)
    do {
      var configuration = AuditLog.configuration(
        busySeconds: busySeconds, readonly: access == .read)
      configuration.label = "person-keys"
      configuration.prepareDatabase(PersonKeyFormat.configure)
      queue = try DatabaseQueue(path: AuditLog.fileName(path), configuration: configuration)
      let format = PersonKeyFormat(path: path)
      switch access {
      case .read: try queue.read(format.check)
      case .append: try queue.writeWithoutTransaction(format.prepare)
      }
      secret = SymmetricKey(data: try queue.read(format.secret))
    } catch {
      throw Self.error(error, path: path, access: access)
    }
  }

  /// The keys of persons; makes those that are missing, which are on disk when this returns.
  ///
  /// Whoever hides values with them calls `check(_:)` in the log's transaction;
  /// `AuditLog.append(about:keys:_:)` does both.
  ///
  /// - Throws: `persons_unwritable` (also where the file was opened to be read), `persons_busy`,
  ///   `persons_full`, `persons_damaged`.
  public func keys(for persons: Set<String>) throws(PersonKeyError) -> [String: PersonKey] {
    var keys = try read { format, db, epoch in
      try persons.reduce(into: [:]) { keys, person in
        keys[person] = try known(person, format, db, epoch)
      }
    }
    let missing = persons.filter { keys[$0] == nil }
    guard !missing.isEmpty else { return keys }
    let made = try write { format, db in
      let epoch = try format.epoch(db)
      return try missing.sorted().map { person in
        let token = token(of: person)
        if let key = try format.key(token: token, epoch: epoch, db) { return (person, key) }
        let key = PersonKey(newIn: epoch)
        try format.insert(key, token: token, db)
        return (person, key)
      }
    }
    for (person, key) in made { keys[person] = key }
    return keys
  }

  /// The key of a person; nil where none was made, or the person was forgotten.
  ///
  /// - Throws: `persons_unreadable`, `persons_busy`, `persons_damaged`.
  public func knownKey(for person: String) throws(PersonKeyError) -> PersonKey? {
    try read { format, db, epoch in try known(person, format, db, epoch) }
  }

  /// The key of a pseudonym; nil where it was destroyed or never was in this file.
  ///
  /// - Throws: `persons_unreadable`, `persons_busy`, `persons_damaged`.
  public func key(pseudonym: String) throws(PersonKeyError) -> PersonKey? {
    try read { format, db, epoch in
      if let key = cache.withLock({ $0.key(pseudonym: pseudonym, in: epoch) }) { return key }
      guard let key = try format.key(pseudonym: pseudonym, epoch: epoch, db) else { return nil }
      cache.withLock { $0.keep(key) }
      return key
    }
  }

  /// Throws where one of the keys is no longer in use, so that no new entry may rest on it.
  ///
  /// It counts only within the transaction that appends the entry: whoever forgets a person first
  /// stops the key from being in use, and then waits for the log. It costs one read of the file's
  /// state where nobody was forgotten since the keys were got.
  ///
  /// - Throws: `persons_changed`: get the keys and hide the values again; `persons_unreadable`,
  ///   `persons_busy`, `persons_damaged`.
  public func check(_ keys: some Collection<PersonKey>) throws(PersonKeyError) {
    if keys.isEmpty { return }
    let areCurrent = try read { format, db, epoch in
      try keys.allSatisfy { try $0.epoch == epoch || format.isInUse($0.pseudonym, db) }
    }
    guard areCurrent else {
      throw PersonKeyError(
        .changed, path: path,
        message: "a person was forgotten meanwhile; get the keys again and hide the values again")
    }
  }

  private func known(
    _ person: String, _ format: PersonKeyFormat, _ db: Database, _ epoch: Int64
  ) throws -> PersonKey? {
    if let key = cache.withLock({ $0.key(for: person, in: epoch) }) { return key }
    guard let key = try format.key(token: token(of: person), epoch: epoch, db) else { return nil }
    cache.withLock { $0.keep(key, for: person) }
    return key
  }

  /// What a person's row is found by: texts that Swift takes for equal have one token.
  func token(of person: String) -> Data {
    let text = Data(person.precomposedStringWithCanonicalMapping.utf8)
    return Data(HMAC<SHA256>.authenticationCode(for: text, using: secret))
  }
}

extension PersonKeys {
  /// What `body` makes of the file at one moment, of which it is told the epoch.
  func read<T>(
    _ body: (PersonKeyFormat, Database, Int64) throws -> T
  ) throws(PersonKeyError) -> T {
    do {
      let format = PersonKeyFormat(path: path)
      return try queue.read { db in try body(format, db, try format.epoch(db)) }
    } catch {
      throw Self.error(error, path: path, access: .read)
    }
  }

  /// Runs `body` in one transaction, which is on disk when this returns.
  func write<T>(_ body: (PersonKeyFormat, Database) throws -> T) throws(PersonKeyError) -> T {
    try checkWritable()
    do {
      return try queue.writeWithoutTransaction { db in
        var result: T?
        try db.inTransaction(.immediate) {
          result = try body(PersonKeyFormat(path: path), db)
          return .commit
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return result
      }
    } catch {
      throw Self.error(error, path: path, access: .append)
    }
  }

  func checkWritable() throws(PersonKeyError) {
    guard access == .append else {
      throw PersonKeyError(
        .unwritable, path: path, message: "the file of keys was opened to be read")
    }
  }

  static func error(
    _ error: any Error, path: String, access: AuditLog.Access
  ) -> PersonKeyError {
    switch error {
    case let error as PersonKeyError: error
    case let error as DatabaseError: PersonKeyError(error, path: path, access: access)
    default: PersonKeyError(path: path, access: access, cause: "\(error)")
    }
  }
}

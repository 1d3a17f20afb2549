public import AuditLog

/// Reads entries with their hidden values put back, as far as the keys are there; any number of
/// threads may use it.
///
/// ```swift
/// let opener = EntryOpener(log, persons: keys)
/// let opened = try opener.open(try log.entry(at: 7), at: 7)
/// ```
public final class EntryOpener: Sendable {
  /// An entry, its hidden values put back.
  public struct Opened: Sendable {
    /// The entry; where a value stays hidden, its commitment stands: `{"committed": "…"}`.
    public let entry: LoggedEntry
    /// What stays hidden.
    public let closed: [Closed]
  }

  /// A value that stays hidden.
  public struct Closed: Sendable, Hashable {
    /// Where it stands in the entry (RFC 6901).
    public let pointer: String
    /// Whether the log says that a person whose it is was forgotten; else their key isn't at hand.
    public let isForgotten: Bool
  }

  private let log: AuditLog
  private let persons: PersonKeys?

  /// Takes the log, and the file of the persons' keys; without it, what is hidden stays hidden.
  public init(_ log: AuditLog, persons: PersonKeys?) {
    self.log = log
    self.persons = persons
  }

  /// Opens the entry that lies at an index.
  ///
  /// - Throws: `EntryError`; `HiddenValueError` where what lies beside the entry isn't what it commits
  ///   to; what reading the log and the keys throws.
  public func open(_ bytes: [UInt8], at index: Int64) throws -> Opened {
    let entry = try LoggedEntry(bytes, at: index)
    guard case .decision(let decision) = entry, decision.hidesValues else {
      return Opened(entry: entry, closed: [])
    }
    let beside = try log.bytes(besideEntryAt: index)
    let opened = try OpenedEntry(bytes, beside: beside) { try persons?.key(pseudonym: $0) }
    let closed = try opened.closed.map { closed in
      Closed(
        pointer: closed.place.pointer,
        isForgotten: try closed.pseudonyms.contains(where: isForgotten))
    }
    return Opened(entry: try LoggedEntry(opened.bytes, at: index), closed: closed)
  }

  /// The bytes of an entry with its hidden values put back; as they lie in the log where they can't
  /// be opened at all.
  public func shown(_ bytes: [UInt8], at index: Int64) -> [UInt8] {
    guard case .decision(let decision)? = try? open(bytes, at: index).entry else { return bytes }
    return decision.bytes
  }

  /// Whether the log says that a person was forgotten.
  private func isForgotten(_ pseudonym: String) throws -> Bool {
    guard let index = try log.index(named: RedactionEntry.name(of: pseudonym)),
      case .redaction(let redaction) = try LoggedEntry(try log.entry(at: index), at: index)
    else { return false }
    return redaction.pseudonym == pseudonym
  }
}

public import AuditLog
public import Policies
internal import Synchronization

/// Reads the packs that a log holds, and keeps a few of them; any number of threads may use it.
public final class PackLibrary: Sendable {
  private struct State {
    /// What was read last, the newest last.
    var read: [(revision: String, result: Result<Policy, EntryError>)] = []
    /// Where packs lie that were looked for by reading the log.
    var found: [String: Int64] = [:]
    /// How far the log was read.
    var foundTo: Int64 = 0
  }

  /// How many policies are kept.
  public static let capacity = 16
  /// How many places of packs are kept where the log has to be read for them.
  private static let placeLimit = 1 << 16

  private let log: AuditLog
  private let state = Mutex(State())

  /// Takes the log.
  public init(_ log: AuditLog) { self.log = log }

  /// The policy of a revision, once its digests and its revision are computed again.
  ///
  /// - Throws: `EntryError` with `pack_missing`, `pack_changed`, `pack_unreadable`; what reading the
  ///   log throws.
  /// - Complexity: O(pack) where it isn't kept; O(size of the log) once where the entry does not lie
  ///   where the log says, as nothing proves that.
  public func policy(revision: String) throws -> Policy {
    try state.withLock { state in
      if let place = state.read.lastIndex(where: { $0.revision == revision }) {
        let known = state.read.remove(at: place)
        state.read.append(known)
        return try known.result.get()
      }
      let result: Result<Policy, EntryError>
      do {
        result = .success(try read(revision, &state))
      } catch let error as EntryError {
        result = .failure(error)
      }
      if state.read.count == Self.capacity { state.read.removeFirst() }
      state.read.append((revision, result))
      return try result.get()
    }
  }

  private func read(_ revision: String, _ state: inout State) throws -> Policy {
    let named = try log.index(named: PackEntry.name(ofRevision: revision))
    var error: EntryError?
    if let named, let pack = try pack(at: named)?.pack, pack.revision == revision {
      do { return try pack.policy() } catch let failure { error = failure }
    }
    if let index = try find(revision, &state), index != named, let pack = try pack(at: index)?.pack
    {
      do { return try pack.policy() } catch let failure { error = error ?? failure }
    }
    throw error
      ?? EntryError(.packMissing, at: nil, "no entry holds the pack of revision `\(revision)`")
  }

  /// What is not as it should be with the pack's entry at an index; nil where nothing is.
  func finding(at index: Int64) throws -> ReplayFinding? {
    try pack(at: index).flatMap { ReplayFinding($0.pack, isAsAppended: $0.isAsAppended) }
  }

  /// The pack's entry at an index; nil where there is another entry, or none.
  private func pack(at index: Int64) throws -> (pack: LoggedPack, isAsAppended: Bool)? {
    var found: (LoggedPack, Bool)?
    guard index >= 0 else { return nil }
    // Also where it is not what was appended: its digests tell what of it was changed.
    try log.forEachStoredEntry(in: index..<index + 1) { index, entry in
      if case .pack(let pack)? = try? LoggedEntry(entry.bytes, at: index) {
        found = (pack, entry.isAsAppended)
      }
      return false
    }
    return found
  }

  /// Where the first entry lies that says that it is the pack of a revision, by reading the log.
  private func find(_ revision: String, _ state: inout State) throws -> Int64? {
    let size = try log.size
    if state.foundTo < size {
      var found = state.found
      try log.forEachStoredEntry(in: state.foundTo..<size) { index, entry in
        guard let members = try? EntryMembers(entry.bytes),
          members["kind"].map({ EntryMembers.equal(#""pack""#, $0) }) == true,
          let said = try? members.text("revision")
        else { return true }
        if found[said] == nil, found.count < Self.placeLimit { found[said] = index }
        return true
      }
      (state.found, state.foundTo) = (found, size)
    }
    return state.found[revision]
  }
}

public import AuditLog

/// Which revisions of packs the decisions of a log were made by.
public struct HistoryRevisions: Sendable, Hashable {
  /// How many decisions there are by each revision.
  public private(set) var counts: [String: Int] = [:]

  /// Looks at every decision of a log that is found.
  ///
  /// - Throws: What reading the log throws.
  /// - Complexity: O(log).
  public init(of log: AuditLog, _ query: LogQuery = LogQuery()) throws {
    var counts: [String: Int] = [:]
    try log.forEachEntry { _, bytes in
      guard let members = try? EntryMembers(bytes),
        (try? members.text("kind")) == EntryKind.decision.rawValue,
        let revision = try? members.text("revision"),
        query.isEmpty || query.matches(EntryTerms(ofEntry: bytes))
      else { return true }
      counts[revision, default: 0] += 1
      return true
    }
    self.counts = counts
  }
}

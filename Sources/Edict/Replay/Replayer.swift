public import AuditLog
internal import Foundation

/// Decides the entries of a log again, from the log alone, and compares bytes.
///
/// ```swift
/// let report = try Replayer(log).run()
/// print(report.reproduced, report.findings)
/// ```
public struct Replayer: Sendable {
  /// Which entries are decided again.
  public enum Selection: Sendable, Hashable {
    /// All of them.
    case all
    /// The one at an index.
    case index(Int64)
    /// The one with an id.
    case id(String)
    /// Those that are found; every entry is looked at, as an index beside the log proves nothing.
    case query(LogQuery)
  }

  private let log: AuditLog
  private let packs: PackLibrary
  private let opener: EntryOpener

  /// Takes the log, and the keys of the persons whose values it hides; nil where it hides none.
  public init(_ log: AuditLog, persons: PersonKeys? = nil) {
    self.log = log
    opener = EntryOpener(log, persons: persons)
    packs = PackLibrary(log)
  }

  /// Decides entries again.
  ///
  /// For a portfolio decision, the entries that it commits to are decided once more.
  ///
  /// The report is the same whatever the number of threads, and memory that of a few batches of
  /// entries, whatever the size of the log. Entries that are appended meanwhile are left out.
  ///
  /// - Parameters:
  ///   - selection: Which entries.
  ///   - jobs: How many threads decide; nil for one a processor.
  ///   - progress: Called with how many entries were read, and how many there are to read.
  /// - Throws: `log_no_entry` where there is none at an index; `log_unreadable`, `log_busy`,
  ///   `log_damaged` (also where an entry is missing between others).
  public func run(
    _ selection: Selection = .all, jobs: Int? = nil,
    progress: (_ read: Int64, _ count: Int64) -> Void = { _, _ in }
  ) throws -> ReplayReport {
    let jobs = max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    let query: LogQuery = if case .query(let query) = selection { query } else { LogQuery() }
    let workers = ReplayWorkers(
      log: log, packs: packs, opener: opener, query: query, jobs: jobs)
    do {
      try read(selection, progress) { workers.take($0) }
    } catch {
      workers.cancel()
      throw error
    }
    return try workers.finish()
  }

  /// How many bytes of entries a batch has, and how many entries at most.
  private static let batchBytes = 256 << 10
  private static let batchCount = 256

  /// Reads the entries that are selected in batches, until `body` takes no more.
  private func read(
    _ selection: Selection, _ progress: (Int64, Int64) -> Void,
    _ body: (ReplayWorkers.Batch) -> Bool
  ) throws {
    let range = try range(of: selection)
    var batch: ReplayWorkers.Batch = []
    var bytes = 0
    try log.forEachStoredEntry(in: range) { index, entry in
      batch.append((index, entry))
      bytes += entry.bytes.count
      if batch.count < Self.batchCount, bytes < Self.batchBytes { return true }
      let isTaken = body(batch)
      (batch, bytes) = ([], 0)
      progress(index + 1 - range.lowerBound, Int64(range.count))
      return isTaken
    }
    if !batch.isEmpty { _ = body(batch) }
  }

  private func range(of selection: Selection) throws -> Range<Int64> {
    let size = try log.size
    switch selection {
    case .all, .query: return 0..<size
    case .index(let index):
      if index < 0 || index >= size { _ = try log.entry(at: index) }
      return index..<index + 1
    case .id(let id):
      guard let index = try log.index(ofID: id) else { return 0..<0 }
      return index..<index + 1
    }
  }
}

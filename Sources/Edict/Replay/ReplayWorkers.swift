internal import AuditLog
internal import Foundation
internal import Synchronization

/// The threads that decide batches of entries again, and the report that they come to together.
final class ReplayWorkers: Sendable {
  typealias Batch = [(index: Int64, entry: AuditLog.StoredEntry)]

  private struct State {
    var report = ReplayReport()
    var failure: (any Error)?
  }

  private let state = Mutex(State())
  private let queue: BoundedQueue<Batch>
  private let ended = DispatchSemaphore(value: 0)
  private let jobs: Int

  /// Enough for whatever reads entries and decides, in a debug build too.
  private static let stackBytes = 16 << 20

  init(log: AuditLog, packs: PackLibrary, opener: EntryOpener, query: LogQuery, jobs: Int) {
    self.jobs = jobs
    queue = BoundedQueue(capacity: 2 * jobs)
    for _ in 0..<jobs {
      let thread = Thread { [self] in
        work(EntryReplay(log: log, packs: packs, opener: opener, query: query))
        ended.signal()
      }
      thread.stackSize = Self.stackBytes
      thread.start()
    }
  }

  /// Adds a batch; false where a thread has failed.
  func take(_ batch: Batch) -> Bool { queue.push(batch) }

  /// Gives up, and waits for the threads to end.
  func cancel() {
    queue.cancel()
    wait()
  }

  /// The report, once all is decided.
  ///
  /// - Throws: What made a thread fail.
  func finish() throws -> ReplayReport {
    queue.close()
    wait()
    return try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.report
    }
  }

  private func wait() { for _ in 0..<jobs { ended.wait() } }

  private func work(_ replay: EntryReplay) {
    var replay = replay
    do {
      while let batch = queue.pop() {
        for (index, entry) in batch { try replay.add(entry, at: index) }
      }
      let report = replay.report
      state.withLock { $0.report.merge(report) }
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
      queue.cancel()
    }
  }
}

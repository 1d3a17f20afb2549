import Edict
import Foundation
import Synchronization

/// A line on standard error that tells how many mutants have been tried; only on a terminal.
final class MutationProgress: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let state = Mutex((last: ContinuousClock.now, isOnScreen: false))

  /// Shows how far a run is, a few times a second.
  func show(_ progress: MutationRun.Progress) {
    guard isShown else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      guard now - state.last > .milliseconds(200) else { return }
      state = (now, true)
      let tried = "\(progress.tried.grouped) of \(progress.count.grouped)"
      Self.put(
        progress.isSearching
          ? "\(tried) survivors looked at"
          : "\(tried) mutants tried, \(progress.survived.grouped) survived")
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.isOnScreen { Self.put("") }
      state.isOnScreen = false
    }
  }

  private static func put(_ text: String) {
    let output = Output.standardError
    output.write("\r\u{1B}[K" + text)
    try? output.flush()
  }
}

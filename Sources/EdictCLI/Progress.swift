import Edict
import Foundation

/// A line on standard error that tells how far a run is; only on a terminal, and only where standard
/// output goes elsewhere, since rows that pass by tell as much.
struct Progress {
  private let totalBytes: Int?
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var isOnScreen = false

  init(totalBytes: Int?) {
    self.totalBytes = totalBytes
    isShown = isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) == 0
  }

  /// Shows how many are decided, the rate, and the time left where it can be told.
  mutating func show(decided: Int, bytes: Int) {
    let now = ContinuousClock.now
    guard isShown, now - last > .milliseconds(200) else { return }
    last = now
    let seconds = (now - start) / .seconds(1)
    var line = "\(decided.grouped) decided, \(Int(Double(decided) / seconds).grouped) a second"
    if let totalBytes, totalBytes > 0, bytes > 0 {
      let share = min(1, Double(bytes) / Double(totalBytes))
      let left = Int((seconds / share - seconds).rounded())
      line += ", \(Int(share * 100)) %, \(left / 60):" + String(format: "%02d", left % 60) + " left"
    }
    put("\r\u{1B}[K" + line)
    isOnScreen = true
  }

  /// Shows how many entries of a log are counted.
  mutating func show(counted: Int64, of size: Int64) {
    let now = ContinuousClock.now
    guard isShown, now - last > .milliseconds(200) else { return }
    last = now
    put("\r\u{1B}[K\(Int(counted).grouped) of \(Int(size).grouped) entries counted")
    isOnScreen = true
  }

  /// Shows how many entries of a log are indexed.
  mutating func show(indexed: Int64, of size: Int64) {
    let now = ContinuousClock.now
    guard isShown, now - last > .milliseconds(200) else { return }
    last = now
    put("\r\u{1B}[K\(Int(indexed).grouped) of \(Int(size).grouped) entries indexed")
    isOnScreen = true
  }

  /// Shows how many entries of a log are decided again.
  mutating func show(replayed: Int64, of size: Int64) {
    let now = ContinuousClock.now
    guard isShown, now - last > .milliseconds(200) else { return }
    last = now
    put("\r\u{1B}[K\(Int(replayed).grouped) of \(Int(size).grouped) entries decided again")
    isOnScreen = true
  }

  /// Shows a line, a few times a second.
  mutating func show(text: String) {
    let now = ContinuousClock.now
    guard isShown, now - last > .milliseconds(200) else { return }
    last = now
    put("\r\u{1B}[K" + text)
    isOnScreen = true
  }

  /// Takes the line away.
  mutating func clear() {
    if isOnScreen { put("\r\u{1B}[K") }
    isOnScreen = false
  }

  private func put(_ text: String) {
    let output = Output.standardError
    output.write(text)
    try? output.flush()
  }
}

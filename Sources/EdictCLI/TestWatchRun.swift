import ArgumentParser
import Edict

/// One run of `edict test --watch`: runs a pack's cases, again on each save.
struct TestWatchRun {
  let path: String
  let pattern: CasePattern?

  /// Runs until the command is interrupted.
  func run() throws {
    WatchRun.endWhenInterrupted()
    do {
      let watch = try FolderWatch(path)
      var report = TestReport(path: path, pattern: pattern)
      if report.isMissing { throw Exit.because(Exit.missingInput, report.findings[0].description) }
      while true {
        let output = Output.standardOutput
        let notes = report.notes(.pretty).map { $0 + "\n" }.joined()
        output.write(WatchRun.timeOfDay + "\n" + report.text(.pretty) + notes + "\n")
        try output.finish()
        try watch.wait()
        report = TestReport(path: path, pattern: pattern)
      }
    } catch let failure as FolderWatch.Failure {
      throw Exit.because(Exit.failedIO, "edict: watch_failed: --watch: \(failure.message)")
    }
  }
}

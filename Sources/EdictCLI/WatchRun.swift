import ArgumentParser
import Edict
import Foundation

/// One run of `edict check --watch`: checks a pack and decides its examples, again on each save.
struct WatchRun {
  private let path: String
  /// Each file of examples as it was last decided; a pack that is broken for a while changes nothing.
  private var earlier: [String: ExampleRun] = [:]

  private static let suffixes = [".jsonl", ".json", ".csv"]

  init(path: String) { self.path = path }

  /// Runs until the command is interrupted.
  mutating func run() throws {
    Self.endWhenInterrupted()
    do {
      let watch = try FolderWatch(path)
      var report = CheckReport(path: path)
      if report.isMissing { throw Exit.because(Exit.missingInput, report.findings[0].description) }
      while true {
        try show(report)
        try watch.wait()
        report = CheckReport(path: path)
      }
    } catch let failure as FolderWatch.Failure {
      throw Exit.because(Exit.failedIO, "edict: watch_failed: --watch: \(failure.message)")
    }
  }

  /// Has the command end, as done, when it is interrupted, whatever it is doing.
  static func endWhenInterrupted() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] {
      // INVARIANT: `_exit` is all that the handler does, and it may be called in one.
      signal(number) { _ in _exit(0) }
      sigaddset(&signals, number)
    }
    // A thread of a program that starts this one may have blocked them, and that is handed down.
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  private mutating func show(_ report: CheckReport) throws {
    let examples = report.policy.map { self.examples($0) } ?? []
    let output = Output.standardOutput
    output.write(Self.timeOfDay + "\n" + report.pretty)
    output.write(examples.map { $0 + "\n" }.joined() + "\n")
    try output.finish()
  }

  /// What the examples came to, and what changed since they were last decided.
  private mutating func examples(_ policy: Policy) -> [String] {
    let decider: Decider
    do {
      decider = try Decider(policy)
    } catch {
      return [error.description]
    }
    let folder = URL(filePath: path)
    var lines: [String] = []
    for file in Self.exampleFiles(in: folder) {
      let run = ExampleRun(file: file, in: folder, by: decider)
      lines += run.lines + (earlier[file].map(run.changes) ?? [])
      earlier[file] = run
    }
    return lines
  }

  /// The files of records in `examples`, ascending.
  private static func exampleFiles(in folder: URL) -> [String] {
    let examples = folder.appending(path: "examples").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: examples)) ?? []
    return names.sorted().filter { name in
      guard !FolderWatch.isIgnored(name), suffixes.contains(where: name.hasSuffix) else {
        return false
      }
      let type = try? FileManager.default.attributesOfItem(atPath: examples + "/" + name)[.type]
      return type as? FileAttributeType == .typeRegular
    }.map { "examples/" + $0 }
  }

  static var timeOfDay: String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return [parts.tm_hour, parts.tm_min, parts.tm_sec]
      .map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
  }
}

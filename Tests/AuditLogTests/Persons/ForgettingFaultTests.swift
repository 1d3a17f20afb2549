import CanonicalJSON
import Foundation
import TestSupport
import Testing

@testable import AuditLog

/// Faults while persons are forgotten, and forgetting while others append.
///
/// `Tools/faults` runs them at every place there is.
@Suite("forgetting that comes to harm")
struct ForgettingFaultTests {
  /// Whether each fault is met at every call there is, not at some.
  private static let isLong = ProcessInfo.processInfo.environment["EDICT_LONG"] == "1"

  /// The officers of each test: the first is forgotten.
  private static let officers = ["officer 7", "officer 8"]

  private static func arguments(
    _ verb: String, _ files: PersonsFolder, _ word: String, _ persons: [String]
  ) -> [String] {
    ["persons", verb, files.logPath, files.keysPath, word] + persons
  }

  /// Files with three entries about each officer, and the pseudonym of the first.
  private func prepared() throws -> (PersonsFolder, String) {
    let files = try PersonsFolder()
    let (log, keys) = (try files.log(), try files.keys())
    for number in 0..<6 {
      _ = try OfficerEntry.append(
        "\(number)", officer: Self.officers[number % 2], to: log, keys: keys)
    }
    return (files, try #require(try keys.knownKey(for: Self.officers[0])?.pseudonym))
  }

  @Test(
    "killed ahead of any step, a person can still be opened or the log says that they were forgotten",
    arguments: PersonKeys.ForgettingStep.allCases)
  func killed(step: PersonKeys.ForgettingStep) throws {
    let (files, pseudonym) = try prepared()
    let run = try Command.program(
      "env",
      [AppendingRun.program]
        + Self.arguments("forget", files, step.rawValue, [Self.officers[0]]),
      in: files.folder.url)
    #expect(run?.exit == SIGKILL)
    try checkState(files, pseudonym, "before \(step)")
    let unfinished = try files.keys().unfinished()
    #expect(unfinished == (step == .mark ? [] : [pseudonym]))
    try checkFinished(files, pseudonym, "before \(step)")
  }

  /// How a call fails or kills at its turn `#`.
  private static let faults =
    ["signal=KILL:when=#", "error=EIO:when=#"]
    + (isLong ? ["error=EIO:when=#+", "error=ENOSPC:when=#", "error=ENOSPC:when=#+"] : [])

  @Test(
    "where writing, syncing or removing fails or kills, nobody is forgotten of whom the log is silent",
    arguments: ["pwrite64", "fdatasync", "unlink", "ftruncate"], faults)
  func injected(call: String, fault: String) throws {
    guard try canTrace() else { return }
    var count = 0
    for turn in Self.isLong ? Array(1...500) : [1, 3, 8] {
      let fault = fault.replacing("#", with: "\(turn)")
      guard try meets(fault, at: call) else { break }
      count += 1
    }
    #expect(count > 0)
    if Self.isLong { print("forgetting, \(call): \(fault) up to \(count)") }
  }

  /// Checks what comes of a fault; false where there are fewer calls.
  private func meets(_ fault: String, at call: String) throws -> Bool {
    let (files, pseudonym) = try prepared()
    let what = "\(call): \(fault)"
    let trace = files.folder.path("trace")
    let options = ["-f", "-o", trace, "-e", "trace=" + call, "-e", "inject=\(call):\(fault)"]
    let run = try Command.program(
      "strace",
      options + [AppendingRun.program]
        + Self.arguments("forget", files, "none", [Self.officers[0]]),
      in: files.folder.url)
    let calls = String(decoding: try files.folder.bytes(of: "trace"), as: UTF8.self)
    guard calls.contains("(INJECTED)") || calls.contains("killed by SIGKILL") else { return false }
    let end = AppendingRun(try #require(run))
    #expect([0, 1, SIGKILL].contains(end.exit), "\(what)")
    try checkState(files, pseudonym, what)
    if end.exit == 0 { #expect(try !isOpen(files, pseudonym), "\(what)") }
    try checkFinished(files, pseudonym, what)
    return true
  }

  /// Whether the first officer's values can be opened.
  private func isOpen(_ files: PersonsFolder, _ pseudonym: String) throws -> Bool {
    try files.keys().key(pseudonym: pseudonym) != nil
  }

  private func redactions(_ files: PersonsFolder, _ pseudonym: String) throws -> [Int64] {
    let wanted = OfficerEntry.redaction([pseudonym])
    var found: [Int64] = []
    try files.log().forEachEntry { index, bytes in
      if bytes == wanted { found.append(index) }
      return true
    }
    return found
  }

  /// Checks that all can be opened, or that it cannot and the log says so.
  private func checkState(_ files: PersonsFolder, _ pseudonym: String, _ what: String) throws {
    let isRedacted = try !redactions(files, pseudonym).isEmpty
    if try isOpen(files, pseudonym) {
      let (log, keys) = (try files.log(), try files.keys())
      for index in 0..<6 as Range<Int64> {
        let plain = OfficerEntry.plain("\(index)", officer: Self.officers[Int(index) % 2])
        #expect(try log.opened(index, keys: keys).bytes == plain, "\(what)")
      }
    } else {
      #expect(isRedacted, "\(what): forgotten, and the log is silent")
    }
    #expect(try AuditLog.verify(path: files.logPath).isClean, "\(what)")
  }

  /// Checks that forgetting again finishes it, and leaves nothing.
  private func checkFinished(_ files: PersonsFolder, _ pseudonym: String, _ what: String) throws {
    let (log, keys) = (try files.log(), try files.keys())
    let secret = try keys.key(pseudonym: pseudonym)?.bytes
    try keys.forget([Self.officers[0]], in: log)
    #expect(try keys.unfinished() == [], "\(what)")
    #expect(try !isOpen(files, pseudonym), "\(what)")
    #expect(try !redactions(files, pseudonym).isEmpty, "\(what)")
    if let secret { #expect(try !files.keysFolderHolds(secret), "\(what)") }
    #expect(try !files.keysFolder.names.contains("keys-journal"), "\(what)")
    let (own, other) = (try log.opened(0, keys: keys), try log.opened(1, keys: keys))
    #expect(own.closed.map(\.pseudonyms) == [[pseudonym]], "\(what)")
    #expect(other.bytes == OfficerEntry.plain("1", officer: Self.officers[1]), "\(what)")
    _ = try OfficerEntry.append("new", officer: Self.officers[0], to: log, keys: keys)
    #expect(try AuditLog.verify(path: files.logPath).isClean, "\(what)")
  }

  /// Whether system calls can be traced; where not, the test counts as skipped.
  private func canTrace(_ test: String = #function) throws -> Bool {
    let run = try FaultFolder().run("strace", ["-o", "/dev/null", "true"])
    if run?.exit == 0 { return true }
    Outsider.skip(test, "`strace`, and leave to trace")
    return false
  }

  @Test(
    "the keys' folder is synced after each journal is gone, so that no loss of power brings it back"
  )
  func folderSync() throws {
    guard try canTrace() else { return }
    let (files, _) = try prepared()
    let trace = files.folder.path("trace")
    let run = try Command.program(
      "strace",
      ["-f", "-y", "-o", trace, "-e", "trace=unlink,fdatasync,fsync", AppendingRun.program]
        + Self.arguments("forget", files, "none", [Self.officers[0]]),
      in: files.folder.url)
    #expect(run?.exit == 0)
    let lines = String(decoding: try files.folder.bytes(of: "trace"), as: UTF8.self)
      .split(separator: "\n")
    let removals = lines.indices.filter {
      lines[$0].contains("unlink(\"\(files.keysPath)-journal\") = 0")
    }
    #expect(removals.count == 4)
    for removal in removals {
      let next = lines[(removal + 1)...].first { $0.contains("sync(") }
      #expect(next?.contains("<\(files.keysFolder.url.path)>) = 0") == true, "\(next ?? "")")
    }
  }

  @Test("while eight processes append about persons who are forgotten, no entry outlives its key")
  func eight() throws {
    let files = try PersonsFolder()
    let (log, keys) = (try files.log(), try files.keys())
    let processes = try (0..<8).map { _ in
      let process = Process()
      process.executableURL = URL(filePath: AppendingRun.program)
      process.arguments = Self.arguments("append", files, "20", Self.officers)
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      return process
    }
    var forgotten: Set<String> = []
    while processes.contains(where: \.isRunning) {
      forgotten.formUnion(try keys.forget([Self.officers[0]], in: log).pseudonyms)
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    forgotten.formUnion(try keys.forget([Self.officers[0]], in: log).pseudonyms)
    #expect(forgotten.count > 1)
    var (redacted, used): (Set<String>, Set<String>) = ([], [])
    var count = 0
    try log.forEachEntry { index, bytes in
      let tree = try CanonicalJSON.parse(bytes)
      if case .list(let pseudonyms)? = tree["forgotten"]?.content {
        for case .text(let pseudonym) in pseudonyms.map(\.content) { redacted.insert(pseudonym) }
        return true
      }
      count += 1
      let opened = try log.opened(index, keys: keys)
      let pseudonym = try #require(try EntryTree(bytes).hidden.first?.pseudonyms.first)
      #expect(!redacted.contains(pseudonym), "entry \(index) stands after its redaction")
      used.insert(pseudonym)
      if opened.closed.isEmpty {
        #expect(opened.text.contains(Self.officers[1]))
      } else {
        #expect(opened.closed.map(\.pseudonyms) == [[pseudonym]])
      }
      return true
    }
    #expect(count == 320)
    #expect(redacted == forgotten)
    // All that was used was forgotten, but for the other officer's one key.
    #expect(used.subtracting(forgotten).count == 1)
    #expect(try AuditLog.verify(path: files.logPath).isClean)
  }
}

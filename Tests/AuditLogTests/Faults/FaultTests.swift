import AuditLog
import Foundation
import TestSupport
import Testing

/// Faults of the system and of processes.
///
/// `Tools/faults` runs them at every place there is.
@Suite("faults")
struct FaultTests {
  @Test("eight processes that append at once give each index once, and sign one history")
  func eight() throws {
    let faults = try FaultFolder()
    let processes = try (0..<8).map { number in
      let process = Process()
      process.executableURL = URL(filePath: AppendingRun.program)
      process.arguments = Array(faults.arguments(groups: 10, entries: 5).dropFirst())
      let output = faults.folder.path("output \(number)")
      try faults.folder.write([], to: "output \(number)")
      process.standardOutput = FileHandle(forWritingAtPath: output)
      try process.run()
      return process
    }
    var appended: [Range<Int64>] = []
    let log = try AuditLog(path: faults.log, access: .append)
    for (number, process) in processes.enumerated() {
      process.waitUntilExit()
      let output = String(decoding: try faults.folder.bytes(of: "output \(number)"), as: UTF8.self)
      let run = AppendingRun(exit: process.terminationStatus, output: output)
      #expect(run.failure == nil)
      #expect(run.appended.count == 10)
      for indices in run.appended {
        #expect(
          try log.texts(in: indices).map { $0.prefix { $0 != "." } }
            == indices.map { "entry \($0) of process \(process.processIdentifier)" })
      }
      appended += run.appended
      try faults.checkLog(holds: run, "process \(number)")
    }
    appended.sort { $0.lowerBound < $1.lowerBound }
    #expect(appended.flatMap(Array.init) == Array(0..<400))
    try faults.checkGoesOn("after eight processes")
  }

  /// Whether each fault is met at every call there is, not at some.
  private static let isLong = ProcessInfo.processInfo.environment["EDICT_LONG"] == "1"

  private static let calls =
    ["pwrite64", "fdatasync", "fsync", "rename"] + (isLong ? ["write", "ftruncate", "unlink"] : [])

  /// How a call fails: once at its turn `#`, or from then on.
  private static let faults =
    ["error=EIO:when=#", "error=ENOSPC:when=#+", "signal=KILL:when=#"]
    + (isLong ? ["error=EIO:when=#+", "error=ENOSPC:when=#"] : [])

  @Test(
    "where writing or syncing fails or kills, nothing acknowledged is lost, and no fork is made",
    arguments: calls, faults)
  func injected(call: String, fault: String) throws {
    guard try canTrace() else { return }
    for isNew in [true, false] {
      var count = 0
      for turn in Self.isLong ? Array(1...500) : [1, 4, 9] {
        let fault = fault.replacing("#", with: "\(turn)")
        guard try meets(fault, at: call, isNew: isNew) else { break }
        count += 1
      }
      #expect(count > 0)
      if Self.isLong { print("\(isNew ? "new" : "old") log, \(call): \(fault) up to \(count)") }
    }
  }

  /// Checks what comes of a fault; false where there are fewer calls, or none can be traced.
  private func meets(_ fault: String, at call: String, isNew: Bool) throws -> Bool {
    let faults = try FaultFolder()
    if !isNew { try faults.checkGoesOn("before") }
    let trace = faults.folder.path("trace")
    let options = ["-f", "-o", trace, "-e", "trace=" + call, "-e", "inject=\(call):\(fault)"]
    guard let result = try faults.run("strace", options + faults.arguments()) else { return false }
    let calls = String(decoding: try faults.folder.bytes(of: "trace"), as: UTF8.self)
    guard calls.contains("(INJECTED)") || calls.contains("killed by SIGKILL") else { return false }
    let what = "\(isNew ? "new" : "old") log, \(call): \(fault)"
    let run = AppendingRun(result)
    // Where no writing works, nothing can be said either.
    if call != "write" { faults.checkEnd(of: run, what) }
    try faults.checkLog(holds: run, what)
    try faults.checkGoesOn(what)
    return true
  }

  /// Whether system calls can be traced; where not, the test counts as skipped.
  private func canTrace(_ test: String = #function) throws -> Bool {
    let run = try FaultFolder().run("strace", ["-o", "/dev/null", "true"])
    if run?.exit == 0 { return true }
    Outsider.skip(test, "`strace`, and leave to trace")
    return false
  }

  @Test("a process that is stopped while it writes makes others busy, and hinders no reader")
  func stopped() throws {
    let faults = try FaultFolder()
    try faults.folder.write([], to: "output")
    let process = Process()
    process.executableURL = URL(filePath: AppendingRun.program)
    process.arguments = Array(faults.arguments(groups: 1_000_000).dropFirst())
    process.standardOutput = FileHandle(forWritingAtPath: faults.folder.path("output"))
    let log = try AuditLog(path: faults.log, access: .append, busySeconds: 0.02)
    try process.run()
    defer { kill(process.processIdentifier, SIGKILL) }
    var text = "no error"
    for _ in 0..<1000 where text == "no error" {
      kill(process.processIdentifier, SIGSTOP)
      text = logError { _ = try log.append(count: 1) { _, _ in [1] } }
      if text == "no error" { kill(process.processIdentifier, SIGCONT) }
    }
    #expect(
      text == "\(faults.log): log_busy: another process holds the log: it has locked "
        + "`\(faults.log)-lock`")
    #expect(try AuditLog.verify(path: faults.log).isClean)
    let size = try AuditLog(path: faults.log, access: .read).size
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try log.append(count: 1) { _, _ in [1] }.lowerBound >= size)
    let output = String(decoding: try faults.folder.bytes(of: "output"), as: UTF8.self)
    try faults.checkLog(holds: AppendingRun(exit: 0, output: output), "killed while stopped")
    try faults.checkGoesOn("killed while stopped")
  }

  /// Appends to a disk of 1 MB until it is full, then once more after it has room again.
  private static let small = """
    set -e
    disk=$1 copy=$2
    shift 2
    mount -t tmpfs -o size=1m tmpfs "$disk" || exit 77
    if [ "$copy" = fill ]; then head -c 1m /dev/zero >"$disk/fill" || true; fi
    code=0
    "$@" || code=$?
    if [ "$copy" != fill ]; then cp -r "$disk/." "$copy"; fi
    exit $code
    """

  @Test(
    "a disk that is full ends the process with a code, and loses nothing that it acknowledged",
    arguments: ["log", "record"])
  func full(what: String) throws {
    let faults = try FaultFolder()
    for name in ["disk", "copy"] {
      try FileManager.default.createDirectory(
        atPath: faults.folder.path(name), withIntermediateDirectories: true)
    }
    if what == "log" { faults.log = faults.folder.path("disk/log") }
    if what == "record" { faults.record = faults.folder.path("disk/record") }
    let copy = what == "log" ? faults.folder.path("copy") : "fill"
    let result = try faults.run(
      "unshare",
      [
        "--mount", "--map-root-user", "sh", "-c", Self.small, "sh", faults.folder.path("disk"),
        copy,
      ]
        + faults.arguments(groups: 2000, entries: 5, bytes: 1000))
    guard let result, !(result.exit == 77 || result.errors.hasPrefix("unshare: ")) else {
      return Outsider.skip(#function, "leave to mount")
    }
    let run = AppendingRun(result)
    #expect(run.exit == 1)
    #expect(
      run.failure?.hasPrefix((what == "log" ? faults.log : faults.record)) == true)
    #expect(run.failure?.contains(": log_full: there is no room for the ") == true)
    #expect(run.appended.count > (what == "log" ? 3 : 0))
    if what == "log" { faults.log = faults.folder.path("copy/log") }
    try faults.checkLog(holds: run, what)
    try faults.checkGoesOn(what)
  }
}

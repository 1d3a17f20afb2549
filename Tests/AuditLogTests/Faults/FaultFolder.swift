import AuditLog
import Foundation
import TestSupport
import Testing

/// A log and its signer's record, to which processes append that come to harm.
final class FaultFolder {
  let folder: LogFolder
  let key: NoteSigner
  var log: String
  var record: String

  init() throws {
    folder = try LogFolder()
    key = try NoteSigner(newNamed: "example.com/log")
    log = folder.path("log")
    record = folder.path("record")
  }

  /// What makes `LogAppender` append groups of entries, each of some bytes, and sign after each.
  func arguments(groups: Int = 2, entries: Int = 3, bytes: Int = 100) -> [String] {
    [AppendingRun.program, log, record, key.secretText, "\(groups)", "\(entries)", "\(bytes)"]
  }

  /// Runs a program of the system; nil where there is none.
  func run(_ program: String, _ arguments: [String]) throws -> Command.Result? {
    try Command.program(program, arguments, in: folder.url)
  }

  /// Appends and signs without harm.
  func append() throws -> AppendingRun? {
    try run("env", arguments()).map(AppendingRun.init)
  }

  /// Checks that a process was killed, came to its end, or says clearly why it did not.
  func checkEnd(of run: AppendingRun, _ what: String) {
    let failure = run.failure ?? ""
    if run.exit == 1 {
      let names = [log, record, record + ".new", folder.url.path].map { $0 + ": log_" }
      #expect(names.contains { failure.hasPrefix($0) }, "\(what): \(failure)")
    } else {
      #expect(run.exit == 0 || run.exit == SIGKILL, "\(what)")
      #expect(failure == "", "\(what)")
    }
  }

  /// Checks that nothing is lost that a process was told of: entries by the log, signatures by the
  /// record too.
  func checkLog(holds run: AppendingRun, _ what: String) throws {
    let acknowledged = run.appended.last?.upperBound ?? 0
    let signed = run.signed.last ?? 0
    let held = try held()
    if held.isEmpty { #expect(signed == 0, "\(what): the record is lost") }
    guard let verdict = try verdict(held) else {
      #expect(acknowledged == 0, "\(what): the log is lost")
      #expect(held.isEmpty, "\(what): the log is lost")
      return
    }
    #expect(verdict.integrity == [], "\(what)")
    #expect(verdict.completeness == [], "\(what)")
    #expect(verdict.head.size >= acknowledged, "\(what): entries are lost")
    #expect(verdict.completeTo ?? 0 >= signed, "\(what): a signature is lost")
  }

  /// Checks that another process goes on from there, by all that was signed.
  func checkGoesOn(_ what: String) throws {
    let held = try held()
    guard let run = try append() else { return }
    #expect(run.exit == 0, "\(what): going on: \(run.failure ?? "")")
    let verdict = try verdict(held + self.held())
    #expect(verdict?.isClean == true, "\(what): going on")
    #expect(verdict?.completeTo == verdict?.head.size, "\(what): going on")
    #expect(run.signed.last == verdict?.head.size, "\(what): going on")
  }

  /// What the signer's record holds, if it is there.
  private func held() throws -> [HeldCheckpoint] {
    guard FileManager.default.fileExists(atPath: record) else { return [] }
    let note = [UInt8](try Data(contentsOf: URL(filePath: record)))
    return [HeldCheckpoint(name: "record", note: note)]
  }

  /// What verifying says; nil where no log is there yet.
  private func verdict(_ held: [HeldCheckpoint]) throws -> Verdict? {
    let rules = VerdictRules(keys: [key.verifier], held: held, origin: "example.com/log")
    do {
      return try AuditLog.verify(path: log, rules)
    } catch {
      if error.code == .missing || error.code == .notOurs { return nil }
      throw error
    }
  }
}

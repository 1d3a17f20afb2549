import Edict
import Foundation
import TestSupport

/// The loans of `LoanLog` decided by `sba-loans`, with the shadow of a candidate made of it.
final class ShadowLog {
  let loans: LoanLog
  let candidate: Policy
  let log: AuditLog

  /// A change of the pack's files by path: what stands there, and what does so in the candidate.
  typealias Change = (path: String, from: String, to: String)

  /// Lets the ceiling of 1995 be higher.
  static let higher: Change = ("parameters/ceilings.yaml", "value: 0.75", "value: 0.95")
  /// Takes no loan above an amount.
  static let narrow: Change = (
    "records/loan.yaml", "exclusiveMinimum: 0", "exclusiveMinimum: 0\n    maximum: 100000"
  )
  /// Comes to an infinite share.
  static let failing: Change = (
    "rules/guaranty.lua", "/ loan.gross_approved\n", "* loan.gross_approved ^ 1024\n"
  )

  /// Logs the loans by `sba-loans`, whose pack is entry 0, and their shadows, whose pack is entry 1.
  init(_ changes: Change...) throws {
    loans = try LoanLog()
    candidate = try Self.candidate(of: loans.policy, changes)
    log = try AuditLog(path: loans.folder.url.appending(path: "shadow").path, access: .append)
    let decider = try Decider(loans.policy)
    let shadows = try ShadowDecider(Decider(candidate), beside: loans.policy)
    for loan in LoanLog.loans {
      let dossier = try loans.policy.dossier(json: Array(loan.utf8))
      let entry = LogEntry(
        decider.decide(dossier, asOf: .epoch), about: dossier, by: loans.policy, stamp: .now(),
        origin: .init(actor: "a test", purpose: nil, channel: "library"),
        shadow: shadows.shadow(of: dossier, asOf: .epoch))
      _ = try log.append([entry])
    }
  }

  static func candidate(of policy: Policy, _ changes: [Change]) throws -> Policy {
    var files = policy.packFiles.contents
    for change in changes {
      let text = String(decoding: files[change.path] ?? [], as: UTF8.self)
      guard text.contains(change.from) else { throw NothingToChange(path: change.path) }
      files[change.path] = Array(text.replacing(change.from, with: change.to).utf8)
    }
    return try Policy(PackFiles(files))
  }

  struct NothingToChange: Error {
    let path: String
  }

  /// What an entry says in its member `shadow`; its revision is written `R`.
  func shadow(at index: Int64) throws -> String? {
    guard case .decision(let entry) = try LoggedEntry(log.entry(at: index), at: index) else {
      return nil
    }
    return entry.shadow.map { shadow in
      String(decoding: shadow.bytes, as: UTF8.self)
        .replacing(candidate.pack.revision, with: "R")
    }
  }

  /// A log of the same entries as `change` leaves them, with every hash right again.
  func forged(_ change: (_ index: Int64, _ entry: String) -> String?) throws -> AuditLog {
    let path = loans.folder.url.appending(path: UUID().uuidString).path
    let copy = try AuditLog(path: path, access: .append)
    try log.forEachEntry { index, bytes in
      if let entry = change(index, String(decoding: bytes, as: UTF8.self)) {
        _ = try copy.append(count: 1) { _, _ in Array(entry.utf8) }
      }
      return true
    }
    return copy
  }
}

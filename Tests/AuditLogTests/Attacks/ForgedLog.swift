import AuditLog
import Foundation

/// A folder in which a log, its export and its signer's record lie, and what forgers make of them.
final class ForgedLog {
  let folder: LogFolder
  let key: NoteSigner
  let entries = (0..<20).map { "entry \($0)" }

  init() throws {
    folder = try LogFolder()
    key = try NoteSigner(newNamed: "example.com/log")
  }

  /// Who signs; each name has a record of its own, as if the others had never been.
  func signer(_ name: String, key: NoteSigner? = nil) -> LogSigner {
    LogSigner(key: key ?? self.key, record: folder.path(name + ".record"))
  }

  /// Appends to the log called `name`, signs it and exports it; gives its checkpoint.
  @discardableResult
  func write(
    _ entries: [String], to name: String, by signer: LogSigner? = nil
  ) throws -> HeldCheckpoint {
    let log = try AuditLog(path: folder.path(name), access: .append)
    _ = try log.append(count: entries.count) { _, ordinal in Array(entries[ordinal].utf8) }
    let signed = try log.checkpoint(signer: signer ?? self.signer(name))
    try? FileManager.default.removeItem(atPath: folder.path(name + ".export"))
    try log.export(to: folder.path(name + ".export"))
    return HeldCheckpoint(name: "held", note: signed.note.bytes)
  }

  /// Copies the log called `name`, its export and its signer's record.
  func copy(_ name: String, to other: String) throws {
    for end in ["", ".export", ".record"] {
      try? FileManager.default.removeItem(atPath: folder.path(other + end))
      try FileManager.default.copyItem(
        atPath: folder.path(name + end), toPath: folder.path(other + end))
    }
  }

  /// The verdicts on the file called `name` and on its export.
  func verdicts(
    _ name: String, held: [HeldCheckpoint] = [],
    entry: ((_ index: Int64, _ bytes: [UInt8]) -> String?)? = nil
  ) throws -> [Verdict] {
    let rules = VerdictRules(
      keys: [key.verifier], held: held, origin: "example.com/log", entry: entry)
    return [
      try AuditLog.verify(path: folder.path(name), rules),
      try TileFolder(path: folder.path(name + ".export")).verify(rules),
    ]
  }
}

import Foundation
import Testing

@testable import AuditLog

@Suite("exports")
struct ExportTests {
  private let folder: LogFolder
  private let key: NoteSigner

  init() throws {
    folder = try LogFolder()
    key = try NoteSigner(newNamed: "example.com/log")
  }

  private var signer: LogSigner { LogSigner(key: key, record: folder.path("record")) }
  private var rules: VerdictRules { VerdictRules(keys: [key.verifier], origin: "example.com/log") }

  /// A log of `count` entries, the second of them `large` bytes long, signed and exported.
  private func export(count: Int, large: Int = 3, to name: String = "export") throws -> Verdict {
    let log = try AuditLog(path: folder.path(), access: .append)
    _ = try log.append(count: count) { index, ordinal in
      ordinal == 1 ? [UInt8](repeating: 9, count: large) : Array("entry \(index)".utf8)
    }
    let signed = try log.checkpoint(signer: signer)
    try log.export(to: folder.path(name))
    let verdict = try TileFolder(path: folder.path(name)).verify(rules)
    #expect(verdict.head == signed.head)
    return verdict
  }

  private var names: [String] {
    get throws {
      let url = folder.url.appending(path: "export")
      return try FileManager.default.subpathsOfDirectory(atPath: url.path).filter {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(
          atPath: url.appending(path: $0).path, isDirectory: &isFolder) && !isFolder.boolValue
      }.sorted()
    }
  }

  @Test("an export has the files of C2SP tlog-tiles, and verifies")
  func files() throws {
    let verdict = try export(count: 600, large: 70_000)
    #expect(verdict.isClean)
    #expect(verdict.counts.entries == 600)
    #expect(verdict.counts.hashes == 602)
    #expect(verdict.counts.signatures == 1)
    #expect(
      try names == [
        "checkpoint", "large/1", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2",
        "tile/entries/000", "tile/entries/001", "tile/entries/002.p/88",
      ])
    #expect(try folder.bytes(of: "export/tile/0/000").count == 8192)
  }

  @Test("a log without entries is exported as its checkpoint")
  func empty() throws {
    #expect(try export(count: 0).isClean)
    #expect(try names == ["checkpoint"])
  }

  @Test("what is not signed is not exported, nor into a folder that holds something")
  func refused() throws {
    try folder.fill(count: 2)
    let log = try AuditLog(path: folder.path(), access: .append)
    #expect(
      logError { try log.export(to: folder.path("a")) } == folder.path()
        + ": log_unsigned: there is no checkpoint to export")
    _ = try log.checkpoint(signer: signer)
    #expect(
      logError { try log.export(to: folder.url.path) } == folder.url.path
        + ": log_unwritable: the folder is not empty")
    #expect(
      logError { try log.export(to: folder.path("record")) } == folder.path("record")
        + ": log_unwritable: it is not a folder")
    #expect(
      logError { try log.export(to: folder.path("a/b")) } == folder.path("a/b")
        + ": log_unwritable: the folder cannot be made: No such file or directory")
  }

  @Test("no byte of an export can be changed, and no file cut or removed, without a finding")
  func everyByte() throws {
    #expect(try export(count: 260, large: 65_600).isClean)
    let target = TileFolder(path: folder.path("export"))
    for name in try names {
      let name = "export/" + name
      let whole = try folder.bytes(of: name)
      let step = max(1, whole.count / 40)
      for place in stride(from: 0, to: whole.count, by: step) {
        var changed = whole
        changed[place] ^= 1
        for bytes in [changed, Array(whole[..<place])] {
          try folder.write(bytes, to: name)
          let verdict = try target.verify(rules)
          #expect(!verdict.isIntact, "\(name), byte \(place)")
        }
      }
      try folder.write(whole + [0], to: name)
      #expect(try !target.verify(rules).isIntact, "\(name), a byte more")
      try FileManager.default.removeItem(atPath: folder.path(name))
      if name != "export/checkpoint" {
        #expect(try !target.verify(rules).isIntact, "\(name), removed")
      } else {
        #expect(
          logError { _ = try target.verify(rules) } == target.path
            + ": log_missing: there is no log: it has no `checkpoint`")
      }
      try folder.write(whole, to: name)
    }
    #expect(try target.verify(rules).isClean)
  }

  @Test("a history that was rewritten and signed again is caught by a checkpoint held elsewhere")
  func rewritten() throws {
    #expect(try export(count: 20).isClean)
    let held = HeldCheckpoint(name: "held", note: try folder.bytes(of: "export/checkpoint"))
    var rules = rules
    rules.held = [held]
    let before = try TileFolder(path: folder.path("export")).verify(rules)
    #expect(before.isClean)
    #expect(before.completeTo == 20)
    #expect(before.basis == [Verdict.Basis(name: "held", size: 20, unixSeconds: nil)])
    for name in [AuditLog.defaultName, "record"] {
      try FileManager.default.removeItem(atPath: folder.path(name))
    }
    let after = try export(count: 25, large: 4, to: "forged")
    #expect(after.isClean, "it agrees with itself")
    #expect(after.completeTo == nil)
    let verdict = try TileFolder(path: folder.path("forged")).verify(rules)
    #expect(verdict.isIntact)
    #expect(verdict.completeness.map(\.code) == [.logRewritten])
    #expect(verdict.completeTo == nil)
  }

  @Test("a shorter history that was signed again is caught by a checkpoint held elsewhere")
  func cut() throws {
    #expect(try export(count: 20).isClean)
    let held = HeldCheckpoint(name: "held", note: try folder.bytes(of: "export/checkpoint"))
    for name in [AuditLog.defaultName, "record"] {
      try FileManager.default.removeItem(atPath: folder.path(name))
    }
    #expect(try export(count: 19, to: "forged").isClean)
    var rules = rules
    rules.held = [held]
    let verdict = try TileFolder(path: folder.path("forged")).verify(rules)
    #expect(verdict.isIntact)
    #expect(
      verdict.completeness.map(\.description) == [
        "held: log_cut: the log has 19 entries, it is of 20"
      ])
  }
}

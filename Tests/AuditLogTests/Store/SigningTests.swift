import AuditLog
import Foundation
import Testing

@Suite("signing")
struct SigningTests {
  private let folder: LogFolder
  private let key: NoteSigner

  init() throws {
    folder = try LogFolder()
    key = try NoteSigner(newNamed: "example.com/log")
  }

  private func signer(
    _ key: NoteSigner? = nil, record: String = "record", former: [NoteVerifier] = []
  ) -> LogSigner {
    LogSigner(key: key ?? self.key, record: folder.path(record), formerKeys: former)
  }

  private func log(_ signer: LogSigner? = nil) throws -> AuditLog {
    try AuditLog(path: folder.path(), access: .append, signer: signer)
  }

  @Test("a checkpoint says the log's size and root, is kept in the log and by the signer")
  func checkpoint() throws {
    try folder.fill(count: 300)
    let log = try log()
    let signed = try log.checkpoint(signer: signer())
    #expect(signed.checkpoint.origin == "example.com/log")
    #expect(signed.head == (try log.head))
    #expect(signed.head.size == 300)
    #expect(try log.lastCheckpoint == signed.note.bytes)
    #expect(try folder.bytes(of: "record") == signed.note.bytes)
    #expect(try signer().lastSigned() == signed)
    #expect(try folder.names.contains("record-lock") == false)
  }

  @Test("a log without entries can be signed, and one that has not grown is not signed anew")
  func again() throws {
    let log = try log()
    let first = try log.checkpoint(signer: signer())
    #expect(first.head == TreeHead(size: 0, root: .empty))
    #expect(try log.checkpoint(signer: signer()) == first)
    _ = try log.append(count: 1) { _, _ in [1] }
    #expect(try log.checkpoint(signer: signer()).head.size == 1)
  }

  @Test("an entry is proved by the last checkpoint, and only if that reaches it")
  func proof() throws {
    let log = try log()
    func append(_ count: Int) throws {
      _ = try log.append(count: count) { index, _ in Array("entry \(index)".utf8) }
    }
    try append(1)
    #expect(
      logError { _ = try log.proof(of: 0) } == folder.path()
        + ": log_unsigned: entry `0` is not signed yet, the last checkpoint is of 0 entries")
    try append(599)
    _ = try log.checkpoint(signer: signer())
    try append(10)
    for index in [0, 255, 256, 599] as [Int64] {
      let proof = try EntryProof(try log.proof(of: index).bytes)
      let signed = try proof.verify(
        entry: try log.entry(at: index), keys: [key.verifier], origin: "example.com/log")
      #expect(signed.head.size == 600)
    }
    #expect(
      logError { _ = try log.proof(of: 600) } == folder.path()
        + ": log_unsigned: entry `600` is not signed yet, the last checkpoint is of 600 entries")
    #expect(
      logError { _ = try log.proof(of: 610) } == folder.path()
        + ": log_no_entry: no entry `610`, the log has 610")
  }

  @Test("a large entry is proved like any other")
  func largeEntry() throws {
    let log = try log()
    let large = [UInt8](repeating: 7, count: 65_536)
    _ = try log.append(count: 3) { _, ordinal in ordinal == 1 ? large : [UInt8(ordinal)] }
    _ = try log.checkpoint(signer: signer())
    let proof = try log.proof(of: 1)
    #expect(try proof.verify(entry: large, keys: [key.verifier]).head.size == 3)
    let error = proofError { _ = try proof.verify(entry: large + [7], keys: [key.verifier]) }
    #expect(error == "wrong_proof: the entry is not entry `1` of the 3 that were signed")
  }

  @Test("consistency is proved between any sizes")
  func consistency() throws {
    let log = try log()
    var heads: [TreeHead] = []
    for _ in 0..<5 {
      _ = try log.append(count: 150) { index, _ in Array("\(index)".utf8) }
      heads.append(try log.head)
    }
    for new in heads {
      for old in heads where old.size <= new.size {
        let path = try log.consistencyProof(from: old.size, to: new.size)
        #expect(TreeProof.isConsistent(old, with: new, path: path))
      }
    }
    for (old, size) in [(0, 5), (6, 5), (5, 751), (-1, 5)] as [(Int64, Int64)] {
      #expect(
        logError { _ = try log.consistencyProof(from: old, to: size) } == folder.path()
          + ": log_no_entry: no proof leads from \(old) entries to \(size), the log has 750")
    }
  }

  @Test("an older copy of a log is not signed, nor opened with its signer")
  func rolledBack() throws {
    try folder.fill(count: 10)
    let copy = try folder.bytes()
    try folder.fill(count: 5)
    _ = try log().checkpoint(signer: signer())
    try folder.write(copy)
    let text = ": log_cut: the log has 10 entries, the signer's record is of 15"
    #expect(logError { _ = try log().checkpoint(signer: signer()) } == folder.path() + text)
    #expect(logError { _ = try log(signer()) } == folder.path() + text)
    #expect(try AuditLog(path: folder.path(), access: .read).size == 10)
    try folder.fill(count: 8)
    let rewritten =
      ": log_rewritten: the first 15 entries are not those of the signer's record"
    #expect(
      logError {
        let log = try log()
        _ = try log.append(count: 1) { _, _ in [] }
        _ = try log.checkpoint(signer: signer())
      } == "no error", "the same entries again are the same history")
    try folder.write(copy)
    _ = try log().append(count: 9) { _, _ in [1] }
    #expect(
      logError { _ = try log().checkpoint(signer: signer()) } == folder.path()
        + rewritten.replacing("15", with: "19"))
  }

  @Test("a log that does not go on from its own last checkpoint is not opened")
  func ownCheckpoint() throws {
    try folder.fill(count: 10)
    _ = try log().checkpoint(signer: signer())
    for (head, text) in [
      (
        TreeHead(size: 11, root: TreeHash(leaf: [])),
        ": log_cut: the log has 10 entries, the log's last checkpoint is of 11"
      ),
      (
        TreeHead(size: 10, root: TreeHash(leaf: [])),
        ": log_rewritten: the first 10 entries are not those of the log's last checkpoint"
      ),
    ] {
      let note = try Checkpoint(origin: "x", head: head).text
      let forged = Array((note + "\n" + Known.peterLine).utf8)
      let hex = forged.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      try folder.run("UPDATE checkpoints SET note = x'\(hex)'")
      for access in [AuditLog.Access.read, .append] {
        #expect(
          logError { _ = try AuditLog(path: folder.path(), access: access) }
            == folder.path() + text)
      }
    }
    try folder.run("UPDATE checkpoints SET note = x''")
    #expect(
      logError { _ = try log() } == folder.path()
        + ": log_damaged: its last checkpoint is none: "
        + "bad_note: a note ends with a blank line and signatures")
  }

  @Test("a record that is empty or cut is never taken for none", arguments: [true, false])
  func badRecord(isEmpty: Bool) throws {
    try folder.fill(count: 10)
    let signed = try log().checkpoint(signer: signer())
    try folder.write(isEmpty ? [] : signed.note.bytes.dropLast(10), to: "record")
    let text = logError { _ = try log().checkpoint(signer: signer()) }
    #expect(
      text == folder.path("record") + ": log_bad_record: the signer's record is not what it left: "
        + (isEmpty
          ? "bad_note: a note ends with a blank line and signatures"
          : "5: bad_note: the last line has no end"))
  }

  @Test("a signer without a record does not sign a log that was signed")
  func lostRecord() throws {
    try folder.fill(count: 10)
    _ = try log().checkpoint(signer: signer())
    #expect(
      logError { _ = try log().checkpoint(signer: signer(record: "another")) }
        == folder.path("another") + ": log_bad_record: there is no record, but the log was signed "
        + "before: its last checkpoint is of 10 entries")
  }

  @Test("a new key goes on from the record of the old one, which it must know")
  func rotation() throws {
    try folder.fill(count: 10)
    _ = try log().checkpoint(signer: signer())
    let new = try NoteSigner(newNamed: "example.com/log")
    #expect(
      logError { _ = try log().checkpoint(signer: signer(new)) }
        == folder.path("record") + ": log_bad_record: the signer's record is not what it left: "
        + "unsigned: no signature is by a key that was given")
    let signed = try log().checkpoint(signer: signer(new, former: [key.verifier]))
    #expect(signed.signers == [key.verifier, new.verifier], "the former signature is kept")
    #expect(signed.head.size == 10)
    _ = try log().append(count: 1) { _, _ in [1] }
    let next = try log().checkpoint(signer: signer(new, former: [key.verifier]))
    #expect(next.signers == [new.verifier])
  }

  @Test("a witness's key signs no log")
  func witnessKey() throws {
    let witness = try NoteSigner(newNamed: "w", kind: .cosignature)
    #expect(
      proofError { _ = try log().checkpoint(signer: signer(witness)) }
        == "bad_key: a log's key has the kind `1`")
  }

  @Test("two who sign at once sign one history")
  func atOnce() async throws {
    try folder.fill(count: 1)
    let path = folder.path()
    let signer = signer()
    let sizes = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let log = try AuditLog(path: path, access: .append)
          return try (0..<10).map { _ in
            _ = try log.append(count: 1) { _, _ in [1] }
            return try log.checkpoint(
              signer: LogSigner(key: signer.key, record: signer.record)
            ).head.size
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(sizes.count == 40)
    #expect(try signer.lastSigned()?.head.size == 41)
    let verdict = try AuditLog(path: path, access: .read)
      .verify(VerdictRules(keys: signer.keys, origin: "example.com/log"))
    #expect(verdict.isClean)
    #expect(verdict.counts.checkpoints == Set(sizes).count)
    #expect(verdict.counts.signatures == Set(sizes).count)
  }
}

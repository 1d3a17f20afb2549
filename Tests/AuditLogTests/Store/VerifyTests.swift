import Foundation
import Testing

@testable import AuditLog

@Suite("verifying")
struct VerifyTests {
  private let folder: LogFolder

  init() throws { folder = try LogFolder() }

  /// What is found after `sql` has changed a log of 600 entries.
  private func findings(after sql: String) throws -> [String] {
    try folder.fill(count: 600)
    try folder.run(sql)
    return try AuditLog.verify(path: folder.path()).integrity.map(\.description)
  }

  @Test("a log that is as it was appended is intact, and says how much was checked")
  func clean() throws {
    try folder.fill(count: 600)
    let log = try AuditLog(path: folder.path(), access: .read)
    let verdict = try log.verify()
    #expect(verdict.isClean)
    #expect(verdict.head == (try log.head))
    #expect(verdict.counts.entries == 600)
    #expect(verdict.counts.entryBytes == 5290)
    #expect(verdict.counts.hashes == 602)
    #expect(verdict.completeTo == nil)
    #expect(try AuditLog.verify(path: folder.path()) == verdict)
  }

  @Test("an entry whose bytes were changed is found, with its hash and with the head")
  func changedEntry() throws {
    let found = try findings(after: "UPDATE entries SET entry = x'00' WHERE position = 300")
    #expect(found.first == "entry 300: entry_changed: its bytes do not have its hash")
    #expect(found[1] == "hash 1 of level 1: hash_wrong: it is not that of what is below it")
    #expect(found[2].hasPrefix("head: head_wrong: the log has 600 entries and the root `"))
    #expect(found.count == 3)
  }

  @Test("an entry that has become text is found, though its hash is the same")
  func textEntry() throws {
    try folder.fill(count: 3)
    var bytes = try folder.bytes()
    let leaf = try #require(bytes.firstRange(of: TreeHash(leaf: Array("entry 1".utf8)).bytes))
    // The entry's type stands before the first column's bytes: 26 for a blob of 7 bytes, 27 for text
    // (SQLite's file format, section 2.1).
    #expect(bytes[leaf.lowerBound - 1] == 26)
    bytes[leaf.lowerBound - 1] = 27
    try folder.write(bytes)
    let found = try AuditLog.verify(path: folder.path()).integrity.map(\.description)
    #expect(found == ["entry 1: entry_changed: it is not bytes"])
  }

  @Test("an entry changed with its hash, as an ignorant forger would, is found above it")
  func changedLeaf() throws {
    let other = hex(TreeHash(leaf: [0]))
    let found = try findings(
      after: "UPDATE entries SET entry = x'00', leaf = x'\(other)' WHERE position = 3")
    #expect(found.first == "hash 0 of level 1: hash_wrong: it is not that of what is below it")
    #expect(found.count == 2)
  }

  @Test(
    "entries removed, swapped or doubled are found",
    arguments: [
      ("DELETE FROM entries WHERE position = 9", "entry 9: entry_missing: the next entry is `10`"),
      (
        "DELETE FROM entries WHERE position > 570",
        "entry 571: entry_missing: the log ends before it"
      ),
      (
        "UPDATE entries SET (leaf, entry) = (SELECT leaf, entry FROM entries WHERE position = 2)"
          + " WHERE position = 1",
        "hash 0 of level 1: hash_wrong: it is not that of what is below it"
      ),
      (
        "UPDATE nodes SET hash = zeroblob(32) WHERE position = 1",
        "hash 1 of level 1: hash_wrong: it is not that of what is below it"
      ),
      (
        "DELETE FROM nodes WHERE position = 1",
        "hash 1 of level 1: hash_wrong: it is not that of what is below it"
      ),
      (
        "INSERT INTO nodes VALUES (1, 2, zeroblob(32))",
        "hashes: hash_wrong: the log holds 3 above its leaves, 2 belong there"
      ),
      ("UPDATE head SET size = 3", "head: head_wrong: its head is none"),
      (
        "INSERT INTO checkpoints VALUES (3, x'00')",
        "checkpoint 3: checkpoint_refused: 1: bad_note: a note has no control character"
      ),
    ])
  func attacks(sql: String, finding: String) throws {
    #expect(try findings(after: sql).first == finding)
  }

  @Test("who knows what entries hold can say that one is misplaced")
  func misplaced() throws {
    try folder.fill(count: 5)
    let rules = VerdictRules { index, bytes in
      bytes == Array("entry \(index == 3 ? 4 : index)".utf8) ? nil : "it says another index"
    }
    let verdict = try AuditLog(path: folder.path(), access: .read).verify(rules)
    #expect(
      verdict.integrity.map(\.description) == [
        "entry 3: entry_misplaced: it says another index"
      ])
  }

  @Test("checkpoints held elsewhere say up to where nothing was removed, and witnesses when")
  func held() throws {
    let key = try NoteSigner(newNamed: "l")
    let witness = try NoteSigner(newNamed: "w", kind: .cosignature)
    let log = try AuditLog(path: folder.path(), access: .append)
    var held: [HeldCheckpoint] = []
    for size in [0, 4, 9] {
      _ = try log.append(count: size) { _, _ in [1] }
      let signed = try log.checkpoint(
        signer: LogSigner(key: key, record: folder.path("record")))
      let note = try signed.note.signed(by: witness, unixSeconds: 1000 + UInt64(size))
      held.append(HeldCheckpoint(name: "held \(size)", note: note.bytes))
    }
    let rules = VerdictRules(
      keys: [key.verifier], witnesses: [witness.verifier], held: held.reversed(), origin: "l")
    let verdict = try log.verify(rules)
    #expect(verdict.isClean)
    #expect(verdict.completeTo == 13)
    #expect(
      verdict.basis == [
        Verdict.Basis(name: "held 0", size: 0, unixSeconds: 1000),
        Verdict.Basis(name: "held 4", size: 4, unixSeconds: 1004),
        Verdict.Basis(name: "held 9", size: 13, unixSeconds: 1009),
      ])
    let other = try log.verify(
      VerdictRules(keys: [try NoteSigner(newNamed: "l").verifier], held: [held[1]]))
    #expect(other.completeness.map(\.code) == [.checkpointRefused])
    #expect(
      other.integrity.map(\.code) == [.checkpointRefused, .checkpointRefused, .checkpointRefused])
  }

  @Test("of many findings a hundred are listed, and all counted")
  func manyFindings() throws {
    try folder.fill(count: 600)
    try folder.run("UPDATE entries SET entry = x'00'")
    let verdict = try AuditLog.verify(path: folder.path())
    #expect(verdict.integrity.count == 100)
    #expect(verdict.findingCount == 603)
  }
}

import Foundation
import Testing

@testable import AuditLog

/// What an owner, or who has the owner's disk, can do to a log, and which verdict that meets.
@Suite("attacks on a log as a whole")
struct AttackTests {
  private let forged: ForgedLog

  init() throws { forged = try ForgedLog() }

  @Test(
    "a history rewritten and signed with the real key is caught by a checkpoint held elsewhere",
    arguments: Forgery.allCases)
  func rewritten(forgery: Forgery) throws {
    let held = try forged.write(forged.entries, to: "true")
    let entries = forgery(forged.entries)
    try forged.write(entries, to: "forged")
    for verdict in try forged.verdicts("forged") {
      #expect(verdict.isClean)
      #expect(verdict.counts.signatures == 1)
      #expect(verdict.completeTo == nil, "nothing says that it is complete")
    }
    let finding =
      entries.count < 20
      ? "log_cut: the log has \(entries.count) entries, it is of 20"
      : "log_rewritten: the first 20 entries have the root `\(root(of: entries.prefix(20)))`, "
        + "it says `\(root(of: forged.entries))`"
    for verdict in try forged.verdicts("forged", held: [held]) {
      #expect(verdict.isIntact)
      #expect(verdict.completeness.map(\.description) == ["held: " + finding])
      #expect(verdict.basis == [])
      #expect(verdict.completeTo == nil)
    }
  }

  @Test(
    "a rewritten history is not signed by a signer that has its record, nor opened with it",
    arguments: Forgery.allCases)
  func unsigned(forgery: Forgery) throws {
    try forged.write(forged.entries, to: "true")
    let entries = forgery(forged.entries)
    try forged.write(entries, to: "forged")
    let signer = forged.signer("true")
    let path = forged.folder.path("forged")
    let finding =
      entries.count < 20
      ? "log_cut: the log has \(entries.count) entries, the signer's record is of 20"
      : "log_rewritten: the first 20 entries are not those of the signer's record"
    #expect(
      logError { _ = try AuditLog(path: path, access: .append, signer: signer) }
        == "\(path): \(finding)")
    let log = try AuditLog(path: path, access: .append)
    #expect(logError { _ = try log.checkpoint(signer: signer) } == "\(path): \(finding)")
    #expect(try log.verify(VerdictRules(keys: [forged.key.verifier])).isClean)
  }

  @Test(
    "a history rewritten without the key is caught by its checkpoint, the forger's or the true one",
    arguments: Forgery.allCases)
  func otherKey(forgery: Forgery) throws {
    let held = try forged.write(forged.entries, to: "true")
    let other = try NoteSigner(newNamed: "example.com/log")
    try forged.write(
      forgery(forged.entries), to: "forged", by: forged.signer("forged", key: other))
    for verdict in try forged.verdicts("forged") {
      #expect(
        verdict.integrity.first?.description.hasSuffix(
          ": checkpoint_refused: unsigned: no signature is by a key that was given") == true)
    }
    try forged.folder.write(held.note, to: "forged.export/checkpoint")
    try forged.folder.run(
      "DELETE FROM checkpoints; INSERT INTO checkpoints VALUES (20, x'\(hex(held.note))')",
      on: "forged")
    for verdict in try forged.verdicts("forged") { #expect(!verdict.isIntact) }
  }

  @Test("entries that say their own index are seen to be misplaced, without any checkpoint")
  func misplaced() throws {
    for forgery in [Forgery.swap, .double, .removeOne, .removeFirst, .insert] {
      try forged.write(forgery(forged.entries), to: forgery.rawValue)
      let verdicts = try forged.verdicts(forgery.rawValue) { index, bytes in
        bytes == Array("entry \(index)".utf8) ? nil : "it says another index"
      }
      for verdict in verdicts {
        #expect(
          verdict.integrity.first?.description
            == "entry \(forgery == .removeFirst ? 0 : forgery == .double ? 8 : 7): "
            + "entry_misplaced: it says another index", "\(forgery)")
      }
    }
  }

  @Test("an older copy that is put back is whole by itself, and cut by what was signed since")
  func restored() throws {
    let first = try forged.write(Array(forged.entries[..<10]), to: "log")
    try forged.copy("log", to: "backup")
    let last = try forged.write(Array(forged.entries[10...]), to: "log")
    #expect(try forged.verdicts("log", held: [first, last]).map(\.completeTo) == [20, 20])
    try forged.copy("backup", to: "log")
    for verdict in try forged.verdicts("log", held: [first]) {
      #expect(verdict.isClean)
      #expect(verdict.completeTo == 10)
    }
    for verdict in try forged.verdicts("log", held: [first, last]) {
      #expect(verdict.isIntact)
      #expect(
        verdict.completeness.map(\.description) == [
          "held: log_cut: the log has 10 entries, it is of 20"
        ])
      #expect(verdict.basis == [Verdict.Basis(name: "held", size: 10, unixSeconds: nil)])
      #expect(verdict.completeTo == nil)
    }
  }

  @Test("of two forks each is whole by itself, and refuted by what the other signed")
  func forks() throws {
    let trunk = try forged.write(Array(forged.entries[..<10]), to: "a")
    try forged.copy("a", to: "b")
    let a = try forged.write(["for the auditor"], to: "a")
    let b = try forged.write(["for the customer", "and more"], to: "b")
    for (name, size, own) in [("a", 11, a), ("b", 12, b)] as [(String, Int64, HeldCheckpoint)] {
      for verdict in try forged.verdicts(name, held: [trunk, own]) {
        #expect(verdict.isClean)
        #expect(verdict.completeTo == size)
      }
    }
    #expect(try forged.verdicts("a", held: [b]).map(\.completeness[0].code) == [.logCut, .logCut])
    #expect(
      try forged.verdicts("b", held: [a]).map(\.completeness[0].code)
        == [.logRewritten, .logRewritten])
    let (heads, logs) = try (
      [a, b].map { try SignedCheckpoint($0.note, keys: [forged.key.verifier]).head },
      ["a", "b"].map { try AuditLog(path: forged.folder.path($0), access: .read) }
    )
    let path = try logs[1].consistencyProof(from: 11, to: 12)
    #expect(!TreeProof.isConsistent(heads[0], with: heads[1], path: path))
    #expect(
      logError { _ = try logs[0].consistencyProof(from: 11, to: 12) }.contains("log_no_entry"))
    for (index, name) in ["a", "b"].enumerated() {
      let other = forged.signer(name == "a" ? "b" : "a")
      let text = logError { _ = try logs[index].verify() }
      #expect(text == "no error")
      #expect(
        logError {
          let log = try AuditLog(path: forged.folder.path(name), access: .append)
          _ = try log.checkpoint(signer: other)
        }.contains(name == "a" ? "log_cut" : "log_rewritten"))
    }
  }

  @Test("a proof of one history shows nothing by the checkpoint of another")
  func mixedProof() throws {
    let held = try forged.write(forged.entries, to: "true")
    try forged.write(Forgery.change(forged.entries), to: "forged")
    let log = try AuditLog(path: forged.folder.path("forged"), access: .read)
    let (entry, proof) = try (log.entry(at: 7), log.proof(of: 7))
    #expect(try proof.verify(entry: entry, keys: [forged.key.verifier]).head.size == 20)
    let mixed = EntryProof(index: 7, path: proof.path, checkpoint: held.note)
    #expect(
      proofError { _ = try mixed.verify(entry: entry, keys: [forged.key.verifier]) }
        == "wrong_proof: the entry is not entry `7` of the 20 that were signed")
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

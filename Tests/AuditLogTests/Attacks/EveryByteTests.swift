import AuditLog
import Foundation
import TestSupport
import Testing

/// Damage to single bytes, whoever did it.
@Suite("attacks on bytes")
struct EveryByteTests {
  private let forged: ForgedLog

  init() throws { forged = try ForgedLog() }

  /// The files of the export of a log.
  private func files(_ name: String) throws -> [String] {
    let export = forged.folder.path(name + ".export")
    return try FileManager.default.subpathsOfDirectory(atPath: export).sorted()
      .map { "\(name).export/\($0)" }
      .filter {
        (try? FileManager.default.contentsOfDirectory(atPath: forged.folder.path($0))) == nil
      }
  }

  @Test("every byte of an export that is changed, and every length that it is cut to, is found")
  func export() throws {
    let held = try forged.write(Array(forged.entries[..<5]), to: "log")
    let name = forged.folder.path("log.export")
    let rules = VerdictRules(keys: [forged.key.verifier], held: [held], origin: "example.com/log")
    let target = TileFolder(path: name)
    #expect(try target.verify(rules).isClean)
    #expect(
      try files("log")
        == ["checkpoint", "tile/0/000.p/5", "tile/entries/000.p/5"].map {
          "log.export/" + $0
        })
    for file in try files("log") {
      let whole = try forged.folder.bytes(of: file)
      for place in whole.indices {
        var changed = whole
        changed[place] ^= 1 << UInt8(place % 8)
        try forged.folder.write(changed, to: file)
        #expect(try !target.verify(rules).isIntact, "\(file): byte \(place)")
        try forged.folder.write(Array(whole[..<place]), to: file)
        #expect(try !target.verify(rules).isIntact, "\(file): cut to \(place)")
      }
      try forged.folder.write(whole, to: file)
    }
    #expect(try target.verify(rules).completeTo == 5)
  }

  /// What a log says: its entries, and what it signed last.
  private struct Content {
    var entries: [String] = []
    var checkpoint: [UInt8]?

    init(_ path: String) throws {
      let log = try AuditLog(path: path, access: .read)
      entries = try log.texts()
      checkpoint = try log.lastCheckpoint
    }
  }

  @Test("a byte of a log's file that is changed is found, or the entries are the same")
  func file() throws {
    let held = try forged.write(forged.entries, to: "log")
    let rules = VerdictRules(keys: [forged.key.verifier], held: [held], origin: "example.com/log")
    let path = forged.folder.path("log")
    let content = try Content(path)
    let whole = try forged.folder.bytes(of: "log")
    // Where nothing is, nothing can be found; the long form takes every byte that is something.
    let used = whole.indices.filter { whole[$0] != 0 || $0 % 32_768 < 128 }
    var random = SplitMix(seed: 6)
    let isLong = ProcessInfo.processInfo.environment["EDICT_LONG"] == "1"
    let places = isLong ? used : (0..<200).map { _ in random.pick(used) }
    var foundCount = 0
    for place in places {
      var changed = whole
      changed[place] ^= 1 << UInt8(random.below(8))
      try forged.folder.write(changed, to: "log")
      if let verdict = try? AuditLog.verify(path: path, rules), verdict.isClean {
        let found = try Content(path)
        #expect(found.entries == content.entries, "byte \(place)")
        // A checkpoint that is gone from the log is only not counted: no hash covers it.
        #expect(
          found.checkpoint == content.checkpoint || verdict.counts.checkpoints == 0,
          "byte \(place)")
      } else {
        foundCount += 1
      }
    }
    #expect(foundCount > places.count / 3)
  }
}

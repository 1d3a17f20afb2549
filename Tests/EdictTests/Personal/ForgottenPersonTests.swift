import Edict
import Foundation
import TestSupport
import Testing

@Suite("a person forgotten")
struct ForgottenPersonTests {
  private static let count = 1000

  /// An officer of whom each entry tells something of its own.
  private static func officer(_ number: Int) -> OfficerPack.Officer {
    OfficerPack.Officer(
      id: "O-1042/Ünal", name: "Ayşe \"Q\" 周明", note: "tab\tand \\ in entry \(number)", age: 43)
  }

  private static let other = OfficerPack.Officer(
    id: "O-2000", name: "Bo", note: "remembered", age: 30)

  @Test("in a thousand entries is found nowhere in any file, and what was proved stays proved")
  func thousand() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "l.sqlite").path
    let keyPath = PersonKeys.defaultPath(forLog: path)
    let signer = LogSigner(
      key: try NoteSigner(newNamed: "example.com/log"), record: folder.url.path + "/signed")
    var disclosures: [[UInt8]] = []
    do {
      let log = try AuditLog(path: path, access: .append, signer: signer)
      let keys = try PersonKeys(path: keyPath, access: .append)
      try fill(log, keys)
      _ = try log.checkpoint(signer: signer)
      disclosures = try (0..<10).map { number in
        try log.disclosure(
          of: ["/dossier/case/officer/name", "/dossier/case/officer/note"],
          inEntryAt: Int64(1 + number * 97), keys: keys
        ).bytes
      }
      let origin = LogEntry.Origin(actor: "a", purpose: "asked for", channel: "test")
      let forgotten = try log.forget([Self.officer(0).id], keys: keys, origin: origin)
      #expect(forgotten.pseudonyms.count == 1)
      #expect(forgotten.redactions == Int64(Self.count + 2)..<Int64(Self.count + 3))
      // The log's write-ahead log and the keys' journal are still there.
      try search(folder.url)
      try log.index.update()
    }
    try search(folder.url)
    try check(path: path, keyPath, disclosures, signer)
  }

  /// A thousand entries about the officer, the fifth-last of them and one more about another.
  private func fill(_ log: AuditLog, _ keys: PersonKeys) throws {
    let policy = try OfficerPack.policy()
    let decider = try Decider(policy)
    let origin = LogEntry.Origin(actor: "a", purpose: nil, channel: "test")
    let entry = { (number: Int, officer: OfficerPack.Officer) in
      let dossier = try policy.dossier(json: OfficerPack.json(number, officer: officer))
      return LogEntry(
        decider.decide(dossier, asOf: .epoch), about: dossier, by: policy, stamp: .now(),
        origin: origin)
    }
    for start in stride(from: 0, to: Self.count, by: 100) {
      let group = try (start..<start + 100).map { try entry($0, Self.officer($0)) }
      _ = try log.append(group, persons: keys)
    }
    _ = try log.append([try entry(Self.count, Self.other)], persons: keys)
  }

  private func check(
    path: String, _ keyPath: String, _ disclosures: [[UInt8]], _ signer: LogSigner
  ) throws {
    let log = try AuditLog(path: path, access: .read)
    #expect(try log.verify(VerdictRules(keys: signer.keys)).isClean)
    for bytes in disclosures {
      let shown = try Disclosure(bytes).verify(keys: signer.keys)
      let number = Int(shown.index) - 1
      #expect(
        shown.values.map { String(decoding: $0.bytes, as: UTF8.self) } == [
          #""Ayşe \"Q\" 周明""#, #""tab\tand \\ in entry \#(number)""#,
        ])
    }
    let opener = EntryOpener(log, persons: try PersonKeys(path: keyPath, access: .read))
    let opened = try opener.open(log.entry(at: 1), at: 1)
    #expect(opened.closed.count > 4)
    #expect(opened.closed.allSatisfy { $0.isForgotten })
    try replay(log, keyPath)
    let other = try opener.open(
      log.entry(at: Int64(Self.count + 1)), at: Int64(Self.count + 1))
    #expect(other.closed == [])
  }

  /// What rests on forgotten values is told as far as it is known, and counted.
  private func replay(_ log: AuditLog, _ keyPath: String) throws {
    let keys = try PersonKeys(path: keyPath, access: .read)
    let report = try Replayer(log, persons: keys).run()
    #expect(report.isClean)
    #expect(report.reproduced == 1)
    #expect(report.notReplayable == [.personForgotten: Self.count])
    let audited = try AuditedDecision(at: 1, of: log, packs: PackLibrary(log), persons: keys)
    #expect(audited.again == .impossible)
    #expect(
      audited.decision.results.map(\.outcome) == [
        .yes, .yes, .yes, .yes, .undetermined, .yes, .yes,
      ])
    let without = try Replayer(log).run()
    #expect(without.notReplayable == [.personForgotten: Self.count, .personKeyMissing: 1])
  }

  /// Looks for each value in each file, as it is written in UTF-8, in JSON with and without escapes
  /// beyond ASCII, and in UTF-16.
  private func search(_ folder: URL) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.contains("l.sqlite") && names.contains("l.sqlite-persons"))
    let forms = Set((0..<Self.count).flatMap { Self.officer($0).texts }).flatMap(Self.forms)
    for name in names {
      let data = try Data(contentsOf: folder.appending(path: name))
      #expect(!Self.holdsAny(of: forms, data), "\(name)")
    }
    #expect(Self.holdsAny(of: forms, Data("xx\(Self.officer(999).note)xx".utf8)), "it can be found")
  }

  private static func forms(of text: String) -> [[UInt8]] {
    let json = CanonicalJSON.canonical(.text(text)).dropFirst().dropLast()
    let escaped = text.utf16.map { unit in
      unit < 0x80 && unit >= 0x20
        ? String(UnicodeScalar(UInt8(unit))) : "\\u" + String(format: "%04x", unit)
    }.joined()
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    return [Array(text.utf8), Array(json), Array(escaped.utf8), little, big]
  }

  /// Whether one of the texts, each of eight bytes or more, stands in the data.
  private static func holdsAny(of texts: [[UInt8]], _ data: Data) -> Bool {
    var byStart: [UInt64: [[UInt8]]] = [:]
    for text in texts {
      byStart[text.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }, default: []].append(text)
    }
    // Few pairs of bytes end the beginning of such a text, so most are passed over at once.
    var isStart = [Bool](repeating: false, count: 1 << 16)
    for start in byStart.keys { isStart[Int(truncatingIfNeeded: start & 0xFFFF)] = true }
    return [UInt8](data).withUnsafeBufferPointer { bytes in
      var window: UInt64 = 0
      for offset in 0..<bytes.count {
        window = window << 8 | UInt64(bytes[offset])
        guard isStart[Int(truncatingIfNeeded: window & 0xFFFF)], offset >= 7,
          let candidates = byStart[window]
        else { continue }
        let rest = bytes[(offset - 7)...]
        if candidates.contains(where: { rest.starts(with: $0) }) { return true }
      }
      return false
    }
  }
}

import Edict
import Foundation
import TestSupport
import Testing

@Suite("the log, signed and proved")
struct AuditTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try CommandCase.base.folder()
    for arguments in [
      ["decide", "pack", "--records", "firms.csv"],
      ["audit", "keys", "new", "--name", "example.com/loans"],
    ] {
      #expect(try Command.edict(arguments, in: folder.url).exit == 0)
    }
    return folder
  }

  private func mode(_ name: String, in folder: TemporaryFolder) throws -> Int? {
    let path = folder.url.appending(path: name).path
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }

  @Test("a private key is for its owner alone, also after a rotation, which leaves no other")
  func modes() throws {
    let folder = try folder()
    #expect(try mode("edict-log.key", in: folder) == 0o600)
    let before = try Data(contentsOf: folder.url.appending(path: "edict-log.key"))
    #expect(try Command.edict(["audit", "keys", "rotate"], in: folder.url).exit == 0)
    #expect(try mode("edict-log.key", in: folder) == 0o600)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(
      names.filter { $0.hasPrefix("edict-log.key") }.sorted() == [
        "edict-log.key", "edict-log.key.pub", "edict-log.key.signed",
      ])
    for name in names where name.hasPrefix("edict-log") {
      let data = try Data(contentsOf: folder.url.appending(path: name))
      #expect(data.range(of: before) == nil, "\(name)")
    }
  }

  @Test("what is written to a device leaves the device, and a full one is told")
  func devices() throws {
    let folder = try folder()
    let link = folder.url.appending(path: "monday")
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: "/dev/full")
    let full = try Command.edict(["audit", "checkpoint", "--output", "monday"], in: folder.url)
    #expect(full.exit == 74)
    #expect(full.errors == "monday: write_failed: no space left on device\n")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "/dev/full")
  }

  @Test("an entry is proved by the id of its decision")
  func byID() throws {
    let folder = try folder()
    let log = try AuditLog(
      path: folder.url.appending(path: AuditLog.defaultName).path, access: .read)
    let entry = try log.entry(at: 1)
    let text = String(decoding: entry, as: UTF8.self)
    let id = try #require(text.firstMatch(of: /"id":"([0-9a-f-]{36})"/)).1
    #expect(try Command.edict(["audit", "checkpoint"], in: folder.url).exit == 0)
    let proof = try Command.edict(["audit", "prove", String(id)], in: folder.url)
    #expect(proof.errors == "")
    let keys = try String(
      contentsOf: folder.url.appending(path: "edict-log.key.pub"), encoding: .utf8)
    let signed = try EntryProof(Array(proof.output.utf8)).verify(
      entry: entry, keys: [NoteVerifier(keys.trimmingCharacters(in: .newlines))])
    #expect(signed.head == (try log.head))
    #expect(try EntryProof(Array(proof.output.utf8)).index == 1)
  }
}

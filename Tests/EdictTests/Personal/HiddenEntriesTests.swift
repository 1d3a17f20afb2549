import Edict
import Foundation
import TestSupport
import Testing

@Suite("personal values in entries")
struct HiddenEntriesTests {
  private let folder: TemporaryFolder
  private let log: AuditLog
  private let keys: PersonKeys
  private let policy: Policy
  private static let officer = OfficerPack.Officer(
    id: "O-17", name: "Zoë \"Q\" 周明", note: "back\\slash \u{1F600}", age: 43)

  init() throws {
    folder = try TemporaryFolder()
    let path = folder.url.appending(path: "l.sqlite").path
    log = try AuditLog(path: path, access: .append)
    keys = try PersonKeys(path: PersonKeys.defaultPath(forLog: path), access: .append)
    policy = try OfficerPack.policy()
  }

  private func entry() throws -> LogEntry {
    let dossier = try policy.dossier(json: OfficerPack.json(1, officer: Self.officer))
    let decision = try Decider(policy).decide(dossier, asOf: .epoch)
    return LogEntry(
      decision, about: dossier, by: policy,
      stamp: Stamp(milliseconds: 1_645_557_742_000, random: (1, 1)),
      origin: .init(actor: "a", purpose: nil, channel: "test"))
  }

  @Test("stand nowhere in an entry, whatever rules make of them")
  func leaf() throws {
    _ = try log.append([try entry()], persons: keys)
    let tree = try CanonicalJSON.parse(log.entry(at: 1))
    let hidden = try HiddenPlaces(ofEntry: log.entry(at: 1))
    #expect(
      hidden.fields.joined(separator: "\n") == """
        /evidence/case.officer.name
        """)
    let text = String(decoding: CanonicalJSON.canonical(tree), as: UTF8.self)
    for value in Self.officer.texts + ["43", "R1"] { #expect(!text.contains(value), "\(value)") }
  }

  @Test("are put back where the keys are there")
  func opened() throws {
    let entry = try entry()
    _ = try log.append([entry], persons: keys)
    let opened = try EntryOpener(log, persons: keys).open(log.entry(at: 1), at: 1)
    guard case .decision(let decision) = opened.entry else { throw Refused() }
    #expect(opened.closed == [])
    #expect(decision.bytes == entry.json(index: 1))
  }

  @Test("are not logged without a file of keys")
  func withoutKeys() throws {
    let entry = try entry()
    let error = #expect(throws: EntryError.self) { try log.append([entry]) }
    #expect(
      error?.description
        == "persons_needed: the dossier holds values of persons; give the file of their keys, to "
        + "hide them")
    #expect(try log.size == 0)
  }

  private struct Refused: Error {}
}

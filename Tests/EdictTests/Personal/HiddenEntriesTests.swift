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

  private func entry(
    _ json: [UInt8] = OfficerPack.json(1, officer: officer)
  ) throws -> LogEntry {
    let dossier = try policy.dossier(json: json)
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
        case.officer.age
        case.officer.id
        case.officer.name
        case.officer.note
        case.reviewers[1].id
        case.reviewers[2].id
        /evidence/case.officer.name
        /grounds/after/label
        /grounds/band/limit
        /grounds/label/note
        /grounds/named/name
        /grounds/score/age
        /grounds/vote/agrees
        /results/label/value
        /results/score/points
        /results/score/value
        /results/vote/missing
        """)
    let text = String(decoding: CanonicalJSON.canonical(tree), as: UTF8.self)
    for value in Self.officer.texts + [":43", "\"R1\""] {
      #expect(!text.contains(value), "\(value)")
    }
  }

  @Test("stand in no path either, by which an item is asked for that isn't there")
  func asked() throws {
    let json = String(decoding: OfficerPack.json(1, officer: Self.officer), as: UTF8.self)
      .replacing(#",{"id":"O-17"}]"#, with: "]")
    let entry = try entry(Array(json.utf8))
    #expect(entry.decision.result("vote")?.missing == ["case.reviewers[id=O-17]"])
    _ = try log.append([entry], persons: keys)
    let hidden = try HiddenPlaces(ofEntry: log.entry(at: 1))
    #expect(hidden.pointers.contains("/results/vote/missing"))
    let text = String(decoding: try log.entry(at: 1), as: UTF8.self)
    #expect(!text.contains("O-17"))
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

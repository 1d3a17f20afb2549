import Edict
import Foundation
import TestSupport
import Testing

/// The deciding pack asks for the size of a case alone; the candidate makes all decisions, and says of
/// no field that it is personal.
@Suite("personal values in shadows")
struct PersonalShadowTests {
  private let folder: TemporaryFolder
  private let log: AuditLog
  private let keys: PersonKeys
  private let policy: Policy
  private let candidate: Policy
  private static let officer = OfficerPack.Officer(
    id: "O-17", name: "Zoë \"Q\" 周明", note: "back\\slash \u{1F600}", age: 43)

  init() throws {
    folder = try TemporaryFolder()
    let path = folder.url.appending(path: "l.sqlite").path
    log = try AuditLog(path: path, access: .append)
    keys = try PersonKeys(path: PersonKeys.defaultPath(forLog: path), access: .append)
    policy = try OfficerPack.policy()
    let open = OfficerPack.files.mapValues {
      Array($0.replacing(", x-personal: id", with: "").utf8)
    }
    candidate = try Policy(PackFiles(open))
    #expect(!candidate.pack.dossierType.hasPersonalFields)
  }

  /// Logs the size of a case with the shadow of all that the candidate decides, or of a part.
  private func append(shadowing decisions: Set<String>? = nil) throws -> LogEntry {
    let dossier = try policy.dossier(json: OfficerPack.json(1, officer: Self.officer))
    let shadow = try ShadowDecider(Decider(candidate), beside: policy)
      .shadow(of: dossier, asOf: .epoch, decisions: decisions)
    let entry = LogEntry(
      try Decider(policy).decide(dossier, asOf: .epoch, decisions: ["size"]), about: dossier,
      by: policy, stamp: Stamp(milliseconds: 1_645_557_742_000, random: (1, 1)),
      origin: .init(actor: "a", purpose: nil, channel: "test"),
      shadow: shadow)
    _ = try log.append([entry], persons: keys)
    return entry
  }

  @Test("stand nowhere in it, whatever a candidate makes of them that calls no field personal")
  func hidden() throws {
    _ = try append()
    let entry = try log.entry(at: 2)
    #expect(
      try HiddenPlaces(ofEntry: entry).fields.filter { $0.hasPrefix("/") }.joined(separator: "\n")
        == """
        /evidence/case.officer.name
        /shadow/results/label/value
        /shadow/results/score/points
        /shadow/results/score/value
        /shadow/results/vote/missing
        """)
    let text = String(decoding: entry, as: UTF8.self)
    for value in Self.officer.texts + [":43", "\"R1"] { #expect(!text.contains(value), "\(value)") }
  }

  @Test("are put back where the keys are there, and the shadow is replayed")
  func opened() throws {
    let entry = try append()
    let opened = try EntryOpener(log, persons: keys).open(log.entry(at: 2), at: 2)
    guard case .decision(let decision) = opened.entry else {
      Issue.record("this is a decision")
      return
    }
    #expect(decision.bytes == entry.json(index: 2))
    let report = try Replayer(log, persons: keys).run()
    #expect(report.lines == [])
    #expect((report.reproduced, report.shadows.reproduced) == (1, 1))
  }

  @Test(
    "that were forgotten, and that the candidate reads, let the decision be replayed without it")
  func forgotten() throws {
    _ = try append()
    let origin = LogEntry.Origin(actor: "a", purpose: nil, channel: "test")
    _ = try log.forget([Self.officer.id], keys: keys, origin: origin)
    let report = try Replayer(log, persons: keys).run()
    #expect(report.lines == [])
    #expect((report.reproduced, report.reproducedInPart) == (1, 1))
    #expect(report.shadows.count == 1)
    #expect(report.shadows.notReplayable == [.personForgotten: 1])
  }

  @Test("that were forgotten, and that no rule reads, leave the shadow as it was")
  func unread() throws {
    let files = policy.packFiles.contents
    // The fields must be there or be personal, so the candidate is the pack itself here.
    let same = try Policy(PackFiles(files))
    let dossier = try policy.dossier(json: OfficerPack.json(1, officer: Self.officer))
    let shadow = try ShadowDecider(Decider(same), beside: policy)
      .shadow(of: dossier, asOf: .epoch, decisions: ["size"])
    let entry = LogEntry(
      try Decider(policy).decide(dossier, asOf: .epoch, decisions: ["size"]), about: dossier,
      by: policy, stamp: .now(), origin: .init(actor: "a", purpose: nil, channel: "test"),
      shadow: shadow)
    _ = try log.append([entry], persons: keys)
    #expect(try log.size == 2, "one pack is kept once")
    let origin = LogEntry.Origin(actor: "a", purpose: nil, channel: "test")
    _ = try log.forget([Self.officer.id], keys: keys, origin: origin)
    let report = try Replayer(log, persons: keys).run()
    #expect(report.lines == [])
    #expect((report.reproducedInPart, report.shadows.reproduced) == (1, 1))
  }
}

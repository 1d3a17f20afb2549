import Edict
import Foundation
import TestSupport
import Testing

@Suite("what is told of a log that was forged and decided again")
struct ReplayTextTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try CommandCase.base.folder()
    let arguments = ["decide", "pack", "--records", "firms.csv", "--as-of", "2026-01-01"]
    #expect(try Command.edict(arguments, in: folder.url).exit == 0)
  }

  /// Writes a log `forged.sqlite` of the same entries as `change` leaves them, all hashes right.
  private func forge(_ change: (_ index: Int64, _ entry: String) -> String) throws {
    func path(_ name: String) -> String { folder.url.appending(path: name).path }
    let log = try AuditLog(path: path(AuditLog.defaultName), access: .read)
    let copy = try AuditLog(path: path("forged.sqlite"), access: .append)
    try log.forEachEntry { index, bytes in
      let text = change(index, String(decoding: bytes, as: UTF8.self))
        .replacing(/"id":"[0-9a-f-]{36}"/, with: #""id":"ID""#)
      _ = try copy.append(count: 1) { _, _ in Array(text.utf8) }
      return true
    }
  }

  private func replay(_ more: String...) throws -> Command.Result {
    try Command.edict(["audit", "replay", "--log", "forged.sqlite"] + more, in: folder.url)
  }

  @Test("each finding with its differences, for people and for programs")
  func findings() throws {
    try forge { index, entry in
      switch index {
      case 1:
        entry.replacing(#""firm.staff":10"#, with: #""firm.staff":12"#)
          .replacing(#""outcome":"yes""#, with: #""outcome":"no""#)
      case 2: entry.replacing(#""subject":"B2""#, with: "\"subject\":\"审\\n\u{202E}\"")
      case 3: "{}"
      default: entry
      }
    }
    let result = try replay()
    #expect(result.exit == 1)
    #expect(result.errors == "")
    #expect(
      result.output == """
        forged.sqlite: 4 entries; 1 pack, 2 decisions
        reproducibility: no, 3 findings
          decided again: 2 decisions; to the same bytes: 0
          entry 1 (ID): results_differ: deciding again comes to other results
            `grounds.grant.small.facts.firm.staff`: logged `12`, now `10`
            `results.grant.outcome`: logged `"no"`, now `"yes"`
          entry 2 (ID): entry_differs: it says what does not follow from pack and dossier
            `subject`: logged `"审\\n\\u202e"`, now `"B2"`
          entry 3: entry_malformed: `kind`: it is missing

        """)
    let json = try replay("--format", "json")
    #expect(json.exit == 1)
    #expect(
      json.output == #"{"changed":0,"clean":false,"decisions":2,"differing":2,"entries":4,"#
        + #""finding_count":3,"findings":[{"as_appended":true,"code":"results_differ","#
        + #""differences":[{"logged":"12","path":"grounds.grant.small.facts.firm.staff","#
        + #""replayed":"10"},{"logged":"\"no\"","path":"results.grant.outcome","#
        + #""replayed":"\"yes\""}],"id":"ID","index":1,"#
        + #""message":"deciding again comes to other results"},{"as_appended":true,"#
        + #""code":"entry_differs","differences":[{"logged":"\"审\\n\\u202e\"","path":"subject","#
        + #""replayed":"\"B2\""}],"id":"ID","index":2,"#
        + #""message":"it says what does not follow from pack and dossier"},{"as_appended":true,"#
        + #""code":"entry_malformed","differences":[],"id":"","index":3,"#
        + #""message":"`kind`: it is missing"}],"log":"forged.sqlite","not_replayable":{},"#
        + #""other_grounds":0,"packs":1,"reproduced":0,"reproduced_in_part":0,"#
        + #""reproduced_of_other_engine":0}"# + "\n")
    let verified = try Command.edict(
      ["audit", "verify", "forged.sqlite", "--replay"], in: folder.url)
    #expect(verified.exit == 1)
    #expect(verified.output.contains("integrity: no"))
    #expect(verified.output.contains("\nreproducibility: no, 3 findings\n"))
  }

  @Test("what can't be decided again is said, and fails only where nothing can")
  func notReplayable() throws {
    try forge { index, entry in
      switch index {
      case 1: entry.replacing(#""version":1"#, with: #""version":2"#)
      case 2: entry.replacing(/sha256:[0-9a-f]{64}/, with: "sha256:0")
      default:
        entry.replacing("edict 0.1.0", with: "edict 0.2.0")
          .replacing(#""firm.region":"south""#, with: #""firm.region":"west""#)
      }
    }
    let result = try replay()
    #expect(result.exit == 0)
    #expect(
      result.output == """
        forged.sqlite: 4 entries; 1 pack, 3 decisions
        reproducibility: yes, every decision that could be made again came out as it was logged
          decided again: 1 decision; to the same bytes: 0
          of another engine: 1 to the same results, 1 of them on other grounds
          not decided again: 1: pack_missing: no entry holds the pack
          not decided again: 1: entry_unknown_version: a later engine wrote the entry

        """)
    let nothing = try replay("--index", "2")
    #expect(nothing.exit == 1)
    #expect(
      nothing.output == """
        forged.sqlite: 1 entry; 1 decision
        reproducibility: not shown, no decision could be made again
          decided again: 0 decisions; to the same bytes: 0
          not decided again: 1: pack_missing: no entry holds the pack

        """)
    let json = try replay("--index", "1", "--format", "json")
    #expect(json.exit == 1)
    #expect(json.output.contains(#""not_replayable":{"entry_unknown_version":1}"#))
  }

  @Test("a pack that was changed is one finding, with the path of its file")
  func changedPack() throws {
    try forge { index, entry in
      index == 0 ? entry.replacing("value: 100", with: "value: 900") : entry
    }
    let result = try replay("--since", "2026-01-01")
    #expect(result.exit == 1)
    let lines = result.output.replacing(/[0-9a-f]{64}/, with: "DIGEST").split(separator: "\n")
    #expect(
      lines.suffix(4) == [
        "  decided again: 0 decisions; to the same bytes: 0",
        "  not decided again: 3: pack_changed: the pack in the log is not what its digests say",
        "  entry 0 (ID): pack_changed: the pack is not what its digests say",
        "    `files.parameters/limits.yaml.sha256`: logged `\"DIGEST\"`, now `\"DIGEST\"`",
      ])
  }
}

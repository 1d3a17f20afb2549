import Foundation
import TestSupport
import Testing

@testable import Edict

@Suite("entries, read back")
struct LoggedEntryTests {
  private let loans: LoanLog

  init() throws { loans = try LoanLog() }

  private func entry(_ index: Int64) throws -> LoggedEntry {
    try LoggedEntry(loans.log.entry(at: index), at: index)
  }

  @Test("a decision says who asked for what, when, and by what it was made")
  func decision() throws {
    guard case .decision(let entry) = try entry(1) else {
      Issue.record("this is a decision")
      return
    }
    #expect(entry.index == 1)
    #expect(entry.id.count == 36)
    #expect((entry.actor, entry.isAuthenticated, entry.purpose) == ("a test", false, nil))
    #expect(entry.channel == "library")
    #expect(TimeSpan(entry.decidedAt) != nil)
    #expect((entry.engine, entry.lua) == (Decision.engine, Decider.luaVersion))
    #expect((entry.pack, entry.revision) == ("sba-loans", loans.policy.pack.revision))
    #expect((entry.asOf?.iso, entry.timeZone) == ("1997-02-28", loans.policy.pack.timeZone))
    #expect((entry.subject, entry.decisions) == ("1000000001", ["guaranty"]))
    #expect(String(decoding: entry.dossier, as: UTF8.self) == #"{"loan":\#(LoanLog.loans[0])}"#)
    #expect(
      String(decoding: entry.results, as: UTF8.self)
        == #"{"guaranty":{"failed":["ceiling"],"outcome":"no"}}"#)
    #expect(try entry.tree(\.grounds)["guaranty"]?["ceiling"]?["shown"] != nil)
    #expect(entry.evidence == nil)
    #expect(entry.bytes == (try loans.log.entry(at: 1)))
  }

  @Test("a host can say that it knows who asked, and for what")
  func authenticated() throws {
    let dossier = try loans.policy.dossier(json: Array(LoanLog.loans[0].utf8))
    let decision = try Decider(loans.policy).decide(dossier, asOf: .epoch)
    let receipt = try loans.log.append(
      decision, about: dossier, by: loans.policy, actor: "lin", purpose: "\u{1}\"审",
      isAuthenticated: true)
    #expect(receipt.index == 3, "the pack is there already")
    guard case .decision(let entry) = try entry(3) else {
      Issue.record("this is a decision")
      return
    }
    #expect((entry.actor, entry.isAuthenticated, entry.purpose) == ("lin", true, "\u{1}\"审"))
    #expect((entry.id, entry.decidedAt) == (receipt.id, receipt.decidedAt))
  }

  @Test("a pack says its files, from which the same policy is read")
  func pack() throws {
    guard case .pack(let entry) = try entry(0) else {
      Issue.record("this is a pack")
      return
    }
    #expect((entry.index, entry.pack) == (0, "sba-loans"))
    #expect((entry.actor, entry.isAuthenticated, entry.channel) == ("a test", false, "library"))
    #expect(entry.files.map(\.path) == loans.policy.packFiles.paths)
    let policy = try entry.policy()
    #expect(policy.packFiles == loans.policy.packFiles)
    #expect(policy.pack.revision == entry.revision)
    let packs = PackLibrary(loans.log)
    #expect(try packs.policy(revision: entry.revision).pack.id == "sba-loans")
    let error = #expect(throws: EntryError.self) { try packs.policy(revision: "sha256:0") }
    #expect(
      error?.description == "pack_missing: no entry holds the pack of revision `sha256:0`")
  }

  @Test("a decision made by another policy is not logged")
  func wrongPolicy() throws {
    let dossier = try loans.policy.dossier(json: Array(LoanLog.loans[0].utf8))
    let decision = try Decider(loans.policy).decide(dossier, asOf: .epoch)
    let other = try LoanLog.policy("tech-cultivation")
    let error = #expect(throws: EntryError.self) {
      try loans.log.append(decision, about: dossier, by: other, actor: "a test")
    }
    #expect(
      error?.description == "entry_wrong_policy: the decision was made by "
        + "`\(decision.revision)`, the policy is `\(other.pack.revision)`")
    #expect(try loans.log.size == 3)
  }

  @Test("a pack that is larger than an entry can be is told")
  func tooLarge() throws {
    let entry = PackEntry(
      policy: loans.policy, stamp: .now(),
      origin: .init(actor: "a test", purpose: nil, channel: "library"))
    let count = try entry.json(index: 7).count
    #expect(try entry.json(index: 7, limitBytes: count).count == count)
    let error = #expect(throws: EntryError.self) {
      try entry.json(index: 7, limitBytes: count - 1)
    }
    #expect(
      error?.description == "pack_too_large: the pack `sba-loans` has \(count) bytes as an entry, "
        + "a log takes \(count - 1); keep fewer rows in its tables")
  }

  @Test("a rotation says the keys")
  func rotation() throws {
    let signers = try ["a", "b"].map { try NoteSigner(newNamed: "example.com/\($0)") }
    let record = loans.folder.url.appending(path: "record").path
    _ = try loans.log.rotate(
      LogSigner(key: signers[0], record: record), to: signers[1],
      origin: .init(actor: "lin", purpose: "yearly", channel: "library", isAuthenticated: true))
    guard case .rotation(let entry) = try entry(3) else {
      Issue.record("this is a rotation")
      return
    }
    #expect((entry.actor, entry.isAuthenticated, entry.purpose) == ("lin", true, "yearly"))
    #expect([entry.oldKey, entry.newKey] == signers.map(\.verifier.description))
  }

  @Test("kinds and versions that are not known are kept as what they are")
  func unknown() throws {
    for (text, error) in [
      (
        #"{"index":7,"kind":"override","version":3}"#,
        "entry 7: entry_unknown_kind: `kind`: `override` was written by another engine"
      ),
      (
        #"{"index":7,"kind":"decision","version":2}"#,
        "entry 7: entry_unknown_version: `version`: a `decision` of version `2` was written by "
          + "another engine"
      ),
    ] {
      guard case .unknown(let entry) = try LoggedEntry(Array(text.utf8), at: 7) else {
        Issue.record("\(text)")
        continue
      }
      #expect(entry.error.description == error)
    }
  }

  @Test(
    "what is no entry is told, with its place",
    arguments: [
      ("", "entry_malformed: it is no JSON: 1:1: unexpected_end: expected a value, found the end"),
      ("[]", "entry_malformed: it is no object"),
      ("{}", "entry_malformed: `kind`: it is missing"),
      (#"{"kind":1,"version":1}"#, "entry_malformed: `kind`: it is no text"),
      (#"{"kind":"x","version":1.5}"#, "entry_malformed: `version`: it is no whole number"),
      (#"{"kind":"x","version":-1}"#, "entry_malformed: `version`: it is no whole number"),
      (#"{"kind":"x","version":01}"#, "entry_malformed: it is no JSON: 1:23: bad_number: "),
      (#"{"kind":"x","version":1} "#, "entry_malformed: it is not canonical JSON"),
      (#" {"kind":"x","version":1}"#, "entry_malformed: it is not canonical JSON"),
      (#"{"kind":"x", "version":1}"#, "entry_malformed: it is not canonical JSON"),
      (#"{"kind":"x","version": 1}"#, "entry_malformed: it is not canonical JSON"),
      (#"{"kind" :"x","version":1}"#, "entry_malformed: it is not canonical JSON"),
      (#"{"version":1,"kind":"x"}"#, "entry_malformed: it is not canonical JSON"),
      (#"{"kind":"x","kind":"y","version":1}"#, "entry_malformed: it is not canonical JSON"),
      (#"{"kind":"\u0078","version":1}"#, "entry_malformed: `kind`: it is no text"),
      (
        #"{"index":8,"kind":"pack","version":1}"#,
        "entry_misplaced: `index`: it says that its index is `8`"
      ),
      (#"{"index":7,"kind":"pack","version":1}"#, "entry_malformed: `id`: it is missing"),
      (
        #"{"index":7,"kind":"pack","to":1,"version":1}"#,
        "entry_malformed: `to`: an entry of this kind has no such member"
      ),
    ])
  func malformed(text: String, message: String) throws {
    let error = #expect(throws: EntryError.self) { try LoggedEntry(Array(text.utf8), at: 7) }
    #expect(
      error?.description.hasPrefix("entry 7: " + message) == true, "\(error?.description ?? "")")
  }

  @Test("each member of a decision is read by its type, and none may be missing")
  func strict() throws {
    let text = String(decoding: try loans.log.entry(at: 1), as: UTF8.self)
    let tree = try CanonicalJSON.parse(Array(text.utf8))
    guard case .object(let members) = tree.content else { return }
    for member in members {
      for value in [nil, .list([]), .number(0.5)] as [TextTree.Content?] {
        if member.key == "as_of", value == nil { continue }
        if member.key == "decisions", value == .list([]) { continue }
        let changed = members.compactMap { other -> TextTree.Member? in
          guard other.key == member.key else { return other }
          return value.map { content in
            TextTree.Member(
              key: other.key, keyPlace: other.keyPlace,
              value: TextTree(place: other.value.place, content: content))
          }
        }
        let bytes = CanonicalJSON.canonical(.object(changed))
        let error = #expect(throws: EntryError.self, "\(member.key)") {
          try LoggedEntry(bytes, at: 1)
        }
        #expect(error?.path == member.key)
        #expect(error?.code == .malformed)
      }
    }
  }
}

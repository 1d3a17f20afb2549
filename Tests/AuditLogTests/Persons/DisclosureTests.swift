import CanonicalJSON
import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite("disclosures")
struct DisclosureTests {
  private let files: PersonsFolder
  private let key: NoteSigner
  private let log: AuditLog
  private let keys: PersonKeys

  init() throws {
    files = try PersonsFolder()
    key = try NoteSigner(newNamed: "example.com/log")
    log = try files.log()
    keys = try files.keys()
  }

  private var signer: LogSigner { LogSigner(key: key, record: files.folder.path("record")) }

  private static let note = "/dossier/甲/~0~1"

  /// An entry that hides two values, one of them of two persons, among others.
  private func append(_ id: String = "0193", officer: String = "officer 7") throws -> Int64 {
    let entry = """
      {"dossier":{"officer":"\(officer)","tier":{"committed":"\(String(repeating: "A", count: 43))="},
       "甲":{"~/":[1.5,{"é":null,"\u{1F600}":true}]}},"id":"\(id)"}
      """
    return try log.append(about: [officer, "owner 1"], keys: keys) { group, keys in
      let hidden = try HiddenEntry(
        hiding: [
          PersonalPlace("/dossier/officer", of: [officer]),
          PersonalPlace(Self.note, of: [officer, "owner 1"]),
        ], in: Array(entry.utf8), keys: keys)
      try group.append(hidden.bytes, beside: hidden.beside)
    }.lowerBound
  }

  /// A disclosure of both values, or of some, of the third entry of five.
  private func disclosure(_ pointers: [String] = ["/dossier/officer", note]) throws -> Disclosure {
    if try log.size == 0 {
      for number in 0..<5 { _ = try append("id \(number)", officer: "officer \(number % 2)") }
      _ = try log.checkpoint(signer: signer)
    }
    return try log.disclosure(of: pointers, inEntryAt: 2, keys: keys)
  }

  private func verified(
    _ disclosure: Disclosure, held: [HeldCheckpoint] = []
  ) throws -> [String] {
    try disclosure.verify(keys: [key.verifier], held: held).values.map {
      "\($0.pointer) = \(String(decoding: $0.bytes, as: UTF8.self))"
    }
  }

  private static let values = [
    #"/dossier/officer = "officer 0""#, note + #" = [1.5,{"é":null,"😀":true}]"#,
  ]

  @Test(
    "a disclosure shows its values to who has the public key alone, before and after forgetting")
  func shows() throws {
    let disclosure = try disclosure()
    #expect(try verified(disclosure) == Self.values)
    #expect(try verified(Disclosure(disclosure.bytes)) == Self.values)
    let disclosed = try Disclosure(disclosure.bytes).verify(keys: [key.verifier])
    #expect(disclosed.index == 2)
    #expect(disclosed.id == "id 2")
    #expect(disclosed.checkpoint.head == (try log.head))
    #expect(disclosed.compared == [])
    try keys.forget(["officer 0"], in: log)
    #expect(try verified(Disclosure(disclosure.bytes)) == Self.values)
    let pseudonym = try keys.knownKey(for: "officer 0")?.pseudonym
    #expect(pseudonym == nil)
    #expect(
      personError { _ = try self.disclosure(["/dossier/officer"]) }
        .hasPrefix("/dossier/officer: value_forgotten: the key of `"))
  }

  @Test("it tells nothing of a value that is not opened")
  func closed() throws {
    let disclosure = try disclosure([Self.note])
    #expect(try verified(disclosure) == [Self.values[1]])
    #expect(!String(decoding: disclosure.bytes, as: UTF8.self).contains("officer 0"))
    let seal = try ValueSeal(
      at: ValuePlace(entry: "id 2", pointer: "/dossier/officer"),
      keys: [try #require(try keys.knownKey(for: "officer 0"))])
    let text = String(decoding: disclosure.bytes, as: UTF8.self)
    #expect(!text.contains(Base64.text(of: seal.salt)))
  }

  @Test("its text is what the format says")
  func format() throws {
    let disclosure = try disclosure(["/dossier/officer"])
    let opening = disclosure.openings[0]
    func quoted(_ bytes: [UInt8]) -> String {
      String(
        decoding: CanonicalJSON.canonical(.text(String(decoding: bytes, as: UTF8.self))),
        as: UTF8.self)
    }
    #expect(
      String(decoding: disclosure.bytes, as: UTF8.self)
        == #"{"disclosure":"edict/disclosure/v1","entry":"# + quoted(try log.entry(at: 2))
        + #","openings":[{"at":"/dossier/officer","salt":""# + Base64.text(of: opening.salt)
        + #"","value":"officer 0"}],"proof":"# + quoted(try log.proof(of: 2).bytes) + "}")
  }

  @Test("what is not hidden, not there or not signed yet is not disclosed")
  func making() throws {
    _ = try disclosure()
    let nothing = "bad_pointer: the entry hides nothing there"
    for pointer in ["/dossier/tier", "/id", "", "/none"] {
      #expect(personError { _ = try self.disclosure([pointer]) } == "\(pointer): \(nothing)")
    }
    #expect(
      disclosureError { _ = try self.disclosure([]) }
        == "openings: bad_disclosure: there is a list of at least one")
    #expect(
      disclosureError { _ = try self.disclosure([Self.note, Self.note]) }
        == "openings[1]: bad_disclosure: places ascend, and none stands twice")
    let index = try append()
    #expect(
      logError { _ = try log.disclosure(of: [Self.note], inEntryAt: index, keys: keys) }
        == files.logPath
        + ": log_unsigned: entry `5` is not signed yet, the last checkpoint is of 5 entries")
  }

  @Test("a checkpoint held elsewhere is compared where it is of as many entries")
  func held() throws {
    let disclosure = try disclosure()
    let same = try #require(try log.lastCheckpoint)
    _ = try append()
    let later = try log.checkpoint(signer: signer).note.bytes
    func compared(_ note: [UInt8]) throws -> [String] {
      try disclosure.verify(
        keys: [key.verifier], held: [HeldCheckpoint(name: "monday", note: note)]
      ).compared
    }
    #expect(try compared(same) == ["monday"])
    #expect(try compared(later) == [])
    let checkpoint = try Checkpoint(
      origin: "example.com/log", head: TreeHead(size: 5, root: .empty))
    let forked = try Note(text: checkpoint.text, signatures: []).signed(by: key)
    #expect(
      disclosureError { _ = try compared(forked.bytes) }
        == "monday: log_rewritten: the log signed two histories of 5 entries; keep both checkpoints"
    )
    let other = try NoteSigner(newNamed: "example.com/log")
    let foreign = try Note(text: checkpoint.text, signatures: []).signed(by: other)
    #expect(
      disclosureError { _ = try compared(foreign.bytes) }
        == "monday: checkpoint_refused: unsigned: no signature is by a key that was given")
  }

  @Test("another log's key, and another log's name, refuse it")
  func others() throws {
    let disclosure = try disclosure()
    let other = try NoteSigner(newNamed: "example.com/log")
    #expect(
      disclosureError { _ = try disclosure.verify(keys: [other.verifier]) }
        == "proof: proof_refused: unsigned: no signature is by a key that was given")
    #expect(
      disclosureError { _ = try disclosure.verify(keys: [key.verifier], origin: "b") }
        .hasPrefix("proof: proof_refused: "))
  }

  /// The text that verifying ends with after `change` was made to a disclosure's text.
  private func afterChange(_ old: String, _ new: String) throws -> String {
    let bytes = try disclosure().bytes
    let text = String(decoding: bytes, as: UTF8.self)
    let changed = text.replacing(old, with: new)
    #expect(changed != text, "\(old)")
    return disclosureError { _ = try verified(Disclosure(Array(changed.utf8))) }
  }

  @Test("another value, another place, another entry's opening and another salt are refused")
  func attacks() throws {
    let wrong = "wrong_value: the value is not the one that the entry commits to"
    #expect(
      try afterChange(#""value":"officer 0""#, #""value":"officer 1""#)
        == "/dossier/officer: " + wrong)
    #expect(try afterChange(#"[1.5,"#, #"[1.25,"#) == "\(Self.note): \(wrong)")
    #expect(
      try afterChange(#""at":"/dossier/officer""#, #""at":"/dossier/amount""#)
        == "/dossier/amount: not_hidden: the entry has nothing there")
    #expect(
      try afterChange(#""at":"/dossier/officer""#, #""at":"/dossier/tier""#)
        == "/dossier/tier: not_hidden: the entry hides no value there")
    #expect(
      try afterChange(#""at":"/dossier/officer""#, #""at":"/disclosure""#)
        == "/disclosure: not_hidden: the entry has nothing there")
    #expect(
      try afterChange(#""at":"/dossier/officer""#, #""at":"dossier""#)
        == "openings[1]: bad_disclosure: places ascend, and none stands twice")
    let other = try log.disclosure(
      of: ["/dossier/officer"], inEntryAt: 4, keys: keys)
    let salt = try disclosure().openings[0].salt
    #expect(
      try afterChange(Base64.text(of: salt), Base64.text(of: other.openings[0].salt))
        == "/dossier/officer: " + wrong)
    #expect(
      try afterChange(#""entry":"{"#, #""entry":" {"#)
        == "proof: proof_refused: wrong_proof: the entry is not entry `2` of the 5 that were signed"
    )
    #expect(
      try afterChange(#"index 2"#, #"index 3"#)
        == "proof: proof_refused: wrong_proof: the entry is not entry `3` of the 5 that were signed"
    )
  }

  @Test("no swap of two places' openings is taken")
  func swapped() throws {
    let disclosure = try disclosure()
    let salts = disclosure.openings.map { Base64.text(of: $0.salt) }
    let text = String(decoding: disclosure.bytes, as: UTF8.self)
      .replacing(salts[0], with: "#").replacing(salts[1], with: salts[0])
      .replacing("#", with: salts[1])
    #expect(
      disclosureError { _ = try verified(Disclosure(Array(text.utf8))) }
        == "/dossier/officer: wrong_value: the value is not the one that the entry commits to")
  }

  @Test(
    "there is one form, and what differs from it is refused with its place",
    arguments: [
      (
        #"{"disclosure""#, #"{ "disclosure""#,
        "bad_disclosure: a disclosure is in canonical form (RFC 8785)"
      ),
      ("[1.5,", "[1.50,", "bad_disclosure: a disclosure is in canonical form (RFC 8785)"),
      (
        #"{"disclosure":"edict/disclosure/v1""#, #"{"disclosure":"edict/disclosure/v2""#,
        "disclosure: bad_disclosure: this program knows `edict/disclosure/v1`"
      ),
      (
        #""disclosure":"edict/disclosure/v1","#, "",
        "bad_disclosure: there is an object of `disclosure`, `entry`, `openings`, `proof`, in this order and no other"
      ),
      (
        #""disclosure":"edict/disclosure/v1","#,
        #""author":"x","disclosure":"edict/disclosure/v1","#,
        "bad_disclosure: there is an object of `disclosure`, `entry`, `openings`, `proof`, in this order and no other"
      ),
      (
        #"[{"at":"/dossier/officer","#, #"[{"at":7,"#,
        "openings[0].at: bad_disclosure: there is a text"
      ),
      (
        #"[{"at":"/dossier/officer","#, "[{",
        "openings[0]: bad_disclosure: there is an object of `at`, `salt`, `value`, in this order and no other"
      ),
      (
        #""salt":""#, #""salt":"A"#,
        "openings[0].salt: bad_disclosure: a salt is the base64 of 32 bytes"
      ),
      (
        #""salt":""#, #""salt":"AAAA"#,
        "openings[0].salt: bad_disclosure: a salt is the base64 of 32 bytes"
      ),
      (
        "tlog-proof@v1", "tlog-proof@v2",
        "proof: proof_refused: 1: bad_proof: the first line is `c2sp.org/tlog-proof@v1`"
      ),
      (#"index 2"#, #"extra AAAA\nindex 2"#, "proof: proof_refused: the proof has extra data"),
      (
        #"{"disclosure""#, #"x{"disclosure""#,
        "bad_disclosure: a disclosure is JSON: 1:1: unexpected_byte: expected a value, found `x`"
      ),
    ])
  func form(old: String, new: String, text: String) throws {
    #expect(try afterChange(old, new) == text)
  }

  @Test("cut anywhere, or with a byte changed anywhere, it shows nothing that is not so")
  func everyByte() throws {
    let bytes = try disclosure().bytes
    for length in 0..<bytes.count {
      #expect(throws: DisclosureError.self) { try Disclosure(Array(bytes.prefix(length))) }
    }
    var random = SplitMix(seed: 7)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= UInt8(1 << Int.random(in: 0..<7, using: &random))
      #expect(throws: DisclosureError.self, "\(place)") {
        _ = try verified(Disclosure(changed))
      }
    }
  }

  @Test("more bytes than the limit are not read")
  func limit() {
    let text = disclosureError {
      _ = try Disclosure([UInt8](repeating: 0x20, count: Disclosure.limitBytes + 1))
    }
    #expect(
      text == "disclosure_too_large: a disclosure has 268435457 bytes, the limit is 268435456")
  }

  private func python(_ disclosure: [UInt8]) throws -> Command.Result? {
    try files.folder.write(disclosure, to: "disclosure")
    return try Outsider.python(
      "disclose.py", [files.folder.path("disclosure"), "\(key.verifier)"], in: files.folder.url)
  }

  @Test("Python finds in a disclosure what we do, and refuses another value")
  func outsider() throws {
    let disclosure = try disclosure()
    guard let result = try python(disclosure.bytes) else { return }
    #expect(result.errors == "")
    #expect(
      result.output == "entry 2 of 5, id 2\n" + Self.values.map { $0 + "\n" }.joined())
    let text = String(decoding: disclosure.bytes, as: UTF8.self)
    for (old, new) in [("officer 0", "officer 1"), ("index 2", "index 1"), ("[1.5", "[1.25")] {
      let result = try python(Array(text.replacing(old, with: new).utf8))
      #expect(result?.exit == 1)
      #expect(result?.output == "")
    }
  }
}

/// The `DisclosureError` that `body` throws, as text.
private func disclosureError(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch let error as DisclosureError {
    return error.description
  } catch {
    return "another error: \(error)"
  }
}

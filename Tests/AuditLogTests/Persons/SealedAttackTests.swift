import CanonicalJSON
import Foundation
import Testing

@testable import AuditLog

@Suite("attacks on what is sealed")
struct SealedAttackTests {
  private let files: PersonsFolder
  private let log: AuditLog
  private let keys: PersonKeys

  init() throws {
    files = try PersonsFolder()
    log = try files.log()
    keys = try files.keys()
    for number in 0..<2 {
      let entry = #"{"a":"one","b":{"c":"two"},"id":"\#(number)"}"#
      _ = try log.append(about: ["Q", "R"], keys: keys) { group, keys in
        let hidden = try HiddenEntry(
          hiding: [PersonalPlace("/a", of: ["Q"]), PersonalPlace("/b/c", of: ["Q"])],
          in: Array(entry.utf8), keys: keys)
        try group.append(hidden.bytes, beside: hidden.beside)
      }
    }
  }

  /// The text beside an entry.
  private func beside(_ index: Int64 = 0) throws -> String {
    String(decoding: try log.bytes(besideEntryAt: index) ?? [], as: UTF8.self)
  }

  /// The sealed text at a place.
  private func sealed(_ pointer: String, _ index: Int64 = 0) throws -> String {
    guard
      case .text(let text)? = try CanonicalJSON.parse(Array(beside(index).utf8))[pointer]?.content
    else { return "" }
    return text
  }

  /// What opening the first entry ends with, with other things beside it or other keys.
  private func opening(_ beside: String?, _ others: PersonKeys? = nil) throws -> String {
    let entry = try log.entry(at: 0)
    return personError {
      _ = try OpenedEntry(entry, beside: beside.map { Array($0.utf8) }) {
        try (others ?? keys).key(pseudonym: $0)
      }
    }
  }

  private static let damaged =
    "value_damaged: what is sealed was changed, or was sealed elsewhere or with another key"

  @Test("any byte that was changed in what is sealed is found")
  func changed() throws {
    let bytes = try #require(Base64.bytes(of: sealed("/a").utf8))
    #expect(bytes.count == 12 + 64 + 16)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      let text = try beside().replacing(sealed("/a"), with: Base64.text(of: changed))
      #expect(try opening(text) == "/a: " + Self.damaged)
    }
    for length in [0, 11, 27, 28, 91] {
      let text = try beside().replacing(
        sealed("/a"), with: Base64.text(of: bytes.prefix(length)))
      #expect(try opening(text) == "/a: " + Self.damaged)
    }
  }

  @Test("what was sealed at another place, or of another entry, is not opened here")
  func moved() throws {
    let (a, c) = (try sealed("/a"), try sealed("/b/c"))
    #expect(try opening(#"{"/a":"\#(c)","/b/c":"\#(a)"}"#) == "/a: " + Self.damaged)
    #expect(try opening(beside(1)) == "/a: " + Self.damaged)
  }

  @Test("who has the keys cannot put another value in place of the one that was committed to")
  func another() throws {
    let seal = try ValueSeal(
      at: ValuePlace(entry: "0", pointer: "/a"), keys: keys.keys(for: ["Q"]).values)
    let other = Base64.text(of: try seal.sealed(Array(#""other""#.utf8)))
    #expect(
      try opening(beside().replacing(sealed("/a"), with: other))
        == "/a: value_wrong: what was sealed is not the value that the entry commits to")
  }

  @Test("what is missing beside an entry, or is none of its values, is told with its place")
  func missing() throws {
    let (a, c) = (try sealed("/a"), try sealed("/b/c"))
    let missing = "value_missing: nothing lies beside the entry for it"
    #expect(try opening(nil) == "/a: " + missing)
    #expect(try opening(#"{"/a":"\#(a)"}"#) == "/b/c: " + missing)
    #expect(
      try opening(#"{"/a":"\#(a)","/b/c":"\#(c)","/id":"\#(c)"}"#)
        == "/id: beside_damaged: the entry hides nothing there")
    #expect(try opening(#"{"/a":7}"#) == "/a: beside_damaged: a sealed value is a text")
    #expect(
      try opening(#"{"/a":"*","/b/c":"\#(c)"}"#)
        == "/a: value_damaged: what is sealed is not base64")
    #expect(try opening("[]") == "beside_damaged: what lies beside an entry is an object")
    #expect(
      try opening("{") == "beside_damaged: what lies beside an entry is JSON: 1:2: unexpected_end:"
        + " expected a key, found the end")
  }

  @Test("the keys of another log open nothing, also under the pseudonyms of ours")
  func otherKeys() throws {
    let others = try PersonKeys(path: files.keysFolder.path("others"), access: .append)
    let theirs = try #require(try others.keys(for: ["Q"])["Q"])
    let ours = try #require(try keys.knownKey(for: "Q"))
    let opened = try log.opened(0, keys: others)
    #expect(opened.closed.map(\.pseudonyms) == [[ours.pseudonym], [ours.pseudonym]])
    // Another key under the pseudonym of ours.
    let forged = try #require(
      PersonKey(pseudonym: ours.pseudonym, bytes: theirs.bytes, epoch: 0))
    let entry = try log.entry(at: 0)
    #expect(
      personError {
        _ = try OpenedEntry(entry, beside: log.bytes(besideEntryAt: 0)) { _ in forged }
      } == "/a: " + Self.damaged)
  }

  @Test("a backup of the keys brings a person back, until they are forgotten again")
  func restored() throws {
    let backup = try files.keysFolder.bytes(of: "keys")
    try keys.forget(["Q"], in: log)
    #expect(try log.opened(0, keys: keys).closed.count == 2)
    try files.keysFolder.write(backup, to: "restored")
    let restored = try PersonKeys(path: files.keysFolder.path("restored"), access: .append)
    #expect(try log.opened(0, keys: restored).closed == [])
    try restored.forget(["Q"], in: log)
    #expect(try log.opened(0, keys: restored).closed.count == 2)
  }

  @Test(
    "an entry whose list of hidden values is not in its one form is refused",
    arguments: [
      (#""personal":7"#, "bad_entry: `personal` is an object"),
      (
        #""personal":{"/a":[]}"#,
        "/a: bad_entry: `personal` lists the pseudonyms of a place in order"
      ),
      (
        #""personal":{"/a":["Q"]}"#,
        "/a: bad_entry: `personal` lists the pseudonyms of a place in order"
      ),
      (
        #""personal":{"/a":["@","@"]}"#,
        "/a: bad_entry: `personal` lists the pseudonyms of a place in order"
      ),
      (#""personal":{"/a":["@"]}"#, "/a: bad_entry: no commitment stands there"),
      (#""personal":{"/d":["@"]}"#, "/d: bad_pointer: the entry has nothing there"),
      (
        #""personal":{"/a/~":["@"]}"#,
        "/a/~: bad_pointer: a place in an entry is `/name/position/…`"
      ),
    ])
  func list(personal: String, text: String) throws {
    let pseudonym = String(repeating: "0", count: 32)
    let entry = #"{"a":"one","id":"0",\#(personal.replacing("@", with: pseudonym))}"#
    #expect(
      personError { _ = try OpenedEntry(Array(entry.utf8), beside: nil) { _ in nil } } == text)
  }
}

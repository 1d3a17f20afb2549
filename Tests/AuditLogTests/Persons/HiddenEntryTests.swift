import CanonicalJSON
import Foundation
import Testing

@testable import AuditLog

@Suite("hidden values")
struct HiddenEntryTests {
  private static let digits = Array("0123456789abcdef")

  /// A key that is the same on each run.
  private static func key(_ number: Int) throws -> PersonKey {
    let bytes = (0..<32).map { UInt8(32 * number + $0) }
    let pseudonym = String(repeating: digits[number], count: 32)
    return try #require(PersonKey(pseudonym: pseudonym, bytes: bytes, epoch: 0))
  }

  private static func keys() throws -> [String: PersonKey] {
    ["Q": try key(0), "R": try key(1), "S": try key(2)]
  }

  private static let entry = #"""
    {"id":"0193","list":[{"a":1},{"a":true},{"a":null}],"m~/n":{"":"Q"},"officer":"Qué 甲"}
    """#

  private static func hide(
    _ places: [PersonalPlace], in entry: String = entry
  ) throws -> HiddenEntry {
    try HiddenEntry(hiding: places, in: Array(entry.utf8), keys: keys())
  }

  private static func open(
    _ hidden: HiddenEntry, beside: [UInt8]? = nil, without: [String] = []
  ) throws -> OpenedEntry {
    let keys = Dictionary(uniqueKeysWithValues: try keys().map { ($1.pseudonym, $1) })
    let gone = Set(try without.map { try keys[Self.keys()[$0]?.pseudonym ?? ""]?.pseudonym ?? "" })
    return try OpenedEntry(hidden.bytes, beside: beside ?? hidden.beside) {
      gone.contains($0) ? nil : keys[$0]
    }
  }

  private static let all: [PersonalPlace] = [
    PersonalPlace("/officer", of: ["Q"]), PersonalPlace("/m~0~1n/", of: ["Q", "R"]),
    PersonalPlace("/list/0/a", of: ["R"]), PersonalPlace("/list/2", of: ["S", "R", "Q"]),
  ]

  @Test("salt and commitment are what Python computes, of one person and of two")
  func vectors() throws {
    let place = ValuePlace(entry: "0193-é", pointer: "/a/b~1c")
    for (keys, salt, commitment) in [
      (
        [try Self.key(0)], "eb3d7cb2332db747078b6fa525361bda0ea34192ee3e6c774481bbcb9ab38ef8",
        "3c8960223de0fca496924ffc626539b30b5358a49edefafe47cfd83e114d7f50"
      ),
      (
        [try Self.key(1), try Self.key(0), try Self.key(0)],
        "d115afb91fbf17fd26616b61b0326ae2a5a4742de8732407f31baa690794c0e9",
        "59fd37d83bf22e44cb818333316c9d493b817b57ab6377b7a87b78e05db8389b"
      ),
    ] {
      let seal = try ValueSeal(at: place, keys: keys)
      #expect(Self.hex(seal.salt) == salt)
      #expect(Self.hex(seal.commitment(to: Array(#""Q""#.utf8)).bytes) == commitment)
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String(format: "%02x", $0) }.joined()
  }

  @Test("an entry is what it was once all is opened, and until then holds no hidden value")
  func roundTrip() throws {
    let hidden = try Self.hide(Self.all)
    let text = String(decoding: hidden.bytes, as: UTF8.self)
    #expect(
      !text.contains("Qué") && !text.contains("甲") && !text.contains(#"null"#)
        && text.contains(#"{"a":true}"#))
    let opened = try Self.open(hidden)
    #expect(opened.text == Self.entry)
    #expect(opened.closed == [])
  }

  @Test("the log names pseudonyms in order, and a commitment in the place of each value")
  func leaf() throws {
    let hidden = try Self.hide([PersonalPlace("/m~0~1n/", of: ["R", "Q"])])
    let seal = try ValueSeal(
      at: ValuePlace(entry: "0193", pointer: "/m~0~1n/"), keys: [Self.key(0), Self.key(1)])
    let commitment = Base64.text(of: seal.commitment(to: Array(#""Q""#.utf8)).bytes)
    let (zero, one) = (try Self.key(0).pseudonym, try Self.key(1).pseudonym)
    #expect(
      String(decoding: hidden.bytes, as: UTF8.self)
        == #"{"id":"0193","list":[{"a":1},{"a":true},{"a":null}],"m~/n":{"":{"committed":"#
        + #""\#(commitment)"}},"officer":"Qué 甲","personal":{"/m~0~1n/":["\#(zero)","\#(one)"]}}"#)
  }

  @Test("the same entry hidden twice has the same bytes, and other bytes beside it")
  func repeated() throws {
    let (first, second) = (try Self.hide(Self.all), try Self.hide(Self.all.reversed()))
    #expect(first.bytes == second.bytes)
    #expect(first.beside != second.beside)
  }

  @Test("without places an entry stays as it is, in canonical form")
  func without() throws {
    let hidden = try Self.hide([], in: #"{ "id": "1", "a": 1.0 }"#)
    #expect(String(decoding: hidden.bytes, as: UTF8.self) == #"{"a":1,"id":"1"}"#)
    #expect(hidden.beside == nil)
    #expect(try Self.open(hidden) == OpenedEntry(hidden.bytes, beside: nil) { _ in nil })
  }

  @Test("to forget one of those whose value it is hides it, and tells whose key is missing")
  func forgotten() throws {
    let hidden = try Self.hide(Self.all)
    let opened = try Self.open(hidden, without: ["R"])
    #expect(
      opened.closed
        == ["/list/0/a", "/list/2", "/m~0~1n/"].map { pointer in
          OpenedEntry.Closed(
            place: ValuePlace(entry: "0193", pointer: pointer),
            pseudonyms: [String(repeating: "1", count: 32)])
        })
    #expect(opened.text.contains(#""officer":"Qué 甲""#))
    #expect(opened.text.contains(#""m~/n":{"":{"committed":"#))
  }

  @Test("values of one block of length lie in as many bytes", arguments: [1, 2, 30, 62])
  func lengths(count: Int) throws {
    let entry = #"{"id":"1","a":"\#(String(repeating: "x", count: count))"}"#
    let short = try Self.hide([PersonalPlace("/a", of: ["Q"])], in: #"{"a":true,"id":"1"}"#)
    #expect(
      try Self.hide([PersonalPlace("/a", of: ["Q"])], in: entry).beside?.count
        == short.beside?.count)
  }

  @Test(
    "what cannot be hidden is refused with its place",
    arguments: [
      ("/nothing", "{}", "bad_entry: an entry that hides values has a text `id`"),
      (
        "/a", "[1",
        "bad_entry: an entry that hides values is JSON: 1:3: unexpected_end: expected `,` or `]`, found the end"
      ),
      ("/b", #"{"a":1,"id":"1"}"#, "/b: bad_pointer: the entry has nothing there"),
      ("/a/b", #"{"a":1,"id":"1"}"#, "/a/b: bad_pointer: the entry has nothing there"),
      ("/a/01", #"{"a":[1,2],"id":"1"}"#, "/a/01: bad_pointer: the entry has nothing there"),
      ("/a/-", #"{"a":[1,2],"id":"1"}"#, "/a/-: bad_pointer: the entry has nothing there"),
      ("/a/2", #"{"a":[1,2],"id":"1"}"#, "/a/2: bad_pointer: the entry has nothing there"),
      ("", #"{"id":"1"}"#, ": bad_pointer: a place in an entry is `/name/position/…`"),
      ("a", #"{"a":1,"id":"1"}"#, "a: bad_pointer: a place in an entry is `/name/position/…`"),
      ("/a~2", #"{"id":"1"}"#, "/a~2: bad_pointer: a place in an entry is `/name/position/…`"),
      ("/a", #"{"a":1,"id":"1","personal":{}}"#, "bad_entry: an entry hides its values once"),
      ("/id", #"{"id":"1"}"#, "/id: bad_pointer: the id of an entry is not hidden"),
    ])
  func refused(pointer: String, entry: String, text: String) throws {
    #expect(
      personError { _ = try Self.hide([PersonalPlace(pointer, of: ["Q"])], in: entry) } == text)
  }

  @Test("places within others, twice, of nobody, and of somebody without a key are refused")
  func places() throws {
    func text(_ places: PersonalPlace...) -> String {
      personError { _ = try Self.hide(places) }
    }
    let nested = "bad_pointer: a hidden value is in another, or listed twice"
    #expect(
      text(PersonalPlace("/list", of: ["Q"]), PersonalPlace("/list/0/a", of: ["R"]))
        == "/list/0/a: " + nested)
    #expect(
      text(PersonalPlace("/list/0/a", of: ["Q"]), PersonalPlace("/list", of: ["R"]))
        == "/list: " + nested)
    #expect(
      text(PersonalPlace("/officer", of: ["Q"]), PersonalPlace("/officer", of: ["Q"]))
        == "/officer: " + nested)
    #expect(
      text(PersonalPlace("/officer", of: []))
        == "/officer: no_key: a hidden value is of at least one person")
    #expect(
      text(PersonalPlace("/officer", of: ["X"]))
        == "/officer: no_key: the key of a person was not given")
  }

  @Test("a pointer deeper than any value is refused, however deep")
  func deep() throws {
    let pointer = String(repeating: "/a", count: 200_000)
    #expect(
      personError { _ = try Self.hide([PersonalPlace(pointer, of: ["Q"])]) }
        .hasSuffix(": bad_pointer: a place in an entry is `/name/position/…`"))
  }
}

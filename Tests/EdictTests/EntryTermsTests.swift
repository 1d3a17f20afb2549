import Edict
import Testing

@Suite("what entries are found by")
struct EntryTermsTests {
  @Test("a decision's entry by its pack, revision, people, decisions and rules")
  func decision() {
    let entry = """
      {"actor":"lin","decided_at":"2026-11-23T08:15:02.113Z","decisions":["grant"],"id":"i",\
      "kind":"decision","pack":"grants","results":{"grant":{"asks":["firm.staff"],"failed":["small"],\
      "missing":["firm.staff"],"outcome":"no","passed":["served"]}},"revision":"r","subject":"B2"}
      """
    let terms = EntryTerms(ofEntry: Array(entry.utf8))
    #expect(terms.time == 1_795_421_702_113)
    #expect(
      terms.terms.map { "\($0.kind) \($0.value)" }.sorted() == [
        "actor lin", "decision grant", "decision grant=no", "kind decision", "pack grants",
        "revision r",
        "rule grant.served", "rule grant.served=pass", "rule grant.small", "rule grant.small=fail",
        "subject B2",
      ])
  }

  @Test("a rotation by its time and actor")
  func rotation() {
    let entry = #"{"actor":"lin","kind":"rotation","rotated_at":"1970-01-02T00:00:00.001Z"}"#
    #expect(
      EntryTerms(ofEntry: Array(entry.utf8))
        == EntryTerms(
          time: 86_400_001, terms: [EntryTerm("actor", "lin"), EntryTerm("kind", "rotation")]))
  }

  @Test("a pack by its id, revision, time and actor, and by nothing that its files say")
  func pack() {
    let entry = """
      {"actor":"lin","files":{"pack.yaml":{"sha256":"0","text":"subject: A1"}},"kind":"pack",\
      "logged_at":"1970-01-01T00:00:01.000Z","pack":"grants","revision":"r"}
      """
    let terms = EntryTerms(ofEntry: Array(entry.utf8))
    #expect(terms.time == 1000)
    #expect(
      terms.terms.map { "\($0.kind) \($0.value)" }.sorted()
        == ["actor lin", "kind pack", "pack grants", "revision r"])
  }

  @Test(
    "what is no entry by nothing",
    arguments: ["", "{", "[1]", #""x""#, #"{"pack":1,"results":[]}"#]
  )
  func others(entry: String) { #expect(EntryTerms(ofEntry: Array(entry.utf8)) == EntryTerms()) }

  @Test(
    "a time is a day, a minute, a second or a millisecond",
    arguments: [
      ("1970-01-01", 0...86_399_999), ("1970-01-02T00:00Z", 86_400_000...86_459_999),
      ("1970-01-01T00:01:02Z", 62_000...62_999),
      ("1970-01-01T23:59:59.999Z", 86_399_999...86_399_999),
    ] as [(String, ClosedRange<Int64>)])
  func spans(text: String, milliseconds: ClosedRange<Int64>) {
    #expect(TimeSpan(text)?.milliseconds == milliseconds)
  }

  @Test(
    "what is no time is refused",
    arguments: [
      "", "T", "2026-02-30", "2026-01-01T", "2026-01-01TZ", "2026-01-01T08Z", "2026-01-01T08:15",
      "2026-01-01T24:00Z", "2026-01-01T08:60Z", "2026-01-01T08:15:60Z", "2026-01-01T08:15:02.1Z",
      "2026-01-01T0a:15Z", "2026-01-01T08.15Z", "2026-01-01T08:15ZZ", "2026-01-01t08:15Z",
    ])
  func refused(text: String) { #expect(TimeSpan(text) == nil) }
}

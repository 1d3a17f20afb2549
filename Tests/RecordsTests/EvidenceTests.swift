import CanonicalJSON
import Records
import Testing

@Suite("evidence")
struct EvidenceTests {
  private static func written(_ dossier: Dossier) -> String {
    var writer = JSONWriter()
    dossier.writeEvidence(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static let firm =
    #""firm":{"id":"A1","address":{"city":"X"},"awards":[{"level":"city"}],"tags":["x"]}"#

  @Test("says by path what facts rest on, wherever it stands, and is written in order")
  func read() throws {
    let evidence = #"""
      "evidence": {"firm.tags": {"period": "2025"}, "firm.awards[1].level": {"document": "scan 7",
        "observed_on": "2026-03-01", "period": null}, "firm.address.city": {"document": "深圳"},
        "firm.name": null, "firm.awards": {"document": "list"}, "firm.address": {"document": "x"}}
      """#
    let type = try Samples.nestedType()
    for json in ["{\(Self.firm),\(evidence)}", "{\(evidence),\(Self.firm)}"] {
      let dossier = try type.dossier(json: bytes(json))
      #expect(
        dossier.evidence.map(\.path) == [
          "firm.address", "firm.address.city", "firm.awards", "firm.awards[1].level", "firm.tags",
        ])
      #expect(dossier.evidence[3].observedOn == CalendarDate(iso: "2026-03-01"))
      #expect(
        Self.written(dossier)
          == #"{"firm.address":{"document":"x"},"firm.address.city":{"document":"深圳"},"#
          + #""firm.awards":{"document":"list"},"#
          + #""firm.awards[1].level":{"document":"scan 7","observed_on":"2026-03-01"},"#
          + #""firm.tags":{"period":"2025"}}"#)
      var writer = JSONWriter()
      dossier.writeCanonical(to: &writer)
      let records = String(decoding: writer.bytes, as: UTF8.self)
      #expect(!records.contains("evidence"))
      let again = try type.dossier(
        json: bytes(records.dropLast() + ",\"evidence\":\(Self.written(dossier))}"))
      #expect(again.evidence == dossier.evidence)
    }
  }

  @Test(
    "there is none without the key, nor where it is null or empty",
    arguments: ["", #","evidence":null"#, #","evidence":{}"#])
  func none(evidence: String) throws {
    let dossier = try Samples.nestedType().dossier(json: bytes("{\(Self.firm)\(evidence)}"))
    #expect(dossier.evidence == [])
    #expect(Self.written(dossier) == "{}")
  }

  private static let refusals: [(evidence: String, error: String)] = [
    ("[1]", "not_an_object: `evidence`: `[1]` is not an object"),
    (#"{},"evidence":{}"#, "duplicate_key: `evidence`: the evidence stands twice"),
    (
      #"{"firm.adress":{"period":"x"}}"#,
      "unknown_field: `evidence`: `firm.adress` is no path of a field; did you mean `firm.address`?"
    ),
    (
      #"{"firm.awards[0].level":{"period":"x"}}"#,
      "unknown_field: `evidence`: `firm.awards[0].level` is no path of a field; did you mean "
        + "`firm.awards[1].level`?"
    ),
    (#"{"firm":{"period":"x"}}"#, "unknown_field: `evidence`: `firm` is no path of a field"),
    (#"{"":{"period":"x"}}"#, "unknown_field: `evidence`: `` is no path of a field"),
    (
      #"{"firm.awards[01]":{"period":"x"}}"#,
      "unknown_field: `evidence`: `firm.awards[01]` is no path of a field; did you mean `firm.awards[1].on`?"
    ),
    (
      #"{"firm.tags[]":{"period":"x"}}"#,
      "unknown_field: `evidence`: `firm.tags[]` is no path of a field; did you mean `firm.tags`?"
    ),
    (#"{"firm.id":"x"}"#, #"not_an_object: `firm.id`: its evidence: `"x"` is not an object"#),
    (
      #"{"firm.id":{"period":"x"},"firm.id":{"period":"x"}}"#,
      "duplicate_key: `firm.id`: its evidence stands twice"
    ),
    (
      #"{"firm.id":{}}"#,
      "bad_evidence: `firm.id`: its evidence says nothing: write `document`, `observed_on`, `period` or "
        + "some of them"
    ),
    (
      #"{"firm.id":{"period":null}}"#,
      "bad_evidence: `firm.id`: its evidence says nothing: write `document`, `observed_on`, `period` or "
        + "some of them"
    ),
    (
      #"{"firm.id":{"perod":"x"}}"#,
      "unknown_field: `firm.id`: evidence has no `perod`; did you mean `period`?"
    ),
    (
      #"{"firm.id":{"page":"x"}}"#,
      "unknown_field: `firm.id`: evidence has no `page`, but `document`, `observed_on`, `period`"
    ),
    (
      #"{"firm.id":{"period":"x","period":"x"}}"#,
      "duplicate_key: `firm.id`: `period` of its evidence stands twice"
    ),
    (
      #"{"firm.id":{"document":7}}"#,
      "bad_text: `firm.id`: `document` of its evidence: `7` is not text"
    ),
    (
      #"{"firm.id":{"document":""}}"#,
      "bad_text: `firm.id`: `document` of its evidence: `` is empty"
    ),
    (
      #"{"firm.id":{"document":"a\u0000"}}"#,
      #"bad_text: `firm.id`: `document` of its evidence: `a\0` holds U+0000"#
    ),
    (
      #"{"firm.id":{"observed_on":"2026-02-30"}}"#,
      "bad_date: `firm.id`: `observed_on` of its evidence: `2026-02-30` is no day of the calendar"
    ),
    (
      #"{"firm.id":{"observed_on":"March"}}"#,
      "bad_date: `firm.id`: `observed_on` of its evidence: `March` is not a date of the form `YYYY-MM-DD`"
    ),
    (
      #"{"firm.name":{"period":"x"}}"#,
      "bad_evidence: `firm.name`: there is evidence of it, and the dossier has no value of it"
    ),
    (
      #"{"firm.awards[2].level":{"period":"x"}}"#,
      "bad_evidence: `firm.awards[2].level`: there is evidence of it, and the dossier has no value of it"
    ),
    (
      #"{"firm.awards[1].on":{"period":"x"}}"#,
      "bad_evidence: `firm.awards[1].on`: there is evidence of it, and the dossier has no value of it"
    ),
    (
      #"{"credit_case.role":{"period":"x"}}"#,
      "bad_evidence: `credit_case.role`: there is evidence of it, and the dossier has no value of it"
    ),
  ]

  @Test("that can't be taken is refused with its path and what is wrong", arguments: refusals)
  func refused(evidence: String, error: String) throws {
    let type = try Samples.nestedType()
    let found = #expect(throws: RecordError.self) {
      try type.dossier(json: bytes("{\"evidence\":\(evidence),\(Self.firm)}"))
    }
    #expect(found?.description == "line 1: " + error)
  }

  @Test("with the subject's record alone there is none, and the key is no field")
  func alone() throws {
    let found = #expect(throws: RecordError.self) {
      try Samples.nestedType().dossier(json: bytes(#"{"id":"A1","evidence":{}}"#))
    }
    #expect(
      found?.description
        == "line 1: unknown_field: `evidence` is no field of `firm`; it stands beside records that are "
        + #"named: `{"firm": {…}, "evidence": {…}}`"#)
  }

  @Test("one record's evidence isn't the next one's")
  func next() throws {
    let lines = "{\(Self.firm),\"evidence\":{\"firm.id\":{\"period\":\"x\"}}}\n{\(Self.firm)}\n"
    let reader = DossierReader(
      type: try Samples.nestedType(), source: BytesSource(bytes(lines)))
    var counts: [Int] = []
    while case .dossier(let dossier, _)? = try reader.next() {
      counts.append(dossier.evidence.count)
    }
    #expect(counts == [1, 0])
  }

  @Test("of a value that was taken out is kept")
  func takenOut() throws {
    let firm = try recordType(
      "firm",
      fields: #"""
        "id": {"type": "string", "x-personal": "id"},
        "scores": {"type": "array", "x-personal": "id", "items": {"type": "number"}}
        """#, required: #"["id"]"#, more: #""x-id": "id","#)
    let type = DossierType(recordTypes: [firm], subject: 0)
    let json =
      #"{"evidence":{"firm.id":{"period":"x"},"firm.scores[2]":{"period":"y"}},"firm":{}}"#
    let dossier = try type.dossier(json: bytes(json), lacking: ["/firm/id", "/firm/scores"])
    #expect(dossier.evidence.map(\.path) == ["firm.id", "firm.scores[2]"])
    let found = #expect(throws: RecordError.self) {
      try type.dossier(json: bytes(json), lacking: ["/firm/id"])
    }
    #expect(found?.code == .badEvidence)
  }

  @Test("no record type is called so")
  func name() {
    let found = #expect(throws: RecordTypeError.self) {
      try recordType("evidence", fields: #""a": {"type": "string"}"#)
    }
    #expect(
      found?.description
        == "1:1: bad_name: `evidence` stands beside the records of a dossier and is none")
  }
}

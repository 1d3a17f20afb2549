import CanonicalJSON
import Records
import Testing

@Suite("dossiers")
struct DossierTests {
  @Test("slots, text and the subject are found by record type and field")
  func access() throws {
    let type = try Samples.dossierType()
    let dossier = try type.dossier(
      json: bytes(
        #"{"firm":{"name":"Ünal","id":"A1","staff":7,"listed":true,"founded":"2024-02-29"}}"#))
    #expect(dossier.isSubmitted == [false, true])
    #expect(dossier.slots.count == type.slotCount)
    #expect(dossier.subjectID == "A1")
    #expect(dossier.subjectName == "Ünal")
    let name = dossier.slot(record: 1, field: 1)
    #expect(name.kind == .text)
    #expect(dossier.text(of: name) == "Ünal")
    #expect(dossier.withUTF8(of: name) { $0.count } == 5)
    #expect(dossier.slot(record: 1, field: 3).number == 7)
    #expect(dossier.slot(record: 1, field: 5).boolean)
    #expect(dossier.text(of: dossier.slot(record: 1, field: 6)) == "2024-02-29")
    #expect(dossier.slot(record: 1, field: 4).kind == .absent)
    #expect(dossier.text(of: dossier.slot(record: 0, field: 0)) == "")
    #expect(try type.dossier(json: bytes(#"{"id":"A1"}"#)).subjectName == nil)
  }

  @Test("slots are numbered through the record types in order")
  func numbering() throws {
    let type = try Samples.dossierType()
    #expect(type.indexes == ["credit_case": 0, "firm": 1])
    #expect(type.firstSlots == [0, 2])
    #expect(type.slotCount == 9)
    #expect(type.canonicalOrder == [0, 1])
  }

  @Test("minus zero is zero")
  func zero() throws {
    let dossier = try Samples.dossierType().dossier(json: bytes(#"{"id":"A1","staff":-0.0}"#))
    #expect(dossier.slot(record: 1, field: 3).number.sign == .plus)
  }

  @Test("what is written canonically reads back to the same")
  func roundTrip() throws {
    let type = try Samples.dossierType()
    let text =
      #"{"credit_case":{"loss":-0.5,"role":"\"\u0001é"},"firm":{"founded":"0001-01-01","id":"","listed":false,"share":0.3,"staff":0,"stage":"seed"}}"#
    #expect(canonical(try type.dossier(json: bytes(text))) == text)
  }
}

/// Collects the values of one dossier after another.
struct DossierBuilder {
  let type: DossierType
  private var isSubmitted: [Bool] = []
  private var slots: [Dossier.Slot] = []
  private var text: [UInt8] = []
  /// How much room the last dossier's text took.
  private var lastTextCount = 0

  init(_ type: DossierType) { self.type = type }

  /// Begins a dossier that holds nothing.
  mutating func begin() {
    isSubmitted = type.nothingSubmitted
    slots = type.absentSlots
    text = []
    text.reserveCapacity(lastTextCount + 64)
  }

  mutating func submit(_ record: Int) { isSubmitted[record] = true }

  /// Takes -0 for 0, as canonical JSON does, so that a dossier written and read again is the same.
  mutating func put(_ number: Double, in slot: Int) {
    slots[slot].kind = .number
    slots[slot].number = number == 0 ? 0 : number
  }

  mutating func put(_ boolean: Bool, in slot: Int) {
    slots[slot].kind = .boolean
    slots[slot].boolean = boolean
  }

  /// Takes valid UTF-8; a record's limit keeps offsets within `Int32`.
  mutating func put(_ utf8: Bytes, in slot: Int) {
    slots[slot].kind = .text
    slots[slot].textStart = Int32(text.count)
    slots[slot].textCount = Int32(utf8.count)
    text.append(contentsOf: utf8)
  }

  mutating func put(_ date: CalendarDate, in slot: Int) {
    slots[slot].kind = .text
    slots[slot].textStart = Int32(text.count)
    slots[slot].textCount = 10
    date.appendISO(to: &text)
  }

  /// The dossier; throws where a submitted record lacks a required field.
  mutating func finish() throws(RecordFault) -> Dossier {
    for slot in type.requiredSlots
    where slots[slot].kind == .absent && isSubmitted[type.plans[slot].record] {
      throw RecordFault(.missingField, field: type.plans[slot].path, "the field is required")
    }
    lastTextCount = text.count
    return Dossier(type: type, isSubmitted: isSubmitted, slots: slots, text: text)
  }
}

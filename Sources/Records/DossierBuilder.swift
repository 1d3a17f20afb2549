/// Collects the values of one dossier after another.
struct DossierBuilder {
  let type: DossierType
  private var isSubmitted: [Bool] = []
  private var slots: [Dossier.Slot] = []
  private var text: [UInt8] = []
  /// The items so far of the lists that are being read, the innermost list's last.
  private var items: [Dossier.Slot] = []
  /// What was taken out of the dossiers.
  var lacking = Lacking()
  /// How much room the last dossier's text took.
  private var lastTextCount = 0
  /// How many slots it had.
  private var lastSlotCount = 0

  init(_ type: DossierType) { self.type = type }

  /// Begins a dossier that holds nothing.
  mutating func begin() {
    isSubmitted = type.nothingSubmitted
    // With the room that it will need, so that nothing is copied on the way.
    slots = []
    slots.reserveCapacity(max(lastSlotCount, type.slotCount))
    slots.append(contentsOf: type.absentSlots)
    text = []
    text.reserveCapacity(lastTextCount + 64)
    if !items.isEmpty { items.removeAll() }
  }

  mutating func submit(_ record: Int) { isSubmitted[record] = true }

  mutating func put(_ value: Dossier.Slot, in slot: Int) { slots[slot] = value }

  /// Takes -0 for 0, as canonical JSON does, so that a dossier written and read again is the same.
  func number(_ number: Double) -> Dossier.Slot {
    Dossier.Slot(
      kind: .number, boolean: false, number: number == 0 ? 0 : number, textStart: 0, textCount: 0)
  }

  func boolean(_ boolean: Bool) -> Dossier.Slot {
    Dossier.Slot(kind: .boolean, boolean: boolean, number: 0, textStart: 0, textCount: 0)
  }

  /// Takes valid UTF-8; a record's limit keeps offsets within `Int32`.
  mutating func text(_ utf8: Bytes) -> Dossier.Slot {
    let start = text.count
    text.append(contentsOf: utf8)
    return slot(.text, start, utf8.count)
  }

  mutating func date(_ date: CalendarDate) -> Dossier.Slot {
    let start = text.count
    date.appendISO(to: &text)
    return slot(.text, start, text.count - start)
  }

  /// The dossier; throws where a submitted record lacks a required field.
  mutating func finish() throws(RecordFault) -> Dossier {
    for slot in type.requiredSlots
    where slots[slot].kind == .absent && isSubmitted[type.plans[slot].record]
      && !lacking.holds(type.plans[slot], in: [])
    {
      throw RecordFault(.missingField, field: type.plans[slot].path, "the field is required")
    }
    (lastTextCount, lastSlotCount) = (text.count, slots.count)
    return Dossier(type: type, isSubmitted: isSubmitted, slots: slots, text: text)
  }

  private func slot(_ kind: Dossier.Slot.Kind, _ start: Int, _ count: Int) -> Dossier.Slot {
    Dossier.Slot(
      kind: kind, boolean: false, number: 0, textStart: Int32(start), textCount: Int32(count))
  }
}

extension DossierBuilder {
  /// Makes room for an object's fields, all absent.
  mutating func beginObject(_ object: ObjectPlan) throws(RecordFault) -> Dossier.Slot {
    try checkRoom(for: object.plans.count)
    let start = slots.count
    slots.append(contentsOf: repeatElement(.absent, count: object.plans.count))
    return slot(.object, start, object.plans.count)
  }

  /// Throws where an object that has been read, in items of these numbers, lacks a required field.
  func endObject(
    _ object: ObjectPlan, at first: Int, in items: [Int]
  ) throws(RecordFault) {
    for field in object.requiredFields
    where slots[first + field].kind == .absent && !lacking.holds(object.plans[field], in: items) {
      throw RecordFault(.missingField, field: object.plans[field].path, "the field is required")
    }
  }

  /// Begins a list; `endList` takes what this gives.
  func beginList() -> Int { items.count }

  mutating func add(_ item: Dossier.Slot) throws(RecordFault) {
    try checkRoom(for: 1)
    items.append(item)
  }

  /// Puts a list's items one after another behind what lies in them.
  mutating func endList(
    _ list: FieldPlan, from first: Int, in numbers: [Int]
  ) throws(RecordFault) -> Dossier.Slot {
    let start = slots.count
    let count = items.count - first
    try list.check(itemCount: count)
    slots.append(contentsOf: items[first...])
    items.removeLast(count)
    if list.field.limits.uniqueItems { try checkItems(start, count, list, numbers) }
    return slot(.list, start, count)
  }

  private func checkRoom(for count: Int) throws(RecordFault) {
    let taken = slots.count - type.slotCount + items.count
    if taken + count > DossierReader.maximumNestedSlots { throw .tooManySlots }
  }

  /// Throws where two known items are equal, that is, alike in canonical JSON.
  private func checkItems(
    _ start: Int, _ count: Int, _ list: FieldPlan, _ items: [Int]
  ) throws(RecordFault) {
    guard let item = list.item else { return }
    let values = DossierValues(type: type, slots: slots, text: text)
    var numbers: [[UInt8]: Int] = [:]
    for number in 1..<count + 1
    where slots[start + number - 1].kind != .absent
      && !lacking.reaches(item: number, of: list, in: items)
    {
      let canonical = values.canonical(slots[start + number - 1], of: item)
      guard let first = numbers.updateValue(number, forKey: canonical) else { continue }
      let shown = canonical.withUnsafeBufferPointer(Shown.quoted)
      throw RecordFault(
        .duplicateItem, field: list.path, "items \(first) and \(number) are both \(shown)")
    }
  }
}

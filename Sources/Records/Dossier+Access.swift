public import CanonicalJSON

extension Dossier {
  /// The value of a field, given by the indexes of its record type and of itself.
  public func slot(record: Int, field: Int) -> Slot { slots[type.firstSlots[record] + field] }

  /// The text of a slot; empty where it holds none.
  public func text(of slot: Slot) -> String {
    withUTF8(of: slot) { String(decoding: $0, as: UTF8.self) }
  }

  /// Gives the UTF-8 of a slot's text, valid within the call only; empty where it holds none.
  public func withUTF8<Result>(
    of slot: Slot, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let start = slot.kind == .text ? Int(slot.textStart) : 0
    let count = slot.kind == .text ? Int(slot.textCount) : 0
    return try text.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[start..<start + count]))
    }
  }

  /// The slots of an object's fields, in the order of its shape, or of a list's items; none of all
  /// else.
  ///
  /// Their indices are those in `slots`.
  public func slots(in slot: Slot) -> ArraySlice<Slot> {
    guard slot.kind == .object || slot.kind == .list else { return [] }
    let start = Int(slot.textStart)
    return slots[start..<start + Int(slot.textCount)]
  }

  /// The text that names the subject.
  public var subjectID: String { subjectText(type.recordTypes[type.subject].idField) ?? "" }

  /// The text that is shown beside it; nil where no field is named for that, or it isn't known.
  public var subjectName: String? { subjectText(type.recordTypes[type.subject].nameField) }

  private func subjectText(_ field: Int?) -> String? {
    guard let field else { return nil }
    let slot = slot(record: type.subject, field: field)
    return slot.kind == .text ? text(of: slot) : nil
  }
}

extension Dossier {
  /// Writes `{"record": {"field": value, …}, …}`: the submitted records with their known fields.
  ///
  /// Of nested objects, too, the known fields are written; an item of a list that isn't known is
  /// `null`.
  public func writeCanonical(to writer: inout JSONWriter) {
    let values = DossierValues(type: type, slots: slots, text: text)
    writer.beginObject()
    for record in type.canonicalOrder where isSubmitted[record] {
      writer.key(type.recordTypes[record].name)
      values.write(type.objects[record], at: type.firstSlots[record], to: &writer)
    }
    writer.endObject()
  }
}

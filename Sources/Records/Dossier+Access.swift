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
    let start = Int(slot.textStart)
    return try text.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[start..<start + Int(slot.textCount)]))
    }
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
  public func writeCanonical(to writer: inout JSONWriter) {
    writer.beginObject()
    for record in type.canonicalOrder where isSubmitted[record] {
      let recordType = type.recordTypes[record]
      writer.key(recordType.name)
      writer.beginObject()
      for field in recordType.canonicalOrder {
        let slot = slot(record: record, field: field)
        if slot.kind == .absent { continue }
        writer.key(recordType.fields[field].name)
        write(slot, to: &writer)
      }
      writer.endObject()
    }
    writer.endObject()
  }

  private func write(_ slot: Slot, to writer: inout JSONWriter) {
    switch slot.kind {
    case .absent: writer.null()
    case .boolean: writer.boolean(slot.boolean)
    case .number: writer.number(slot.number)
    case .text: withUTF8(of: slot) { writer.text($0) }
    }
  }
}

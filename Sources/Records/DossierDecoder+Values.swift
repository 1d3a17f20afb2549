import CanonicalJSON

extension DossierDecoder {
  /// Reads the value that a token begins.
  ///
  /// The schema bounds how deeply this recurses.
  mutating func readValue(
    _ token: JSONReader.Token, _ plan: FieldPlan, _ reader: inout JSONReader, _ bytes: Bytes
  ) throws(RecordFault) -> Dossier.Slot {
    switch (token, plan.kind) {
    case (.null, _): return .absent
    case (.text, .text):
      var slot = Dossier.Slot.absent
      if let fault = reader.withText({ readText($0, plan, into: &slot) }) { throw fault }
      return slot
    case (.text, .date):
      guard let date = reader.withText({ CalendarDate(iso: $0) }) else {
        let isNoDay = reader.withText { CalendarDate.read($0, as: .iso) == .noSuchDay }
        throw plan.wrongDate(try reader.written(in: bytes), form: .iso, isNoDay: isNoDay)
      }
      try plan.check(date: date)
      return builder.date(date)
    case (.number(let value), .number), (.number(let value), .integer):
      try plan.check(number: value, written: try reader.written(in: bytes))
      return builder.number(value)
    case (.boolean(let value), .boolean):
      try plan.check(boolean: value, written: try reader.written(in: bytes))
      return builder.boolean(value)
    case (.beginObject, .object): return try readObject(plan, &reader, bytes)
    case (.beginArray, .list): return try readList(plan, &reader, bytes)
    default: throw plan.wrongKind(try reader.written(in: bytes))
    }
  }

  private mutating func readText(
    _ text: Bytes, _ plan: FieldPlan, into slot: inout Dossier.Slot
  ) -> RecordFault? {
    do throws(RecordFault) { try plan.check(text: text) } catch { return error }
    slot = builder.text(text)
    return nil
  }

  private mutating func readObject(
    _ plan: FieldPlan, _ reader: inout JSONReader, _ bytes: Bytes
  ) throws(RecordFault) -> Dossier.Slot {
    guard let shape = plan.shape else { return .absent }
    let slot = try builder.beginObject(type.objects[shape])
    try readFields(of: shape, at: Int(slot.textStart), &reader, bytes)
    try builder.endObject(type.objects[shape], at: Int(slot.textStart), in: itemNumbers)
    return slot
  }

  private mutating func readList(
    _ plan: FieldPlan, _ reader: inout JSONReader, _ bytes: Bytes
  ) throws(RecordFault) -> Dossier.Slot {
    guard let item = plan.item else { return .absent }
    let first = builder.beginList()
    itemNumbers.append(1)
    while true {
      let token = try reader.token()
      if token == .endArray { break }
      try builder.add(try readValue(token, item, &reader, bytes))
      itemNumbers[itemNumbers.count - 1] += 1
    }
    itemNumbers.removeLast()
    return try builder.endList(plan, from: first, in: itemNumbers)
  }
}

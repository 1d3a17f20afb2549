import CanonicalJSON

/// Reads dossiers from JSON objects, each given whole.
struct DossierDecoder {
  private let type: DossierType
  private var builder: DossierBuilder
  /// Whether a key for each slot has been read.
  private var seen: [Bool] = []

  init(_ type: DossierType) {
    self.type = type
    builder = DossierBuilder(type)
  }

  /// Reads one dossier.
  ///
  /// Bytes that aren't JSON are reported as that, whatever else is wrong.
  mutating func decode(_ bytes: Bytes) throws(RecordFault) -> Dossier {
    if bytes.count > DossierReader.maximumRecordBytes { throw .tooLarge }
    var isNamed = false
    do {
      isNamed = try seemsNamed(bytes)
      return try decode(bytes, isNamed: isNamed)
    } catch {
      if try namesSubject(bytes) && !isNamed { return try decode(bytes, isNamed: true) }
      throw error
    }
  }

  private mutating func decode(_ bytes: Bytes, isNamed: Bool) throws(RecordFault) -> Dossier {
    var reader = JSONReader(bytes)
    builder.begin()
    seen = type.nothingSeen
    guard try reader.token() == .beginObject else {
      throw RecordFault(.notAnObject, value: bytes, "\(Shown.quoted(bytes)) is not an object")
    }
    if isNamed {
      try readRecords(&reader, bytes)
    } else {
      builder.submit(type.subject)
      try readFields(of: type.subject, &reader, bytes)
    }
    _ = try reader.token()
    return try builder.finish()
  }

  /// Whether the first key tells that the records are named; where it doesn't tell, all are asked.
  ///
  /// A field of the subject tells that they aren't: if a record of the subject's name follows after
  /// all, then that is no field, and `decode` asks again.
  private func seemsNamed(_ bytes: Bytes) throws(RecordFault) -> Bool {
    var reader = JSONReader(bytes)
    guard try reader.token() == .beginObject, try reader.token() == .key else { return false }
    let record = reader.withText { type.recordNames.index(of: $0) }
    if record == type.subject { return true }
    let isField = reader.withText { type.fieldNames[type.subject].index(of: $0) != nil }
    return record == nil && isField ? false : try namesSubject(bytes)
  }

  /// Whether the subject's record type is among the keys; reads all of `bytes` where it isn't first.
  private func namesSubject(_ bytes: Bytes) throws(RecordFault) -> Bool {
    var reader = JSONReader(bytes)
    var isNamed = false
    if try reader.token() == .beginObject {
      while try reader.token() == .key {
        isNamed = isNamed || reader.withText { type.recordNames.index(of: $0) } == type.subject
        try reader.skip()
      }
    }
    while try reader.token() != .end {}
    return isNamed
  }
}

extension DossierDecoder {
  /// Reads `"record": {…}, …}`.
  private mutating func readRecords(_ reader: inout JSONReader, _ bytes: Bytes) throws(RecordFault)
  {
    var read: Set<Int> = []
    var holdsSubject = false
    while try reader.token() == .key {
      guard let record = reader.withText({ type.recordNames.index(of: $0) }) else {
        throw unknownRecordType(reader.withText(Shown.cut))
      }
      let name = type.recordTypes[record].name
      guard read.insert(record).inserted else {
        throw RecordFault(.duplicateKey, field: name, "the record stands twice")
      }
      switch try reader.token() {
      case .null: continue
      case .beginObject:
        builder.submit(record)
        holdsSubject = holdsSubject || record == type.subject
        try readFields(of: record, &reader, bytes)
      default:
        let written = try reader.written(in: bytes)
        throw RecordFault(
          .notAnObject, field: name, value: written,
          "\(Shown.quoted(written)) is not an object")
      }
    }
    if !holdsSubject { throw missingSubject }
  }

  /// Reads `"field": value, …}`.
  private mutating func readFields(
    of record: Int, _ reader: inout JSONReader, _ bytes: Bytes
  ) throws(RecordFault) {
    let names = type.fieldNames[record]
    var next = 0
    while try reader.token() == .key {
      guard let field = reader.withText({ names.index(of: $0, guess: next) }) else {
        throw unknownField(reader.withText(Shown.cut), in: record)
      }
      next = field + 1
      let slot = type.firstSlots[record] + field
      if seen[slot] {
        throw RecordFault(.duplicateKey, field: type.plans[slot].path, "the field stands twice")
      }
      seen[slot] = true
      try readValue(in: slot, &reader, bytes)
    }
  }

  private mutating func readValue(
    in slot: Int, _ reader: inout JSONReader, _ bytes: Bytes
  ) throws(RecordFault) {
    let plan = type.plans[slot]
    switch (try reader.token(), plan.kind) {
    case (.null, _): return
    case (.text, .text):
      if let fault = reader.withText({ putText($0, in: slot, plan) }) { throw fault }
    case (.text, .date):
      guard let date = reader.withText({ CalendarDate(iso: $0) }) else {
        let isNoDay = reader.withText { CalendarDate.read($0, as: .iso) == .noSuchDay }
        throw plan.wrongDate(try reader.written(in: bytes), form: .iso, isNoDay: isNoDay)
      }
      try plan.check(date: date)
      builder.put(date, in: slot)
    case (.number(let value), .number), (.number(let value), .integer):
      try plan.check(number: value, written: try reader.written(in: bytes))
      builder.put(value, in: slot)
    case (.boolean(let value), .boolean):
      try plan.check(boolean: value, written: try reader.written(in: bytes))
      builder.put(value, in: slot)
    default: throw plan.wrongKind(try reader.written(in: bytes))
    }
  }

  private mutating func putText(_ text: Bytes, in slot: Int, _ plan: FieldPlan) -> RecordFault? {
    do throws(RecordFault) { try plan.check(text: text) } catch { return error }
    builder.put(text, in: slot)
    return nil
  }

  private func unknownRecordType(_ name: String) -> RecordFault {
    let hint = Nearest.hint(to: name, among: type.recordNames.names)
    return RecordFault(.unknownRecordType, "\(Shown.quoted(name)) is no record type\(hint)")
  }

  private func unknownField(_ name: String, in record: Int) -> RecordFault {
    let recordType = type.recordTypes[record]
    if record == type.subject && type.indexes[name] != nil { return missingSubject }
    let hint = Nearest.hint(to: name, among: type.fieldNames[record].names)
    return RecordFault(
      .unknownField, "\(Shown.quoted(name)) is no field of `\(recordType.name)`\(hint)")
  }

  private var missingSubject: RecordFault {
    RecordFault(
      .missingSubject,
      "the record of the subject, `\(type.recordTypes[type.subject].name)`, is missing")
  }
}

extension JSONReader {
  /// The next token.
  fileprivate mutating func token() throws(RecordFault) -> Token {
    do { return try next() } catch { throw RecordFault(error) }
  }

  /// Reads past the next value.
  fileprivate mutating func skip() throws(RecordFault) {
    do { try skipValue() } catch { throw RecordFault(error) }
  }

  /// The bytes of the value whose first token has just been read; reads to its end.
  fileprivate mutating func written(in bytes: Bytes) throws(RecordFault) -> Bytes {
    let start = tokenOffset
    let first = bytes[start]
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      let outer = depth - 1
      while depth > outer { _ = try token() }
    }
    return Bytes(rebasing: bytes[start..<offset])
  }
}

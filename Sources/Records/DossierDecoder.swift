import CanonicalJSON

/// Reads dossiers from JSON objects, each given whole.
struct DossierDecoder {
  let type: DossierType
  var builder: DossierBuilder
  /// Whether each field of the record and the objects that are being read has been read, the
  /// innermost object's last.
  private var seen: [Bool] = []
  /// Which item of each list that is being read is next or at hand, counted from 1.
  var itemNumbers: [Int] = []
  /// What evidence has been read, and of which facts.
  var evidence: [(fact: FactPath, evidence: Evidence)] = []

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
    seen.removeAll(keepingCapacity: true)
    itemNumbers.removeAll(keepingCapacity: true)
    if !evidence.isEmpty { evidence = [] }
    guard try reader.token() == .beginObject else {
      throw RecordFault(.notAnObject, value: bytes, "\(Shown.quoted(bytes)) is not an object")
    }
    do throws(RecordFault) {
      if isNamed {
        try readRecords(&reader, bytes)
      } else {
        try readRecord(type.subject, &reader, bytes)
      }
    } catch {
      throw error.numbered(itemNumbers)
    }
    _ = try reader.token()
    let dossier = try builder.finish()
    return evidence.isEmpty ? dossier : try adding(to: dossier)
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
    let isField = reader.withText { type.objects[type.subject].names.index(of: $0) != nil }
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
    var hasEvidence = false
    var holdsSubject = false
    while try reader.token() == .key {
      guard let record = reader.withText({ type.recordNames.index(of: $0) }) else {
        guard reader.withText(Self.isEvidence) else {
          throw unknownRecordType(reader.withText(Shown.cut))
        }
        if hasEvidence {
          throw RecordFault(.duplicateKey, field: Evidence.key, "the evidence stands twice")
        }
        hasEvidence = true
        try readEvidence(&reader, bytes)
        continue
      }
      let name = type.recordTypes[record].name
      guard read.insert(record).inserted else {
        throw RecordFault(.duplicateKey, field: name, "the record stands twice")
      }
      switch try reader.token() {
      case .null: continue
      case .beginObject:
        holdsSubject = holdsSubject || record == type.subject
        try readRecord(record, &reader, bytes)
      default:
        let written = try reader.written(in: bytes)
        throw RecordFault(
          .notAnObject, field: name, value: written,
          "\(Shown.quoted(written)) is not an object")
      }
    }
    if !holdsSubject { throw missingSubject }
  }

  private mutating func readRecord(
    _ record: Int, _ reader: inout JSONReader, _ bytes: Bytes
  ) throws(RecordFault) {
    builder.submit(record)
    try readFields(of: record, at: type.firstSlots[record], &reader, bytes)
  }

  /// Reads `"field": value, …}` of a shape into slots from `first` on.
  mutating func readFields(
    of shape: Int, at first: Int, _ reader: inout JSONReader, _ bytes: Bytes
  ) throws(RecordFault) {
    let object = type.objects[shape]
    let firstSeen = seen.count
    seen.append(contentsOf: repeatElement(false, count: object.plans.count))
    var next = 0
    while try reader.token() == .key {
      guard let field = reader.withText({ object.names.index(of: $0, guess: next) }) else {
        throw unknownField(reader.withText(Shown.cut), in: shape)
      }
      next = field + 1
      let plan = object.plans[field]
      if seen[firstSeen + field] {
        throw RecordFault(.duplicateKey, field: plan.path, "the field stands twice")
      }
      seen[firstSeen + field] = true
      let value = try readValue(try reader.token(), plan, &reader, bytes)
      builder.put(value, in: first + field)
    }
    seen.removeLast(object.plans.count)
  }

  private func unknownRecordType(_ name: String) -> RecordFault {
    let hint = Nearest.hint(to: name, among: type.recordNames.names)
    return RecordFault(.unknownRecordType, "\(Shown.quoted(name)) is no record type\(hint)")
  }

  private func unknownField(_ name: String, in shape: Int) -> RecordFault {
    if shape == type.subject && type.indexes[name] != nil { return missingSubject }
    if shape == type.subject && name == Evidence.key {
      return RecordFault(
        .unknownField,
        "`\(name)` is no field of `\(type.shapes[shape].path)`; it stands beside records that are named: "
          + "`{\"\(type.shapes[shape].path)\": {…}, \"\(name)\": {…}}`")
    }
    let owner = RecordFault.numbered(type.shapes[shape].path, itemNumbers)
    let hint = Nearest.hint(to: name, among: type.objects[shape].names.names)
    return RecordFault(.unknownField, "\(Shown.quoted(name)) is no field of `\(owner)`\(hint)")
  }

  private var missingSubject: RecordFault {
    RecordFault(
      .missingSubject,
      "the record of the subject, `\(type.recordTypes[type.subject].name)`, is missing")
  }
}

extension JSONReader {
  /// The next token.
  mutating func token() throws(RecordFault) -> Token {
    do { return try next() } catch { throw RecordFault(error) }
  }

  /// Reads past the next value.
  fileprivate mutating func skip() throws(RecordFault) {
    do { try skipValue() } catch { throw RecordFault(error) }
  }

  /// The bytes of the value whose first token has just been read; reads to its end.
  mutating func written(in bytes: Bytes) throws(RecordFault) -> Bytes {
    let start = tokenOffset
    let first = bytes[start]
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      let outer = depth - 1
      while depth > outer { _ = try token() }
    }
    return Bytes(rebasing: bytes[start..<offset])
  }
}

import CanonicalJSON

extension DossierDecoder {
  /// Whether the key that has just been read is that of the evidence.
  static func isEvidence(_ key: Bytes) -> Bool { key.elementsEqual(Evidence.key.utf8) }

  /// Reads `{"path": {"document": "…", …}, …}`; whether there is a value at each path is asked once
  /// all records are read.
  mutating func readEvidence(_ reader: inout JSONReader, _ bytes: Bytes) throws(RecordFault) {
    guard try beginsObject(&reader, bytes, Evidence.key, "") else { return }
    var paths: Set<String> = []
    while try reader.token() == .key {
      let path = reader.withText { String(decoding: $0, as: UTF8.self) }
      guard let fact = FactPath(path, in: type) else {
        throw reader.withText { unknownPath(path, $0) }
      }
      guard paths.insert(path).inserted else {
        throw RecordFault(.duplicateKey, field: path, "its evidence stands twice")
      }
      guard try beginsObject(&reader, bytes, path, "its evidence: ") else { continue }
      evidence.append((fact, try readEvidence(of: path, &reader, bytes)))
    }
  }

  /// The dossier with the evidence that was read; throws where it is of a value that isn't there.
  func adding(to dossier: Dossier) throws(RecordFault) -> Dossier {
    var dossier = dossier
    for (fact, evidence) in evidence where !fact.hasValue(in: dossier, lacking: builder.lacking) {
      throw RecordFault(
        .badEvidence, field: evidence.path,
        "there is evidence of it, and the dossier has no value of it")
    }
    dossier.evidence = evidence.map(\.evidence).sorted { $0.path < $1.path }
    return dossier
  }

  /// Whether an object begins; false where it is null, which says nothing.
  private func beginsObject(
    _ reader: inout JSONReader, _ bytes: Bytes, _ field: String, _ what: String
  ) throws(RecordFault) -> Bool {
    switch try reader.token() {
    case .null: return false
    case .beginObject: return true
    default:
      let written = try reader.written(in: bytes)
      throw RecordFault(
        .notAnObject, field: field, value: written,
        "\(what)\(Shown.quoted(written)) is not an object")
    }
  }

  private func readEvidence(
    of path: String, _ reader: inout JSONReader, _ bytes: Bytes
  ) throws(RecordFault) -> Evidence {
    var texts: [Evidence.Member: String] = [:]
    var seen: Set<Evidence.Member> = []
    while try reader.token() == .key {
      let name = reader.withText { Evidence.Member(rawValue: String(decoding: $0, as: UTF8.self)) }
      guard let member = name else { throw reader.withText { unknownMember(path, $0) } }
      guard seen.insert(member).inserted else {
        throw RecordFault(
          .duplicateKey, field: path, "`\(member.rawValue)` of its evidence stands twice")
      }
      texts[member] = try readText(of: member, path, &reader, bytes)
    }
    if texts.isEmpty {
      throw RecordFault(
        .badEvidence, field: path,
        "its evidence says nothing: write \(Shown.list(Evidence.Member.allCases.map(\.rawValue))) "
          + "or some of them")
    }
    return Evidence(
      path: path, document: texts[.document], period: texts[.period],
      observedOn: texts[.observedOn].flatMap { CalendarDate(iso: $0) })
  }

  /// The text of a member; nil where it is null.
  private func readText(
    of member: Evidence.Member, _ path: String, _ reader: inout JSONReader, _ bytes: Bytes
  ) throws(RecordFault) -> String? {
    let token = try reader.token()
    if token == .null { return nil }
    guard token == .text else {
      let written = try reader.written(in: bytes)
      throw Self.bad(member, .badText, path, written, "\(Shown.quoted(written)) is not text")
    }
    let fault = reader.withText { text -> RecordFault? in
      if text.isEmpty || text.contains(0) {
        let cause = text.isEmpty ? "is empty" : "holds U+0000"
        return Self.bad(member, .badText, path, text, "\(Shown.quoted(text)) \(cause)")
      }
      if member != .observedOn || CalendarDate(iso: text) != nil { return nil }
      let cause =
        CalendarDate.read(text, as: .iso) == .noSuchDay
        ? "is no day of the calendar" : "is not a date of the form `YYYY-MM-DD`"
      return Self.bad(member, .badDate, path, text, "\(Shown.quoted(text)) \(cause)")
    }
    if let fault { throw fault }
    return reader.withText { String(decoding: $0, as: UTF8.self) }
  }
}

extension DossierDecoder {
  private static func bad(
    _ member: Evidence.Member, _ code: RecordError.Code, _ path: String, _ written: Bytes,
    _ message: String
  ) -> RecordFault {
    RecordFault(
      code, field: path, value: written, "`\(member.rawValue)` of its evidence: \(message)")
  }

  private func unknownMember(_ path: String, _ written: Bytes) -> RecordFault {
    let members = Evidence.Member.allCases.map(\.rawValue)
    let name = Shown.cut(written)
    let hint = Nearest.hint(to: name, among: members)
    return RecordFault(
      .unknownField, field: path, value: written,
      "evidence has no \(Shown.quoted(name))"
        + (hint.isEmpty ? ", but \(Shown.list(members))" : hint))
  }

  private func unknownPath(_ path: String, _ written: Bytes) -> RecordFault {
    let paths = type.shapes.flatMap { shape in
      shape.fields.map { "\(shape.path).\($0.name)".replacing("[]", with: "[1]") }
    }
    let hint = Nearest.hint(to: path, among: paths)
    return RecordFault(
      .unknownField, field: Evidence.key, value: written,
      "\(Shown.quoted(written)) is no path of a field\(hint)")
  }
}

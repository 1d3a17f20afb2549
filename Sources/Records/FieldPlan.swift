/// What reading needs of a field: made once, so that a value costs no string.
final class FieldPlan: Sendable {
  let field: Field
  /// The path, such as `visit.length` or `firm.awards[].level`.
  let path: String
  /// The index of the record type.
  let record: Int
  let kind: Field.Kind
  /// The words of an enumeration.
  let words: NameIndex?
  /// Whether anything but the kind and the words bounds the value.
  let isLimited: Bool
  /// Whether the field or something in it is personal.
  let holdsPersonal: Bool
  /// The index of an object's shape.
  let shape: Int?
  /// What a list's items are.
  let item: FieldPlan?

  /// Takes `shape` for the object that the field is or that stands in its lists, if there is one.
  init(_ field: Field, path: String, record: Int, shape: Int) {
    self.field = field
    self.record = record
    self.path = path
    kind = field.kind
    words = field.words.map(NameIndex.init)
    isLimited = field.limits != Field.Limits()
    holdsPersonal = field.holdsPersonal
    self.shape = kind == .object ? shape : nil
    item =
      kind == .list
      ? field.children.first.map {
        FieldPlan($0, path: path + "[]", record: record, shape: shape)
      } : nil
  }

  /// What stands in the innermost of lists; itself where it is no list.
  var innermost: FieldPlan { item?.innermost ?? self }

  /// Throws where text isn't a value of the field.
  func check(text: Bytes) throws(RecordFault) {
    if text.contains(0) {
      throw RecordFault(.badText, field: path, value: text, "\(Shown.quoted(text)) holds U+0000")
    }
    if let words, words.index(of: text) == nil { throw unknownWord(text, words.names) }
    if isLimited { try check(field.limits.violation(by: text), text) }
  }

  /// Throws where a number, written so, isn't a value of the field.
  func check(number: Double, written: Bytes) throws(RecordFault) {
    if kind == .integer {
      if number.rounded(.towardZero) != number {
        throw RecordFault(
          .badInteger, field: path, value: written,
          "\(Shown.quoted(written)) is not a whole number")
      }
      if number.magnitude > 0x1p53 || Self.isInexact(number, written) {
        throw beyondIntegers(.badInteger, written)
      }
    } else if Self.isInexact(number, written) {
      throw beyondIntegers(.badNumber, written)
    }
    if isLimited { try check(field.limits.violation(by: number), written) }
  }

  /// Throws where a date isn't a value of the field.
  func check(date: CalendarDate) throws(RecordFault) {
    guard isLimited else { return }
    var iso: [UInt8] = []
    date.appendISO(to: &iso)
    try iso.withUnsafeBufferPointer { (text) throws(RecordFault) in
      try check(field.limits.violation(by: text), text)
    }
  }

  /// Throws where a list of so many items isn't a value of the field.
  func check(itemCount: Int) throws(RecordFault) {
    if let message = field.limits.violation(byItemCount: itemCount) {
      throw RecordFault(.badItemCount, field: path, message)
    }
  }

  /// Throws where a boolean, written so, isn't a value of the field.
  func check(boolean: Bool, written: Bytes) throws(RecordFault) {
    if isLimited { try check(field.limits.violation(by: boolean), written) }
  }

  /// The error of a value of another kind.
  func wrongKind(_ written: Bytes) -> RecordFault {
    let (code, wanted): (RecordError.Code, String) =
      switch kind {
      case .text: (.badText, "text")
      case .number: (.badNumber, "a number")
      case .integer: (.badInteger, "a whole number")
      case .boolean: (.badBoolean, "`true` or `false`")
      case .date: (.badDate, "a date of the form `YYYY-MM-DD`")
      case .object: (.notAnObject, "an object")
      case .list: (.notAList, "a list")
      }
    return RecordFault(
      code, field: path, value: written, "\(Shown.quoted(written)) is not \(wanted)")
  }

  /// The error of text that isn't a date of a form.
  func wrongDate(_ written: Bytes, form: Field.Column.DateForm, isNoDay: Bool = false)
    -> RecordFault
  {
    let message =
      isNoDay ? "is no day of the calendar" : "is not a date of the form `\(form.rawValue)`"
    return RecordFault(.badDate, field: path, value: written, "\(Shown.quoted(written)) \(message)")
  }
}

extension FieldPlan {
  private func check(
    _ violation: (code: RecordError.Code, message: String)?, _ written: Bytes
  ) throws(RecordFault) {
    if let violation {
      throw RecordFault(violation.code, field: path, value: written, violation.message)
    }
  }

  /// The last part of the path.
  private var shownName: Substring {
    path[(path.lastIndex(of: ".") ?? path.startIndex)...].dropFirst()
  }

  private func unknownWord(_ text: Bytes, _ words: [String]) -> RecordFault {
    let written = Shown.quoted(text)
    if words.count <= 8 {
      return RecordFault(
        .unknownWord, field: path, value: text, "\(written) is none of \(Shown.list(words))")
    }
    let hint = Nearest.hint(to: String(decoding: text, as: UTF8.self), among: words)
    return RecordFault(
      .unknownWord, field: path, value: text,
      "\(written) is none of the \(words.count) words of `\(shownName)`\(hint)")
  }

  private func beyondIntegers(_ code: RecordError.Code, _ written: Bytes) -> RecordFault {
    RecordFault(
      code, field: path, value: written,
      "\(Shown.quoted(written)) is an integer beyond 9007199254740992")
  }

  /// Whether an integer is written, without fraction or exponent, that lies beyond 2^53: there
  /// doubles have gaps, so that another number might be meant.
  private static func isInexact(_ number: Double, _ written: Bytes) -> Bool {
    guard number.magnitude >= 0x1p53 else { return false }
    let digits = written.first == UInt8(ascii: "-") ? written.dropFirst() : written[...]
    guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return false }
    return !digits.elementsEqual("9007199254740992".utf8)
  }
}

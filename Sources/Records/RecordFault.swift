import CanonicalJSON

/// What is wrong with a record, before it is known where the record stands.
struct RecordFault: Error {
  let code: RecordError.Code
  var field: String?
  var value: String?
  let message: String

  init(
    _ code: RecordError.Code, field: String? = nil, value: Bytes? = nil, _ message: String
  ) {
    self.code = code
    self.field = field
    self.value = value.map(Shown.cut)
    self.message = message
  }

  /// Bytes that aren't JSON.
  init(_ error: JSONError) {
    let line = error.place.line > 1 ? "line \(error.place.line), " : ""
    self.init(.invalidJSON, "\(line)column \(error.place.column): \(error.message)")
  }

  /// A record whose nested values are beyond the limit.
  static var tooManySlots: RecordFault {
    RecordFault(
      .recordTooLarge,
      "the record has more than \(DossierReader.maximumNestedSlots) nested fields and items")
  }

  /// A record that is beyond the limit.
  static var tooLarge: RecordFault {
    RecordFault(
      .recordTooLarge, "the record has more than \(DossierReader.maximumRecordBytes) bytes")
  }
}

extension RecordFault {
  /// The same, with the numbers of the items in which it stands in the field's path.
  func numbered(_ items: [Int]) -> RecordFault {
    var fault = self
    fault.field = field.map { Self.numbered($0, items) }
    return fault
  }

  /// A path such as `firm.awards[].level` with the numbers of items in its brackets.
  static func numbered(_ path: String, _ items: [Int]) -> String {
    if items.isEmpty { return path }
    var numbers = items.makeIterator()
    var numbered = ""
    for character in path {
      numbered.append(character)
      if character == "[", let number = numbers.next() { numbered += "\(number)" }
    }
    return numbered
  }
}

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

  /// A record that is beyond the limit.
  static var tooLarge: RecordFault {
    RecordFault(
      .recordTooLarge, "the record has more than \(DossierReader.maximumRecordBytes) bytes")
  }
}

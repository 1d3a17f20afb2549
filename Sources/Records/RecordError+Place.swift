extension RecordError {
  /// The same error of a record that stands elsewhere, such as in an entry of a log.
  package func at(line: Int, record: Int) -> RecordError {
    RecordError(self, line: line, record: record)
  }

  private init(_ other: RecordError, line: Int, record: Int) {
    code = other.code
    self.line = line
    self.record = record
    field = other.field
    value = other.value
    message = other.message
  }
}

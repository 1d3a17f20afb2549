public import CanonicalJSON

extension RecordType {
  /// Reads a record type from its schema, a closed profile of JSON Schema 2020-12.
  ///
  /// Of the record type: `type: object`, `properties`, `required`, `additionalProperties: false`,
  /// `title`, `description`, `x-id`, `x-name`. Of a field: `type`, `enum`, `const`, `format: date`,
  /// bounds, `title`, `description`, `x-ordered`, `x-unit`, `x-personal`, `x-judgement`,
  /// `x-segment`, `x-actionable`, `x-column`, and `x-format`, which says how CSV writes it: an
  /// object of `date` (`YYYY-MM-DD`, `M/D/YYYY` or `D-Mon-YY`), `thousands` (`true`), and lists of
  /// words `true`, `false` and `unknown`; or one word, a form of dates or `thousands`.
  ///
  /// Throws every problem found, in the order of the text.
  public init(name: String, schema: TextTree) throws(RecordTypeError) {
    var reader = SchemaReader(name: name)
    let type = reader.read(schema)
    guard reader.problems.isEmpty, let type else {
      throw RecordTypeError(
        problems: reader.problems.sorted { ($0.place, $0.message) < ($1.place, $1.message) })
    }
    self = type
  }
}

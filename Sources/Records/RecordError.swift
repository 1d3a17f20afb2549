/// Why one record was refused; the records after it are still read.
public struct RecordError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of error it is; it stays the same from release to release.
  public let code: Code
  /// The line at which the record begins, counted from 1.
  public let line: Int
  /// Which record of the input it is, counted from 1.
  public let record: Int
  /// The path of the field, such as `visit.length`, where one is at fault.
  public let field: String?
  /// The value as it was written, cut to 60 characters, where one is at fault.
  public let value: String?
  /// The cause: lower case, without full stop, the user's words in backticks.
  public let message: String

  init(_ fault: RecordFault, at place: RecordPlace) {
    code = fault.code
    line = place.line
    record = place.number
    field = fault.field
    value = fault.value
    message = fault.message
  }

  /// One line: place, code, field and cause, such as
  /// ``line 14: bad_number: `visit.length`: `abc` is not a number``.
  public var description: String {
    let field = field.map { "`\($0)`: " } ?? ""
    return "line \(line): \(code.name): \(field)\(message)"
  }
}

extension RecordError {
  /// The kinds of error.
  public struct Code: Sendable, Hashable {
    /// The code as it is printed, such as `bad_number`.
    public let name: String
    init(_ name: String) { self.name = name }

    /// A JSON record isn't JSON.
    public static let invalidJSON = Code("invalid_json")
    /// A dossier, a record or a nested value that must be one isn't an object.
    public static let notAnObject = Code("not_an_object")
    /// A key or field stands twice.
    public static let duplicateKey = Code("duplicate_key")
    /// A dossier holds a record of no type of the pack.
    public static let unknownRecordType = Code("unknown_record_type")
    /// A dossier holds other records but not its subject's.
    public static let missingSubject = Code("missing_subject")
    /// A record holds a field that its type hasn't.
    public static let unknownField = Code("unknown_field")
    /// A required field is absent or null.
    public static let missingField = Code("missing_field")
    /// A value isn't text, or text that can't be carried.
    public static let badText = Code("bad_text")
    /// A value isn't a number, or one that a double can't carry.
    public static let badNumber = Code("bad_number")
    /// A value isn't a whole number at most 2^53 away from zero.
    public static let badInteger = Code("bad_integer")
    /// A value is neither true nor false.
    public static let badBoolean = Code("bad_boolean")
    /// A value isn't a day of the calendar in the form that its field asks.
    public static let badDate = Code("bad_date")
    /// A value isn't a list.
    public static let notAList = Code("not_a_list")
    /// Text isn't one of an enumeration's words.
    public static let unknownWord = Code("unknown_word")
    /// A value isn't the only one that its field takes.
    public static let notConstant = Code("not_constant")
    /// A number lies beyond a bound.
    public static let outOfRange = Code("out_of_range")
    /// A number isn't a multiple of its field's step.
    public static let notMultiple = Code("not_multiple")
    /// Text is shorter or longer than its field takes.
    public static let badLength = Code("bad_length")
    /// Text doesn't match its field's pattern.
    public static let patternMismatch = Code("pattern_mismatch")
    /// Text is no Unified Social Credit Code.
    public static let badUSCC = Code("bad_uscc")
    /// Text is no Legal Entity Identifier.
    public static let badLEI = Code("bad_lei")
    /// A list has fewer or more items than its field takes.
    public static let badItemCount = Code("bad_item_count")
    /// Two items of a list are equal whose field takes none twice.
    public static let duplicateItem = Code("duplicate_item")
    /// Evidence says nothing, or is of a value that the dossier lacks.
    public static let badEvidence = Code("bad_evidence")
    /// A record is larger than `DossierReader.maximumRecordBytes` or `maximumNestedSlots`.
    public static let recordTooLarge = Code("record_too_large")
    /// A CSV row has more or fewer cells than the header.
    public static let wrongCellCount = Code("wrong_cell_count")
    /// A quote stands within a CSV cell that doesn't begin with one.
    public static let bareQuote = Code("bare_quote")
    /// Something other than a comma or line end follows a CSV cell's closing quote.
    public static let textAfterQuote = Code("text_after_quote")
    /// A CSV cell's quote isn't closed.
    public static let unclosedQuote = Code("unclosed_quote")
    /// A carriage return stands outside quotes without a line feed.
    public static let bareCarriageReturn = Code("bare_carriage_return")
  }
}

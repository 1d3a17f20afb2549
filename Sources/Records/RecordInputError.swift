/// Why reading stopped: the input is no record file, or it can't be read.
public struct RecordInputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of error it is; it stays the same from release to release.
  public let code: Code
  /// The line at which it was found, counted from 1.
  public let line: Int
  /// The cause: lower case, without full stop, the user's words in backticks.
  public let message: String

  /// One line: place, code and cause, such as
  /// ``line 1: unknown_column: `Trem` is no field of `visit`; did you mean `Term`?``.
  public var description: String { "line \(line): \(code.name): \(message)" }

  /// The kinds of error.
  public struct Code: Sendable, Hashable {
    /// The code as it is printed, such as `unknown_column`.
    public let name: String
    init(_ name: String) { self.name = name }

    /// A CSV header names no field.
    public static let unknownColumn = Code("unknown_column")
    /// Two CSV headers name the same field.
    public static let duplicateColumn = Code("duplicate_column")
    /// A required field of the subject has no CSV column, or can't have one.
    public static let missingColumn = Code("missing_column")
    /// The CSV header isn't well formed.
    public static let badHeader = Code("bad_header")
    /// A JSON array isn't JSON, so that its further elements can't be found.
    public static let invalidJSON = Code("invalid_json")
    /// A record is larger than `DossierReader.maximumRecordBytes`, and its end can't be found.
    public static let recordTooLarge = Code("record_too_large")
    /// The source couldn't be read.
    public static let unreadable = Code("unreadable")
  }
}

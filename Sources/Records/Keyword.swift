/// The keywords that one kind of object in a schema may have.
protocol Keyword: CaseIterable, Hashable, RawRepresentable<String> {
  /// What the object says something about, as messages call it.
  static var owner: String { get }
}

/// A keyword of a record type's schema.
enum RecordKeyword: String, Keyword {
  static let owner = "a record type"

  case schema = "$schema"
  case type
  case title
  case description
  case properties
  case required
  case additionalProperties
  case id = "x-id"
  case name = "x-name"
}

/// A keyword of a field's schema.
enum FieldKeyword: String, Keyword {
  static let owner = "a field"

  case type
  case title
  case description
  case words = "enum"
  case constant = "const"
  case format
  case minimum
  case maximum
  case exclusiveMinimum
  case exclusiveMaximum
  case multipleOf
  case minLength
  case maxLength
  case isOrdered = "x-ordered"
  case unit = "x-unit"
  case isPersonal = "x-personal"
  case isJudgement = "x-judgement"
  case isSegment = "x-segment"
  case isActionable = "x-actionable"
  case column = "x-column"
  case columnFormat = "x-format"

  /// The kinds of field that it says something about.
  var kinds: [Field.Kind] {
    switch self {
    case .words, .isOrdered, .minLength, .maxLength: [.text]
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .unit:
      [.number, .integer]
    case .format: [.date]
    default: Field.Kind.allCases
    }
  }
}

/// What a field's `x-format` may hold.
enum FormatKeyword: String, Keyword {
  static let owner = "`x-format`"

  case date
  case thousands
  case trueWords = "true"
  case falseWords = "false"
  case unknownWords = "unknown"

  /// The kinds of field that it says something about.
  var kinds: [Field.Kind] {
    switch self {
    case .date: [.date]
    case .thousands: [.number, .integer]
    case .trueWords, .falseWords: [.boolean]
    case .unknownWords: Field.Kind.allCases
    }
  }
}

extension Field.Kind {
  /// What messages call a field of this kind.
  var shown: String {
    switch self {
    case .text: "text"
    case .number: "a number"
    case .integer: "an integer"
    case .boolean: "a boolean"
    case .date: "a date"
    }
  }
}

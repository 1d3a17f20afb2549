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
  case definitions = "$defs"
  case extends
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
  case pattern
  case minimum
  case maximum
  case exclusiveMinimum
  case exclusiveMaximum
  case multipleOf
  case minLength
  case maxLength
  case properties
  case required
  case additionalProperties
  case items
  case minItems
  case maxItems
  case uniqueItems
  case reference = "$ref"
  case isOrdered = "x-ordered"
  case unit = "x-unit"
  case personal = "x-personal"
  case isJudgement = "x-judgement"
  case isSegment = "x-segment"
  case actionable = "x-actionable"
  case column = "x-column"
  case columnFormat = "x-format"

  /// The kinds of field that it says something about.
  var kinds: [Field.Kind] {
    switch self {
    case .words, .isOrdered, .minLength, .maxLength, .pattern: [.text]
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .unit:
      [.number, .integer]
    case .format: [.text, .date]
    case .properties, .required, .additionalProperties: [.object]
    case .items, .minItems, .maxItems, .uniqueItems: [.list]
    case .constant, .isSegment: Field.Kind.scalars
    case .type, .title, .description, .reference, .personal, .isJudgement, .actionable,
      .column, .columnFormat:
      Field.Kind.allCases
    }
  }

  /// Whether it says how CSV writes a field.
  var isOfColumns: Bool { self == .column || self == .columnFormat }

  /// Whether it may stand beside `$ref`, where it takes the place of the definition's.
  var standsBesideReference: Bool {
    switch self {
    case .title, .description, .reference, .unit, .personal, .isJudgement, .isSegment,
      .actionable, .column, .columnFormat:
      true
    default: false
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
    case .unknownWords: Field.Kind.scalars
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
    case .object: "an object"
    case .list: "a list"
    }
  }
}

extension [Field.Kind] {
  /// What messages call fields of these kinds.
  var shown: String {
    let others = dropLast().map(\.shown).joined(separator: ", ")
    let last = last?.shown ?? ""
    return others.isEmpty ? last : "\(others) or \(last)"
  }
}

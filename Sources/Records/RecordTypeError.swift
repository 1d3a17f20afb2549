public import CanonicalJSON

/// What is wrong with the schema of a record type: every problem, in the order of the text.
public struct RecordTypeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The problems, at least one, sorted by place.
  public let problems: [Problem]

  /// A line for each problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }

  /// One thing that is wrong.
  public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// What kind of problem it is; it stays the same from release to release.
    public let code: Code
    /// Where it stands.
    public let place: TextPlace
    /// Where it stands in the schema, such as `properties.region.enum`; empty at the top.
    public let path: String
    /// The cause: lower case, without full stop, the user's words in backticks.
    public let message: String

    /// One line: place, code, path and cause.
    public var description: String {
      let path = path.isEmpty ? "" : "`\(path)`: "
      return "\(place.line):\(place.column): \(code.name): \(path)\(message)"
    }
  }

  /// The kinds of problem.
  public struct Code: Sendable, Hashable {
    /// The code as it is printed, such as `unknown_keyword`.
    public let name: String
    init(_ name: String) { self.name = name }

    /// The schema, or that of a field, is no object.
    public static let notAnObject = Code("not_an_object")
    /// A keyword that this profile of JSON Schema doesn't have.
    public static let unknownKeyword = Code("unknown_keyword")
    /// A keyword that says nothing about a field of this type.
    public static let misplacedKeyword = Code("misplaced_keyword")
    /// A keyword that must be written isn't.
    public static let missingKeyword = Code("missing_keyword")
    /// A keyword's value isn't one that it takes.
    public static let badValue = Code("bad_value")
    /// A name that rules, or a reference to a definition, couldn't write.
    public static let badName = Code("bad_name")
    /// A word stands twice in a list.
    public static let duplicateWord = Code("duplicate_word")
    /// An extension has a field that what it extends has already.
    public static let duplicateField = Code("duplicate_field")
    /// Two fields have the same CSV header.
    public static let duplicateColumn = Code("duplicate_column")
    /// No value lies within the bounds.
    public static let emptyBounds = Code("empty_bounds")
    /// `const` is a value that other keywords exclude.
    public static let excludedConstant = Code("excluded_constant")
    /// A name that is no field of the record type.
    public static let unknownField = Code("unknown_field")
    /// The field that names the subject can't.
    public static let badID = Code("bad_id")
    /// The field that says whose a personal value is can't, or is asked where all is personal already.
    public static let badOwner = Code("bad_owner")
    /// A pattern that is none, or that needs more than is offered.
    public static let badPattern = Code("bad_pattern")
    /// A `$ref` to a definition that isn't there.
    public static let unknownDefinition = Code("unknown_definition")
    /// A definition that holds itself.
    public static let cyclicDefinition = Code("cyclic_definition")
    /// Objects and lists are nested more deeply than is offered.
    public static let tooDeep = Code("too_deep")
    /// A record type has more fields than is offered.
    public static let tooManyFields = Code("too_many_fields")
    /// A field whose absence asks a person to judge is required.
    public static let requiredJudgement = Code("required_judgement")
  }
}

/// The type of a record: its fields in file order, and which of them name its subject.
public struct RecordType: Sendable, Hashable {
  /// The name by which rules and dossiers call it, such as `enterprise`.
  public let name: String
  /// What people call it; the name where nothing else is written.
  public let title: String
  /// The fields in file order.
  ///
  /// A field's index here is its slot in a dossier.
  public let fields: [Field]
  /// The slot of the field that names the subject (`x-id`).
  public let idField: Int?
  /// The slot of the field that is shown beside it (`x-name`).
  public let nameField: Int?

  /// The slot of each field by name.
  public let slots: [String: Int]
  /// The slots in the order in which canonical JSON writes the fields' names.
  package let canonicalOrder: [Int]

  /// Takes fields of distinct names.
  init(name: String, title: String, fields: [Field], idField: Int?, nameField: Int?) {
    self.name = name
    self.title = title
    self.fields = fields
    self.idField = idField
    self.nameField = nameField
    slots = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
    canonicalOrder = CanonicalOrder.indexes(of: fields.map(\.name))
  }
}

/// One field of a record type.
public struct Field: Sendable, Hashable {
  /// The name by which rules call it.
  public let name: String
  /// What people call it; the name where nothing else is written.
  public let title: String
  /// What it holds.
  public let kind: Kind
  /// Whether a record without it is refused.
  public let isRequired: Bool
  /// The words of an enumeration, in file order.
  public let words: [String]?
  /// Whether the words ascend (`x-ordered`).
  public let isOrdered: Bool
  /// The unit of a number (`x-unit`).
  public let unit: String?
  /// Whether it tells of a person (`x-personal`).
  public let isPersonal: Bool
  /// Whether its absence asks a person to judge (`x-judgement`).
  public let isJudgement: Bool
  /// Whether portfolios are split by it (`x-segment`).
  public let isSegment: Bool
  /// Whether a subject can change it (`x-actionable`).
  public let isActionable: Bool
  /// Its bounds.
  public let limits: Limits
  /// How it is written in CSV.
  public let column: Column

  /// What a field holds.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Text, also an enumeration.
    case text
    /// A number.
    case number
    /// A number without a fraction, at most 2^53 away from zero.
    case integer
    /// True or false.
    case boolean
    /// A day, as `YYYY-MM-DD`.
    case date
  }

  /// The bounds that a value must keep.
  public struct Limits: Sendable, Hashable {
    var minimum: Double?
    var maximum: Double?
    var exclusiveMinimum: Double?
    var exclusiveMaximum: Double?
    var multipleOf: Double?
    /// In Unicode scalars, as JSON Schema counts them.
    var minLength: Int?
    /// In Unicode scalars, as JSON Schema counts them.
    var maxLength: Int?
    var constant: Constant?

    /// The value of `const`.
    enum Constant: Sendable, Hashable {
      case text(String)
      case number(Double)
      case boolean(Bool)
    }
  }

  /// How a field is written in CSV (`x-column`, `x-format`).
  public struct Column: Sendable, Hashable {
    /// The header; the field's name where nothing else is written.
    public let header: String
    /// The form of a date.
    let dateForm: DateForm
    /// Whether a number may group its thousands by commas.
    let groupsThousands: Bool
    /// The words that stand for true and for false.
    let trueWords: [String]
    let falseWords: [String]
    /// The words that mean that the value isn't known, beside the empty cell.
    let unknownWords: [String]

    /// How a date is written.
    enum DateForm: String, Sendable, Hashable, CaseIterable {
      case iso = "YYYY-MM-DD"
      case monthDayYear = "M/D/YYYY"
      case dayMonthYear = "D-Mon-YY"
    }
  }
}

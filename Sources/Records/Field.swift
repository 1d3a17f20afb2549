/// One field of a record type or of an object in it, or what the items of a list are.
public struct Field: Sendable, Hashable {
  /// The name by which rules call it; empty for the items of a list.
  public internal(set) var name: String
  /// What people call it; where nothing else is written, the name, and for items their list's title.
  public internal(set) var title: String
  /// What it holds.
  public let kind: Kind
  /// Whether a record or an object without it is refused.
  public internal(set) var isRequired: Bool
  /// The words of an enumeration, in file order.
  public let words: [String]?
  /// Whether the words ascend (`x-ordered`).
  public let isOrdered: Bool
  /// The unit of a number (`x-unit`).
  public internal(set) var unit: String?
  /// Whose its values are, where they are personal (`x-personal`); all in them is personal too.
  public internal(set) var personal: PersonalOwner?
  /// Whether its absence asks a person to judge (`x-judgement`).
  public internal(set) var isJudgement: Bool
  /// Whether portfolios are split by it (`x-segment`).
  public internal(set) var isSegment: Bool
  /// How a subject can change it (`x-actionable`); nil where it can't.
  public internal(set) var actionable: Actionable?
  /// Its bounds.
  public let limits: Limits
  /// How it is written in CSV, which has no columns for what is nested.
  public internal(set) var column: Column
  /// The fields of an object in file order, or of a list the one that each item is.
  public internal(set) var children: [Field] = []

  /// The same field where a record without it is refused.
  package var required: Field {
    var field = self
    field.isRequired = true
    return field
  }

  /// Whether it tells of a person.
  public var isPersonal: Bool { personal != nil }
  /// Whether it or something in it tells of a person; linear in what is nested in it.
  var holdsPersonal: Bool { isPersonal || children.contains(where: \.holdsPersonal) }

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
    /// An object with fields of its own.
    case object
    /// A list, whose items are all of one field.
    case list

    /// The kinds of which a value is one slot and nothing else.
    static let scalars: [Kind] = [.text, .number, .integer, .boolean, .date]
    /// Whether a value is one slot and nothing else.
    var isScalar: Bool { self != .object && self != .list }
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

    /// A column of which nothing is written.
    static func plain(_ header: String) -> Column {
      Column(
        header: header, dateForm: .iso, groupsThousands: false, trueWords: ["true"],
        falseWords: ["false"], unknownWords: [])
    }

    /// How a date is written.
    enum DateForm: String, Sendable, Hashable, CaseIterable {
      case iso = "YYYY-MM-DD"
      case monthDayYear = "M/D/YYYY"
      case dayMonthYear = "D-Mon-YY"
    }
  }
}

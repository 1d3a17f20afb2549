internal import Records

/// What a value can be, as far as the tree, the record types, the parameters and the tables say.
///
/// A value that can be of several kinds has several parts; one without any is never there, as after
/// `review`.
struct ValueType: Hashable, Sendable {
  /// Whether nothing is known of it.
  var isAny = false
  /// Whether it can be nil.
  var isNil = false
  /// Whether it can be true or false, and which.
  var boolean: Truth = []
  var number: NumberType?
  var text: TextType?
  /// Whether it can be a day.
  var isDate = false
  /// The records, objects and rows that it can be one of.
  var objects: Set<ObjectType> = []
  var list: ListType?

  /// Which of true and false a value can be.
  struct Truth: OptionSet, Hashable {
    let rawValue: Int
    static let canBeTrue = Truth(rawValue: 1)
    static let canBeFalse = Truth(rawValue: 2)
    static let either: Truth = [.canBeTrue, .canBeFalse]
  }

  static let any = ValueType(isAny: true)
  static let never = ValueType()
  static let nothing = ValueType(isNil: true)
  static let date = ValueType(isDate: true)
  static let either = ValueType(boolean: .either)

  static func boolean(_ truth: Truth) -> ValueType { ValueType(boolean: truth) }
  static func number(_ number: NumberType) -> ValueType { ValueType(number: number) }
  static func text(_ text: TextType) -> ValueType { ValueType(text: text) }
  static func object(_ object: ObjectType) -> ValueType { ValueType(objects: [object]) }
  static func list(_ list: ListType) -> ValueType { ValueType(list: list) }

  /// Whether it is never there.
  var isNever: Bool { self == .never }

  /// The value that is one of two.
  func union(_ other: ValueType) -> ValueType {
    if isAny || other.isAny { return .any }
    var result = self
    result.isNil = isNil || other.isNil
    result.boolean.formUnion(other.boolean)
    result.number = number.map { a in other.number.map(a.union) ?? a } ?? other.number
    result.text = text.map { a in other.text.map(a.union) ?? a } ?? other.text
    result.isDate = isDate || other.isDate
    result.objects.formUnion(other.objects)
    result.list = list.map { a in other.list.map(a.union) ?? a } ?? other.list
    return result
  }

  /// Whether it can hold where a condition is asked; nil and false don't.
  var canBeTruthy: Bool {
    isAny || boolean.contains(.canBeTrue) || number != nil || text != nil || isDate
      || !objects.isEmpty || list != nil
  }

  /// Whether it can fail to hold where a condition is asked.
  var canBeFalsy: Bool { isAny || isNil || boolean.contains(.canBeFalse) }

  /// What it is where it holds.
  var truthy: ValueType {
    var result = self
    result.isNil = false
    result.boolean.remove(.canBeFalse)
    return result
  }

  /// What it is where it doesn't.
  var falsy: ValueType {
    isAny ? .any : ValueType(isNil: isNil, boolean: boolean.intersection(.canBeFalse))
  }

  /// The same, with every number that numbers of its kind can be.
  var widened: ValueType {
    var result = self
    result.number?.wide = .all
    result.number?.narrow = .all
    return result
  }
}

/// A number.
struct NumberType: Hashable {
  /// What it can be by what is declared.
  var wide = Interval.all
  /// What it can be by what is asked on the way besides.
  var narrow = Interval.all
  /// Whether it has no fraction.
  var isWhole = false
  var unit = Unit.unwritten
  /// Whether it can be a range, of which not all is known.
  var isRange = false
  /// Whether a field of a record bounds it, and so what is told of it is true of every dossier.
  var isOfRecord = false
  /// Whether it is a literal.
  var isLiteral = false
  /// Whether it isn't known to be a number at all, so that nothing is told of its size.
  var isGuess = false

  /// A number between two ends.
  init(
    _ interval: Interval = .all, isWhole: Bool = false, unit: Unit = .unwritten,
    isRange: Bool = false, isOfRecord: Bool = false, isLiteral: Bool = false
  ) {
    wide = interval
    narrow = interval
    self.isWhole = isWhole
    self.unit = unit
    self.isRange = isRange
    self.isOfRecord = isOfRecord
    self.isLiteral = isLiteral
  }

  func union(_ other: NumberType) -> NumberType {
    var result = NumberType(
      wide.union(other.wide), isWhole: isWhole && other.isWhole, unit: unit.joined(other.unit),
      isRange: isRange || other.isRange, isOfRecord: isOfRecord && other.isOfRecord)
    result.narrow = narrow.union(other.narrow)
    return result
  }
}

/// Text.
struct TextType: Hashable {
  /// The words that it is one of; nil for any text.
  var words: Set<String>?
  /// Where the words are listed.
  var origin: Origin

  /// Where the words of a text are listed.
  enum Origin: Hashable {
    case unlisted
    /// A literal in a rule.
    case literal(TypeChecker.Literal)
    /// A field with an enumeration, or a decision whose rules give words, by its path: no other word
    /// can be.
    case closed(path: String, words: [String], isOrdered: Bool)
    /// A parameter, or a column of a table, by its path: other words can be written there.
    case open(path: String)
  }

  static let any = TextType(words: nil, origin: .unlisted)

  init(words: Set<String>?, origin: Origin) {
    self.words = words
    self.origin = origin
  }

  /// Text that is one of these words and no other.
  init(closed words: [String], path: String, isOrdered: Bool = false) {
    self.words = Set(words)
    origin = .closed(path: path, words: words, isOrdered: isOrdered)
  }

  func union(_ other: TextType) -> TextType {
    guard let words, let others = other.words else { return .any }
    return TextType(
      words: words.union(others), origin: origin == other.origin ? origin : .unlisted)
  }
}

/// A record, an object in one, a row of a table, what the rules of an `any` give, or an entry of the
/// portfolio.
enum ObjectType: Hashable, Sendable {
  case record(Int)
  case nested(NestedObject)
  case row(Int)
  /// The value of a decision by `any`, by its index.
  case choice(Int)
  /// An entry of the portfolio: what of one dossier is read.
  case entry
}

/// An object in a record; it is told from others by its path alone.
struct NestedObject: Hashable, Sendable {
  /// Where such objects stand, such as `firm.awards[]`.
  let path: String
  let fields: [Field]

  static func == (a: NestedObject, b: NestedObject) -> Bool { a.path == b.path }
  func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// A list.
struct ListType: Hashable, Sendable {
  /// What its items are; an array of one, since a type can't hold itself.
  private var items: [ValueType]
  /// How many items it has.
  var count: Interval
  /// Whether an item of it may be unknown.
  var mayHoldUnknown: Bool

  var item: ValueType { items[0] }

  init(of item: ValueType, count: Interval = Interval(0), mayHoldUnknown: Bool = false) {
    items = [item]
    self.count = count
    self.mayHoldUnknown = mayHoldUnknown
  }

  func union(_ other: ListType) -> ListType {
    ListType(
      of: item.union(other.item), count: count.union(other.count),
      mayHoldUnknown: mayHoldUnknown || other.mayHoldUnknown)
  }
}

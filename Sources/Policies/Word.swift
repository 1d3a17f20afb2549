/// A word that a rule can call, or that its lowered form calls for it.
///
/// The raw value is the number by which a host is asked to carry the word out; the case's name is
/// what the lowered form calls it by, behind two underscores.
public enum Word: Int, Sendable, CaseIterable {
  // Asking what is there.
  case known, valueOr, reaches, pick, review, assigned
  // Lists: carried out item by item.
  case any, every, count, sum, largest, `where`, list, distinct
  // Ranges.
  case range, low, high
  // Numbers.
  case round, min, max, floor, ceil, abs, sqrt, ratio, change
  // Text and dates.
  case startsWith, addMonths, addYears, daysBetween, yearsBetween, yearOf, monthOf, endOfYear
  /// `as_of`
  case asOf
  /// `params.x`
  case parameter
  /// `known(params, "x")`
  case knownParameter
  /// `params.x:at(v)`
  case band
  /// `tables.t:has(q)`, `:row(q)`, `:rows(q)`
  case hasRow, row, rows
  /// `decided.d.yes`, `.no`, `.applies`, `.value`, `.parts.P`
  case decidedYes, decidedNo, decidedApplies, decidedValue, decidedPart
  /// `known(decided, "d")`, `known(decided.d, "value")`
  case knownDecision, knownDecidedValue
  /// `a ^ b`
  case power
  /// `entry.decided.d.yes`, `.no`, `.applies`, `.value`, `.parts.P` in a function of the portfolio:
  /// what `decided…` is called with, and last the entry: `__entryYes(offset, decision, entry)`,
  /// `__entryPart(offset, decision, symbol, entry)`.
  ///
  /// The tree says that the entry is one, but where it was too deep to be followed: then what stands
  /// there can be any value, and asking it is an error.
  case entryYes, entryNo, entryApplies, entryValue, entryPart
  /// `known(entry.decided, "d")`, `known(entry.decided.d, "value")`: as `knownDecision` and
  /// `knownDecidedValue`, and last the entry.
  case knownEntryDecision, knownEntryValue

  /// The name that the lowered form calls it by.
  public var loweredName: String { "__\(self)" }

  /// Whether it takes a list item by item.
  public var isListWord: Bool { Self.listWords.contains(self) }

  private static let listWords: Set<Word> = [
    .any, .every, .count, .sum, .largest, .where, .list, .distinct,
  ]
}

extension Word {
  /// What an argument of a word is.
  package enum Argument {
    /// Any expression.
    case value
    /// A field's name, as a literal.
    case field
    /// Text, as a literal.
    case literal
    /// A function, or the name of one, of one parameter.
    case function
  }

  /// How a word is called.
  package struct Signature {
    package let word: Word
    /// The arguments; the last of a variadic word repeats.
    let arguments: [Argument]
    /// How many arguments must be there.
    let required: Int
    /// Whether the last argument repeats.
    let isVariadic: Bool

    init(_ word: Word, _ arguments: [Argument], required: Int? = nil, isVariadic: Bool = false) {
      self.word = word
      self.arguments = arguments
      self.required = required ?? arguments.count
      self.isVariadic = isVariadic
    }

    /// How many arguments it takes.
    var count: ClosedRange<Int> {
      required...(isVariadic ? Word.maximumArguments : arguments.count)
    }

    /// What the argument at an index is.
    package func argument(_ index: Int) -> Argument {
      arguments[Swift.min(index, arguments.count - 1)]
    }
  }

  /// The words that a rule calls by name.
  package static let callable: [String: Signature] = [
    "known": Signature(.known, [.value, .field], required: 1),
    "value_or": Signature(.valueOr, [.value, .field, .value]),
    "reaches": Signature(.reaches, [.value, .field, .literal]),
    "pick": Signature(.pick, [.value, .field, .value]),
    "review": Signature(.review, [.literal]),
    "assigned": Signature(.assigned, [.value, .field, .value]),
    "any": Signature(.any, [.value, .function]),
    "every": Signature(.every, [.value, .function]),
    "count": Signature(.count, [.value, .function, .function], required: 1),
    "sum": Signature(.sum, [.value, .function]),
    "largest": Signature(.largest, [.value, .function]),
    "where": Signature(.where, [.value, .function]),
    "list": Signature(.list, [.value, .function]),
    "distinct": Signature(.distinct, [.value, .function]),
    "range": Signature(.range, [.value, .value]),
    "low": Signature(.low, [.value]),
    "high": Signature(.high, [.value]),
    "round": Signature(.round, [.value, .value]),
    "min": Signature(.min, [.value], isVariadic: true),
    "max": Signature(.max, [.value], isVariadic: true),
    "floor": Signature(.floor, [.value]),
    "ceil": Signature(.ceil, [.value]),
    "abs": Signature(.abs, [.value]),
    "sqrt": Signature(.sqrt, [.value]),
    "ratio": Signature(.ratio, [.value, .value, .value]),
    "change": Signature(.change, [.value, .value, .value]),
    "starts_with": Signature(.startsWith, [.value, .value]),
    "add_months": Signature(.addMonths, [.value, .value]),
    "add_years": Signature(.addYears, [.value, .value]),
    "days_between": Signature(.daysBetween, [.value, .value]),
    "years_between": Signature(.yearsBetween, [.value, .value]),
    "year_of": Signature(.yearOf, [.value]),
    "month_of": Signature(.monthOf, [.value]),
    "end_of_year": Signature(.endOfYear, [.value]),
  ]

  /// The most arguments that a word takes.
  static let maximumArguments = 32

  /// The names that stand for something in a rule without being called.
  static let names: Set<String> = ["params", "tables", "decided", "as_of"]

  /// The names that no local may take.
  static let reserved: Set<String> = names.union(callable.keys)
    .union(["ipairs", "decision", "rule", "cap"])

  /// What a rule can name, for suggestions.
  static let suggested: [String] = (Array(callable.keys) + Array(names) + ["ipairs"]).sorted()
}

/// A word that a rule can call, or that its lowered form calls for it.
///
/// The raw value is the number by which a host is asked to carry the word out.
public enum Word: Int, Sendable, CaseIterable {
  case known
  case valueOr
  case round
  case minimum
  case maximum
  case floor
  case ceiling
  case absolute
  case startsWith
  case asOf
  /// `params.x`
  case parameter
  /// `known(params, "x")`
  case knownParameter
  /// `value_or(params, "x", default)`
  case parameterOr
  /// `params.x:at(v)`
  case band
  /// `tables.t:has(q)`
  case hasRow
  /// `tables.t:row(q)`
  case row
  /// `tables.t:rows(q)`
  case rows
  /// `a ^ b`
  case power

  /// The name that the lowered form calls it by.
  public var loweredName: String {
    switch self {
    case .known: "__known"
    case .valueOr: "__value_or"
    case .round: "__round"
    case .minimum: "__min"
    case .maximum: "__max"
    case .floor: "__floor"
    case .ceiling: "__ceil"
    case .absolute: "__abs"
    case .startsWith: "__starts_with"
    case .asOf: "__as_of"
    case .parameter: "__param"
    case .knownParameter: "__known_param"
    case .parameterOr: "__param_or"
    case .band: "__at"
    case .hasRow: "__has"
    case .row: "__row"
    case .rows: "__rows"
    case .power: "__pow"
    }
  }
}

extension Word {
  /// The words that a rule calls by name, with how many arguments they take.
  static let callable: [String: (word: Word, arguments: ClosedRange<Int>)] = [
    "known": (.known, 1...2),
    "value_or": (.valueOr, 3...3),
    "round": (.round, 2...2),
    "min": (.minimum, 1...maximumArguments),
    "max": (.maximum, 1...maximumArguments),
    "floor": (.floor, 1...1),
    "ceil": (.ceiling, 1...1),
    "abs": (.absolute, 1...1),
    "starts_with": (.startsWith, 2...2),
  ]

  /// The most arguments that a word takes.
  static let maximumArguments = 32

  /// The names that stand for something in a rule without being called.
  static let names: Set<String> = ["params", "tables", "as_of"]

  /// The names that no local may take: every word of the language, also of its later parts.
  static let reserved: Set<String> = names.union(callable.keys).union([
    "decided", "reaches", "review", "pick", "any", "every", "count", "sum", "largest", "where",
    "list", "distinct", "range", "low", "high", "assigned", "ratio", "change", "add_months",
    "add_years", "days_between", "years_between", "year_of", "month_of", "end_of_year", "sqrt",
    "ipairs", "decision", "rule", "cap",
  ])

  /// What a rule can name, for suggestions.
  static let suggested: [String] = (Array(callable.keys) + Array(names) + ["ipairs"]).sorted()
}

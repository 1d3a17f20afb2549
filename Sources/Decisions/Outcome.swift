/// What a rule yields.
public enum RuleOutcome: String, Sendable, Hashable, CaseIterable {
  /// It holds.
  case pass
  /// It doesn't hold.
  case fail
  /// It needs a fact that the dossier lacks.
  case unknown
  /// A person must judge.
  case review
  /// It doesn't apply here.
  case notApplicable = "not_applicable"
  /// Something is wrong with it.
  case error
}

/// What a decision comes to.
public enum DecisionOutcome: String, Sendable, Hashable, CaseIterable {
  /// Yes.
  case yes
  /// No.
  case no
  /// The known facts don't settle it.
  case undetermined
  /// It doesn't apply here.
  case notApplicable = "not_applicable"
  /// Something is wrong with one of its rules.
  case error
}

/// What is wrong with a rule, found while it ran.
public struct RuleError: Error, Sendable, Hashable {
  /// What happened, in snake case; it stays the same from release to release.
  public let code: Code
  /// Where: `rules/eligibility.lua:14:27`, without column or line where they aren't known.
  public let place: String

  /// What can happen.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case divisionByZero = "division_by_zero"
    case notFinite = "not_finite"
    case notText = "not_text"
    case notAList = "not_a_list"
    case badLoop = "bad_loop"
    case badIndex = "bad_index"
    case noSuchItem = "no_such_item"
    case outOfBudget = "out_of_budget"
    case hostLimit = "host_limit"
    case unfitLua = "unfit_lua"
    case cannotCompute = "cannot_compute"
    case cannotCompare = "cannot_compare"
    case cannotIndex = "cannot_index"
    case cannotCall = "cannot_call"
    case luaError = "lua_error"
    case notBoolean = "not_boolean"
    case notAValue = "not_a_value"
    case unknownField = "unknown_field"
    case notANumber = "not_a_number"
    case badPlaces = "bad_places"
    case badExponent = "bad_exponent"
    case badKey = "bad_key"
    case noRow = "no_row"
    case blankCell = "blank_cell"
    case hasBands = "has_bands"
    case rangeRefused = "range_refused"
    case badRange = "bad_range"
    case unknownWord = "unknown_word"
    case severalItems = "several_items"
    case noItems = "no_items"
    case notADate = "not_a_date"
    case notWhole = "not_whole"
    case badDate = "bad_date"
    case noValue = "no_value"
    case decidedError = "decided_error"
    case pointsOutOfRange = "points_out_of_range"

    /// The cause in words: lower case, without full stop.
    public var message: String {
      switch self {
      case .divisionByZero: "the divisor is zero"
      case .notFinite: "a number is infinite or no number at all"
      case .notText: "`..` and `starts_with` take text, and this is none"
      case .notAList: "`#` and `ipairs` take a list, and this is none"
      case .badLoop: "a loop counts from one number to another by a step other than zero"
      case .badIndex: "a list is indexed by a number"
      case .noSuchItem: "the list has no item of this number"
      case .outOfBudget: "the rule has used up its budget; loop over less"
      case .hostLimit:
        "the memory or the time that the host gives is used up; such a decision can't be replayed"
      case .unfitLua:
        "the system's Lua, or the locale, doesn't compute as rules rely on; install Lua 5.4"
      case .cannotCompute: "only numbers can be computed with"
      case .cannotCompare: "these kinds can't be compared"
      case .cannotIndex: "only a record, a row or a list has fields and items"
      case .cannotCall: "only a function can be called"
      case .luaError: "the rule can't go on"
      case .notBoolean: "a test or condition ends with `true` or `false`"
      case .notAValue: "a value is text, a number, `true` or `false`"
      case .unknownField: "there is no such field"
      case .notANumber: "this word takes a number, and this is none"
      case .badPlaces: "`round` takes a whole number of places from 0 to 15"
      case .badExponent: "`^` takes a whole exponent from -1024 to 1024, or 0.5"
      case .badKey: "the key is of another kind than its column"
      case .noRow: "no row matches; ask `:has` first"
      case .blankCell: "the cell is blank; ask `known` first"
      case .hasBands: "the parameter has bands; read it with `:at(…)`"
      case .rangeRefused: "this takes a number, and this is a range; ask `low` or `high` of it"
      case .badRange: "the lower end of a range comes first"
      case .unknownWord: "the enumeration isn't ordered, or has no such word"
      case .severalItems: "several items match, and `pick` takes the one that does"
      case .noItems: "`largest` of no items"
      case .notADate: "this word takes a day such as `2026-04-01`, and this is none"
      case .notWhole: "this word takes a whole number"
      case .badDate: "the day lies outside the years 1 to 9999"
      case .noValue: "the decision has no value; ask `known(decided.name, \"value\")` first"
      case .decidedError: "a decision that it reads is in error"
      case .pointsOutOfRange: "the points lie outside what the rule says that they can be"
      }
    }
  }

  /// The error as it is told: place, code, cause.
  public var description: String { "\(place): \(code.rawValue): \(code.message)" }
}

extension RuleError: CustomStringConvertible {}

internal import LuaSyntax
internal import Records

extension TypeChecker {
  /// What a call of a word gives.
  mutating func word(
    _ word: Word.Signature, _ arguments: [Expression], _ range: Range<Int>
  ) -> ValueType {
    switch word.word {
    case .known, .valueOr, .reaches, .assigned, .pick: return ask(word.word, arguments)
    case .review:
      stops.insert(Self.review)
      note(.asked("review"))
      return .never
    case .any, .every, .count, .sum, .largest, .where, .list, .distinct:
      return listWord(word.word, arguments, range)
    case .startsWith:
      for argument in arguments { textual(argument, "starts_with") }
      return .either
    case .addMonths, .addYears, .daysBetween, .yearsBetween, .yearOf, .monthOf, .endOfYear:
      return dateWord(word.word, arguments)
    default: return .number(numberWord(word.word, arguments))
    }
  }

  private mutating func textual(_ argument: Expression, _ word: String) {
    let type = type(of: argument)
    if type.isAny || type.isNever || type.isOnlyText { return }
    report(
      "not_text", argument.range,
      "`\(word)` takes text, and \(quote(argument)) \(type.claim())")
  }

  // MARK: Numbers

  private mutating func numberWord(_ word: Word, _ arguments: [Expression]) -> NumberType {
    let want = "`\(word.callName)` takes numbers"
    if word == .low || word == .high {
      var number = numberType(of: arguments[0], want)
      number.isRange = false
      return number
    }
    if word == .ratio || word == .change { return quotient(word, arguments, want) }
    let numbers = arguments.map { plainNumber($0, want) }
    let first = numbers[0]
    var result = first
    result.isLiteral = false
    switch word {
    case .range:
      refuseUnits(first.unit, numbers[1].unit, arguments[0], arguments[1])
      if first.narrow.low > numbers[1].narrow.high {
        report("bad_range", arguments[0].range, "a range goes from its low end to its high end")
      }
      result = first.union(numbers[1])
      result.wide = first.wide.hull(numbers[1].wide)
      result.narrow = first.narrow.hull(numbers[1].narrow)
      result.isRange = true
      note(.source("range"))
    case .min, .max:
      for (number, argument) in zip(numbers, arguments).dropFirst() {
        refuseUnits(result.unit, number.unit, arguments[0], argument)
        result = word == .min ? result.least(number) : result.largest(number)
      }
    case .floor, .ceil, .round:
      result.isWhole = word != .round || numbers[1].wide == Interval(only: 0)
      result.wide = result.wide.rounded(word)
      result.narrow = result.narrow.rounded(word)
      if word == .round { checkPlaces(numbers[1], arguments[1]) }
    case .abs:
      result.wide = result.wide.magnitudes
      result.narrow = result.narrow.magnitudes
    case .sqrt:
      if first.narrow.holdsNegative, !isShowing, !first.isGuess {
        report(
          "negative_root", arguments[0].range,
          "\(quote(arguments[0])) can be below 0 here, and has no square root then; ask for it first"
        )
      }
      result = NumberType(Interval(0))
      result.narrow.excludesZero = !first.narrow.holdsZero
    default: result = NumberType()
    }
    return result
  }

  private mutating func checkPlaces(_ places: NumberType, _ expression: Expression) {
    if places.isGuess || places.isWhole && places.narrow.low >= 0 && places.narrow.high <= 15 {
      return
    }
    report(
      "bad_places", expression.range,
      "`round` takes a whole number of places from 0 to 15, and \(quote(expression)) "
        + (places.isLiteral ? "isn't one" : "needn't be")
    )
  }

  /// `ratio(a, b, if_zero)` and `change(from, to, if_zero)`.
  private mutating func quotient(
    _ word: Word, _ arguments: [Expression], _ want: String
  ) -> NumberType {
    let a = plainNumber(arguments[0], want)
    let b = plainNumber(arguments[1], want)
    let other = plainNumber(arguments[2], want)
    if word == .change { refuseUnits(a.unit, b.unit, arguments[0], arguments[1]) }
    var divisor = word == .ratio ? b : a
    divisor.wide.excludesZero = true
    divisor.narrow.excludesZero = true
    let dividend = word == .ratio ? a.wide : b.wide - a.wide
    var result = NumberType(
      (dividend / divisor.wide).union(other.wide),
      unit: .quotient(word == .ratio ? a.unit : b.unit, divisor.unit, isScale: b.isLiteral),
      isOfRecord: a.isOfRecord || b.isOfRecord)
    if !other.isLiteral { refuseUnits(result.unit, other.unit, arguments[0], arguments[2]) }
    if word == .change, case .unwritten = result.unit { result.unit = .unwritten }
    return result
  }

  // MARK: Dates

  private mutating func dateWord(_ word: Word, _ arguments: [Expression]) -> ValueType {
    let name = word.callName
    if word == .endOfYear {
      _ = wholeNumber(arguments[0], "`end_of_year` takes a year")
      return .date
    }
    dated(arguments[0], name)
    switch word {
    case .addMonths, .addYears:
      let number = wholeNumber(arguments[1], "`\(name)` takes a whole number")
      let unit = Unit.time(word == .addYears ? "year" : "month")
      if number.unit.conflicts(with: unit) {
        report(
          "units_differ", arguments[1].range,
          "`\(name)` counts in \(unit.inWords), and \(quote(arguments[1])) is in \(number.unit.inWords)"
        )
      }
      return .date
    case .yearOf: return .number(NumberType(Interval(1, 9999), isWhole: true))
    case .monthOf: return .number(NumberType(Interval(1, 12), isWhole: true))
    default:
      dated(arguments[1], name)
      return .number(
        NumberType(isWhole: true, unit: .time(word == .daysBetween ? "day" : "year")))
    }
  }

  private mutating func dated(_ argument: Expression, _ word: String) {
    let type = type(of: argument)
    if type.isAny || type.isNever || type.isDay { return }
    if type.isOnlyText, type.text?.origin.isLiteral == true {
      return report(
        "bad_date", argument.range,
        "\(quote(argument)) is no day; a day is written as `\"2026-01-31\"`")
    }
    report(
      "not_a_date", argument.range,
      "`\(word)` takes a date, and \(quote(argument)) \(type.claim())")
  }
}

extension NumberType {
  fileprivate func least(_ other: NumberType) -> NumberType {
    var result = union(other)
    result.wide = Interval(
      Swift.min(wide.low, other.wide.low), Swift.min(wide.high, other.wide.high))
    result.narrow = Interval(
      Swift.min(narrow.low, other.narrow.low), Swift.min(narrow.high, other.narrow.high))
    result.narrow.excludesZero = !narrow.holdsZero && !other.narrow.holdsZero
    result.isOfRecord = isOfRecord || other.isOfRecord
    return result
  }

  fileprivate func largest(_ other: NumberType) -> NumberType {
    var result = union(other)
    result.wide = Interval(
      Swift.max(wide.low, other.wide.low), Swift.max(wide.high, other.wide.high))
    result.narrow = Interval(
      Swift.max(narrow.low, other.narrow.low), Swift.max(narrow.high, other.narrow.high))
    result.narrow.excludesZero = !narrow.holdsZero && !other.narrow.holdsZero
    result.isOfRecord = isOfRecord || other.isOfRecord
    return result
  }

}

extension Interval {
  /// What the numbers are when they are rounded; what isn't 0 can become it.
  fileprivate func rounded(_ word: Word) -> Interval {
    switch word {
    case .floor: Interval(low.rounded(.down), high.rounded(.down))
    case .ceil:
      Interval(
        isLowOpen && low == low.rounded() ? low + 1 : low.rounded(.up), high.rounded(.up))
    default: Interval(low.rounded(.down), high.rounded(.up))
    }
  }

  fileprivate var magnitudes: Interval {
    var result = Interval(
      low > 0 ? low : high < 0 ? -high : 0, Swift.max(low.magnitude, high.magnitude))
    result.excludesZero = !holdsZero
    return result
  }
}

extension Word {
  /// The name by which rules call it.
  var callName: String { Self.callable.first { $0.value.word == self }?.key ?? "\(self)" }
}

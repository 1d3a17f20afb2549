internal import LuaSyntax
internal import Records

extension TypeChecker {
  mutating func compare(
    _ op: BinaryOperator, _ opRange: Range<Int>, _ left: Expression, _ right: Expression,
    _ range: Range<Int>
  ) -> ValueType {
    let a = type(of: left)
    let b = type(of: right)
    note(op, opRange, a.number, b.number)
    if a.isNever || b.isNever { return .never }
    if a.isAny || b.isAny { return .either }
    let isEquality = op == .equal || op == .notEqual
    guard
      isEquality
        ? canBeEqual(a, b, left, right, range) : canBeOrdered(op, a, b, left, right, range)
    else { return .either }
    if let x = a.number, let y = b.number {
      if x.isRange || y.isRange {
        stops.insert(Self.range)
        note(.range)
      }
      refuseUnits(x.unit, y.unit, left, right)
      if isEquality { refuseEqualRanges(x, left, y, right) }
      warnOfProduct(left, right, range)
    }
    if let x = a.text, let y = b.text { checkWords(x, left, y, right, range) }
    return .boolean(settle(op, a, b, left, right, range))
  }

  // MARK: Kinds

  /// Whether two values share a kind; one that is reported otherwise.
  private mutating func canBeEqual(
    _ a: ValueType, _ b: ValueType, _ left: Expression, _ right: Expression, _ range: Range<Int>
  ) -> Bool {
    for (type, operand) in [(a, left), (b, right)] where type.list != nil || !type.objects.isEmpty {
      report(
        "cannot_compare", range,
        "\(quote(operand)) \(type.claim()), which is equal to nothing else; compare a field or an item of it"
      )
      return false
    }
    let areDays = checkDays(a, left, b, right)
    if a.isNil && b.isNil || !a.boolean.isEmpty && !b.boolean.isEmpty { return true }
    if a.number != nil && b.number != nil || a.text != nil && b.text != nil { return true }
    if a.isDate && b.isDate || areDays == true { return true }
    if areDays == false { return false }
    let isAboutNil = a == .nothing || b == .nothing
    report(
      "cannot_compare", range,
      isAboutNil
        ? "what isn't known is never nil; ask `known(record, \"field\")`"
        : "\(quote(left)) \(a.claim()) and \(quote(right)) \(b.claim()), so they are never equal"
    )
    return false
  }

  /// Whether both are numbers, dates or text in all ways.
  private mutating func canBeOrdered(
    _ op: BinaryOperator, _ a: ValueType, _ b: ValueType, _ left: Expression, _ right: Expression,
    _ range: Range<Int>
  ) -> Bool {
    if case .closed(_, _, let isOrdered)? = (a.text?.origin.isClosed == true ? a : b).text?.origin,
      a.text != nil, b.text != nil
    {
      report(
        "order_of_words", range,
        "words have no order by `\(op.rawValue)`"
          + (isOrdered ? "; write `reaches(record, \"field\", \"word\")`" : "; compare by `==`"))
      return false
    }
    if a.isOnlyNumber && b.isOnlyNumber || a.isDate && b.isDate && a == b { return true }
    if let areDays = checkDays(a, left, b, right) { return areDays }
    if a.isOnlyText && b.isOnlyText { return true }
    report(
      "cannot_compare", range,
      "\(quote(left)) \(a.claim()) and \(quote(right)) \(b.claim()), which have no order")
    return false
  }

  /// Of a date and text whether the text is a day; nil where it isn't about these.
  private mutating func checkDays(
    _ a: ValueType, _ left: Expression, _ b: ValueType, _ right: Expression
  ) -> Bool? {
    if a.isDay && b.isDay && (a.isDate || b.isDate) { return true }
    for (date, other, operand) in [(a, b, right), (b, a, left)] {
      guard date.isDay, date.isDate, other.isOnlyText, let text = other.text else { continue }
      if text.isDay { return true }
      report(
        text.origin.isLiteral ? "bad_date" : "cannot_compare", operand.range,
        text.origin.isLiteral
          ? "\(quote(operand)) is no day; a day is written as `\"2026-01-31\"`"
          : "\(quote(operand)) is text and no date; give it the format or type `date`")
      return false
    }
    return nil
  }

  private mutating func refuseEqualRanges(
    _ a: NumberType, _ left: Expression, _ b: NumberType, _ right: Expression
  ) {
    for (number, operand) in [(a, left), (b, right)] where number.isRange {
      report(
        "range_compared", operand.range,
        "\(quote(operand)) can be a range, and ranges aren't compared by `==`; compare by `>=` and `<=`"
      )
    }
  }

  // MARK: Words

  /// Refuses words that an enumeration doesn't have.
  private mutating func checkWords(
    _ a: TextType, _ left: Expression, _ b: TextType, _ right: Expression, _ range: Range<Int>
  ) {
    guard let first = a.words, let second = b.words else { return }
    switch (a.origin.closedPath, b.origin.closedPath) {
    case (let one?, let other?):
      if first.isDisjoint(with: second) {
        report(
          "unknown_word", range,
          "`\(one)` and `\(other)` have no word in common, so they are never equal")
      }
    case (_?, nil): refuseWords(of: b, beside: a)
    case (nil, _?): refuseWords(of: a, beside: b)
    case (nil, nil): break
    }
  }

  /// Refuses words of a literal, a parameter or a column that an enumeration doesn't have; `path` is
  /// what the enumeration is called, where not by its own path.
  mutating func refuseWords(of text: TextType, beside other: TextType, path: String? = nil) {
    guard case .closed(let ownPath, let words, _) = other.origin,
      let strange = text.words?.subtracting(words).sorted().first
    else { return }
    let path = path ?? ownPath
    let list = suggestion(for: strange, among: words) + "; it has: " + words.joined(separator: ", ")
    switch text.origin {
    case .literal(let literal):
      report("unknown_word", at: literal, "`\(path)` has no word `\(strange)`" + list)
    case .open(let origin):
      report(
        "unknown_word", word: strange, of: origin,
        "`\(path)`, with which this is compared, has no word `\(strange)`" + list)
    case .unlisted, .closed: break
    }
  }

  // MARK: Products

  /// `part >= whole * share`: a product that rounds where a quotient is exact.
  private mutating func warnOfProduct(
    _ left: Expression, _ right: Expression, _ range: Range<Int>
  ) {
    for (side, other) in [(left, right), (right, left)] {
      guard case .binary(.multiply, _, let a, let b) = side.unwrapped.kind,
        !other.unwrapped.isScalarLiteral
      else { continue }
      muted += 1
      let factors = [a, b].map { type(of: $0).number ?? NumberType(isWhole: true) }
      muted -= 1
      if factors.contains(where: { $0.isLiteral || $0.isWhole }) { continue }
      report(
        "product_compared", range,
        "a product rounds, so a bound that is met exactly can be missed; divide instead: `part / whole >= share`",
        severity: .warning)
    }
  }

  // MARK: What is settled

  /// Which of true and false a comparison can be; one that only ever is one is kept for a warning.
  private mutating func settle(
    _ op: BinaryOperator, _ a: ValueType, _ b: ValueType, _ left: Expression, _ right: Expression,
    _ range: Range<Int>
  ) -> ValueType.Truth {
    var truth = ValueType.Truth.either
    var reason = ""
    if let x = a.number, let y = b.number, a.isOnlyNumber, b.isOnlyNumber,
      x.isOfRecord || y.isOfRecord
    {
      truth = x.wide.compared(op, y.wide)
      let sides = [(x, left), (y, right)].filter { !$0.0.isLiteral }
      reason = sides.map { "\(quote($0.1)) is \($0.0.wide.inWords)" }.joined(separator: ", and ")
    }
    note(truth, at: range, reason)
    return truth
  }

  /// Keeps what a comparison can come to, over all the ways in which it is reached.
  mutating func note(_ truth: ValueType.Truth, at range: Range<Int>, _ reason: String) {
    guard muted == 0 else { return }
    let place = place(range)
    if comparisons[place] == nil {
      comparisons[place] = Comparison(
        truth: truth, range: range, source: source, reason: reason)
    } else {
      comparisons[place]?.truth.formUnion(truth)
    }
  }
}

extension ValueType {
  fileprivate var isOnlyNumber: Bool { number != nil && self == .number(number ?? NumberType()) }
  var isOnlyText: Bool { text != nil && self == .text(text ?? .any) }
}

extension ValueType {
  /// Whether it is a date, or text that is a day, in all ways.
  var isDay: Bool {
    var rest = self
    rest.isDate = false
    rest.text = nil
    return rest.isNever && (isDate || text != nil) && text?.isDay ?? true
  }
}

extension TextType {
  /// Whether it is a day, in all ways.
  var isDay: Bool {
    words.map { !$0.isEmpty && $0.allSatisfy { CalendarDate(iso: $0) != nil } } ?? false
  }
}

extension TextType.Origin {
  var isClosed: Bool { closedPath != nil }

  var isLiteral: Bool { if case .literal = self { true } else { false } }

  var closedPath: String? { if case .closed(let path, _, _) = self { path } else { nil } }
}

extension Interval {
  /// Which of true and false a comparison of two numbers can be.
  fileprivate func compared(_ op: BinaryOperator, _ other: Interval) -> ValueType.Truth {
    let isBelow = high < other.low || high == other.low && (isHighOpen || other.isLowOpen)
    let isAbove = low > other.high || low == other.high && (isLowOpen || other.isHighOpen)
    let isAtMost = high <= other.low
    let isAtLeast = low >= other.high
    func settled(_ yes: Bool, _ no: Bool) -> ValueType.Truth {
      yes ? .canBeTrue : no ? .canBeFalse : .either
    }
    switch op {
    case .less: return settled(isBelow, isAtLeast)
    case .lessOrEqual: return settled(isAtMost, isAbove)
    case .greater: return settled(isAbove, isAtMost)
    case .greaterOrEqual: return settled(isAtLeast, isBelow)
    case .equal: return settled(false, isBelow || isAbove)
    default: return settled(isBelow || isAbove, false)
    }
  }

  /// The numbers in words: `at least 0`, `from 0 to 1`.
  fileprivate var inWords: String {
    if low == high { return Self.text(low) }
    if low == -.infinity, high == .infinity { return "any number" }
    if high == .infinity { return (isLowOpen ? "above " : "at least ") + Self.text(low) }
    if low == -.infinity { return (isHighOpen ? "below " : "at most ") + Self.text(high) }
    return "from \(Self.text(low)) to \(Self.text(high))"
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15
      ? String(Int(number)) : number.description
  }
}

internal import LuaSyntax

extension TypeChecker {
  mutating func binary(
    _ op: BinaryOperator, _ opRange: Range<Int>, _ left: Expression, _ right: Expression,
    _ range: Range<Int>
  ) -> ValueType {
    switch op {
    case .and: return and(left, right, range)
    case .or: return or(left, right)
    case .concatenate:
      refuseUnlessText(left)
      refuseUnlessText(right)
      return .text(.any)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
      return compare(op, opRange, left, right, range)
    default: return .number(compute(op, left, right))
    }
  }

  mutating func unary(_ op: UnaryOperator, _ operand: Expression) -> ValueType {
    switch op {
    case .not:
      let type = condition(operand)
      var truth: ValueType.Truth = []
      if type.canBeTruthy { truth.insert(.canBeFalse) }
      if type.canBeFalsy { truth.insert(.canBeTrue) }
      return .boolean(truth)
    case .length:
      let list = listType(of: operand, word: "#")
      return .number(NumberType(list?.count ?? Interval(0), isWhole: true, isOfRecord: true))
    default:
      var number = numberType(of: operand, "`-` takes numbers")
      number.wide = -number.wide
      number.narrow = -number.narrow
      return .number(number)
    }
  }

  private mutating func refuseUnlessText(_ operand: Expression) {
    let type = type(of: operand)
    var rest = type
    rest.text = nil
    rest.isDate = false
    if type.isAny || rest.isNever { return }
    report(
      "cannot_join", operand.range,
      "`..` joins text only, and \(quote(operand)) \(rest.claim(of: type)); messages show numbers by `{name}`"
    )
  }

  // MARK: Conditions

  /// What a condition comes to; one that always holds is none.
  @discardableResult
  mutating func condition(_ expression: Expression) -> ValueType {
    let type = type(of: expression)
    if !type.canBeFalsy, type.boolean.isEmpty, !type.isNever {
      report(
        "not_a_condition", expression.range,
        "a condition is true or false, and \(quote(expression)) is \(type.inWords), which always holds; compare it"
      )
    }
    return type
  }

  private mutating func and(
    _ left: Expression, _ right: Expression, _ range: Range<Int>
  ) -> ValueType {
    let first = condition(left)
    warnOfKnown(left, right, range)
    let before = state.facts
    narrow(left, holds: true)
    let second = type(of: right)
    state.facts = before
    if first.isNever { return .never }
    return first.canBeTruthy ? first.falsy.union(second) : first.falsy
  }

  private mutating func or(_ left: Expression, _ right: Expression) -> ValueType {
    let first = condition(left)
    let before = state.facts
    narrow(left, holds: false)
    let second = type(of: right)
    state.facts = before
    if first.isNever { return .never }
    return first.canBeFalsy ? first.truthy.union(second) : first.truthy
  }

  /// `known(r, "f") and r.f`, alone or compared: a fact that is missing is taken for a no.
  private mutating func warnOfKnown(
    _ left: Expression, _ right: Expression, _ range: Range<Int>
  ) {
    guard case .call(let callee, let arguments) = left.unwrapped.kind,
      callee.plainName == "known", state.variable("known") == nil, arguments.count == 2,
      let field = arguments[1].plainText, !["params", "decided"].contains(arguments[0].plainName),
      decision(arguments[0]) == nil, names.alias(arguments[0]) == nil
    else { return }
    let read = text(ofKey: arguments[0]) + "." + field
    var operands = [right.unwrapped]
    if case .binary(let op, _, let a, let b) = right.unwrapped.kind, op.isComparison {
      operands = [a.unwrapped, b.unwrapped]
    }
    guard operands.contains(where: { text(ofKey: $0) == read }) else { return }
    report(
      "known_and_read", range,
      "where `\(field)` isn't known this is false in silence; read alone, it makes the rule unknown",
      severity: .warning, fix: source.text(in: right.range))
  }

  // MARK: Computing

  private mutating func compute(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> NumberType {
    let want = "`\(op.rawValue)` takes numbers"
    let a = numberType(of: left, want)
    let b = numberType(of: right, want)
    if [.floorDivide, .modulo, .power].contains(op) {
      for (number, operand) in [(a, left), (b, right)] where number.isRange {
        refuseRange(operand, want)
      }
    }
    if [.divide, .floorDivide, .modulo].contains(op) { refuseZero(b, right, op) }
    if op == .divide, a.isRange, b.narrow.low < 0 {
      report(
        "range_refused", right.range,
        "a range is divided by a positive number, and \(quote(right)) can be below 0")
    }
    if op == .power { return power(a, b, left, right) }
    if [.add, .subtract].contains(op) { refuseUnits(a.unit, b.unit, left, right) }
    var result = result(op, a, b)
    if op == .multiply, text(ofKey: left) == text(ofKey: right) {
      result.wide.low = max(0, result.wide.low)
      result.narrow.low = max(0, result.narrow.low)
    }
    result.isRange = a.isRange || b.isRange
    result.isOfRecord = a.isOfRecord || b.isOfRecord
    return result
  }

  /// `a ^ b`, whose exponent is whole, or 0.5.
  private mutating func power(
    _ base: NumberType, _ exponent: NumberType, _ left: Expression, _ expression: Expression
  ) -> NumberType {
    if exponent.narrow.high < 0 { refuseZero(base, left, .power) }
    let isRoot = exponent.wide.low == 0.5 && exponent.wide.high == 0.5
    let isWithin = exponent.narrow.low >= -1024 && exponent.narrow.high <= 1024
    if !isRoot, !exponent.isWhole || !isWithin, !exponent.isGuess {
      report(
        "bad_exponent", expression.range,
        "an exponent is a whole number up to 1024, or 0.5, and \(quote(expression)) "
          + (exponent.isLiteral ? "isn't" : "needn't be")
      )
    }
    var result = NumberType(isOfRecord: base.isOfRecord)
    let isOne = exponent.wide.low == exponent.wide.high
    let isEven = isOne && exponent.wide.low.remainder(dividingBy: 2) == 0
    if isOne, exponent.isWhole, (0...64).contains(exponent.wide.low) {
      result = NumberType(Interval(only: 1), isWhole: base.isWhole, isOfRecord: base.isOfRecord)
      for _ in 0..<Int(exponent.wide.low) {
        result.wide = result.wide * base.wide
        result.narrow = result.narrow * base.narrow
      }
    }
    if isRoot || isEven || base.narrow.low >= 0 {
      result.narrow.low = max(0, result.narrow.low)
    }
    result.narrow.excludesZero = !base.narrow.holdsZero
    if isRoot, base.narrow.holdsNegative, !isShowing, !base.isGuess {
      report(
        "negative_root", expression.range, "what is below 0 has no square root; ask for it first")
    }
    return result
  }

  private func result(_ op: BinaryOperator, _ a: NumberType, _ b: NumberType) -> NumberType {
    func apply(_ body: (Interval, Interval) -> Interval) -> NumberType {
      var result = NumberType(body(a.wide, b.wide), isWhole: a.isWhole && b.isWhole)
      result.narrow = body(a.narrow, b.narrow)
      return result
    }
    var result: NumberType
    switch op {
    case .add:
      result = apply(+)
      result.unit = a.unit.joined(b.unit)
    case .subtract:
      result = apply(-)
      result.unit = a.unit.joined(b.unit)
    case .multiply:
      result = apply(*)
      result.unit = .product(a.unit, b.unit, isScale: (a.isLiteral, b.isLiteral))
    case .divide:
      result = apply(/)
      result.isWhole = false
      result.unit = .quotient(a.unit, b.unit, isScale: b.isLiteral)
    case .floorDivide:
      result = NumberType(isWhole: true)
      result.unit = .quotient(a.unit, b.unit, isScale: b.isLiteral)
    case .modulo:
      result = NumberType(isWhole: a.isWhole && b.isWhole, unit: a.unit)
    default: result = NumberType()
    }
    return result
  }

  private mutating func refuseZero(
    _ divisor: NumberType, _ expression: Expression, _ op: BinaryOperator
  ) {
    if op == .divide, divisor.isRange {
      return report(
        "range_refused", expression.range,
        "a range is no divisor, and \(quote(expression)) can be one; take an end of it by `low` or `high`"
      )
    }
    guard divisor.narrow.holdsZero, !isShowing else { return }
    if divisor.isLiteral {
      return report("zero_divisor", expression.range, "nothing is divided by 0")
    }
    let way =
      op == .divide ? "ask for it first, or write `ratio(a, b, if_zero)`" : "ask for it first"
    report(
      "zero_divisor", expression.range,
      "\(quote(expression)) can be 0 here, and nothing is divided by 0; \(way)")
  }

  mutating func refuseUnits(
    _ a: Unit, _ b: Unit, _ left: Expression, _ right: Expression
  ) {
    guard a.conflicts(with: b) else { return }
    report(
      "units_differ", left.range.lowerBound..<right.range.upperBound,
      "\(quote(left)) is in \(a.inWords), and \(quote(right)) in \(b.inWords)")
  }
}

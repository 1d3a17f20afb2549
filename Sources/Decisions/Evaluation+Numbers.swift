internal import LuaMachine
internal import Policies

extension Evaluation {
  // MARK: Arguments

  /// An argument as a number; where it is none the reply says why.
  func number(_ arguments: LuaArguments, _ index: Int, _ reply: inout LuaReply) -> Double? {
    guard let number = arguments.number(index) else {
      fail(isRange(arguments[index]) ? .rangeRefused : .notANumber, &reply)
      return nil
    }
    guard number.isFinite else {
      fail(.notFinite, &reply)
      return nil
    }
    return number
  }

  /// A value as a range; nil where it is neither a number nor a range.
  func range(_ value: LuaValue) -> NumberRange? {
    switch value {
    case .number(let number): return NumberRange(number)
    case .object(let number):
      if case .range(let range)? = object(number) { return range }
      return nil
    default: return nil
    }
  }

  func isRange(_ value: LuaValue) -> Bool {
    if case .object = value { range(value) != nil } else { false }
  }

  // MARK: Words

  func compute(_ word: Word, _ arguments: LuaArguments, _ reply: inout LuaReply) {
    var numbers: [Double] = []
    for index in 0..<arguments.count {
      guard let number = number(arguments, index, &reply) else { return }
      numbers.append(number)
    }
    guard let first = numbers.first else { return fail(.notANumber, &reply) }
    let result: Double
    switch word {
    case .min: result = numbers.min() ?? first
    case .max: result = numbers.max() ?? first
    case .floor: result = first.rounded(.down)
    case .ceil: result = first.rounded(.up)
    case .sqrt:
      guard first >= 0 else { return fail(.notFinite, &reply) }
      result = first.squareRoot()
    case .round:
      guard let rounded = Arithmetic.round(first, places: numbers[1]) else {
        return fail(.badPlaces, &reply)
      }
      result = rounded
    case .power:
      guard let power = Arithmetic.power(first, numbers[1]) else {
        return fail(.badExponent, &reply)
      }
      result = power
    default: result = first.magnitude
    }
    guard result.isFinite else { return fail(.notFinite, &reply) }
    reply.give(result)
  }

  /// `ratio(a, b, if_zero)` and `change(from, to, if_zero)`.
  func divide(_ word: Word, _ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let first = number(arguments, 0, &reply), let second = number(arguments, 1, &reply) else {
      return
    }
    let (dividend, divisor) = word == .ratio ? (first, second) : (second - first, first)
    // Without a third argument nothing is given, and the lowered form computes it.
    if divisor == 0 { return give(arguments[2], &reply) }
    guard (dividend / divisor).isFinite else { return fail(.notFinite, &reply) }
    reply.give(dividend / divisor)
  }

  /// `range(low, high)`: a person is asked by the rule.
  func makeRange(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let low = number(arguments, 0, &reply), let high = number(arguments, 1, &reply) else {
      return
    }
    guard low <= high else { return fail(.badRange, &reply) }
    give(NumberRange(low: low, high: high, causes: [.asks(rulePath)]), &reply)
  }

  /// `low(x)` and `high(x)`.
  func end(_ word: Word, _ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let range = range(arguments[0]) else { return fail(.notANumber, &reply) }
    guard range.low.isFinite, range.high.isFinite else { return fail(.notFinite, &reply) }
    reply.give(word == .low ? range.low : range.high)
  }

  // MARK: Operators

  func operate(
    _ op: LuaOperator, _ left: LuaValue, _ right: LuaValue, reply: inout LuaReply
  ) {
    let isComparison = [.less, .lessOrEqual, .equal].contains(op)
    if op == .equal {
      return fail(isRange(left) || isRange(right) ? .rangeRefused : .cannotCompare, &reply)
    }
    guard let a = range(left), let b = range(right) else {
      return fail(isComparison ? .cannotCompare : .cannotCompute, &reply)
    }
    switch op {
    case .add: give(a + b, &reply)
    case .subtract: give(a - b, &reply)
    case .negate: give(-a, &reply)
    case .multiply: give(a * b, &reply)
    case .divide:
      guard b.low == b.high, b.low > 0 else { return fail(.rangeRefused, &reply) }
      give(a / b.low, &reply)
    case .less, .lessOrEqual, .equal:
      if let holds = a.isLess(than: b, orEqual: op == .lessOrEqual) { return reply.give(holds) }
      open(Cause.distinct(a.causes + b.causes), &reply)
    }
  }
}

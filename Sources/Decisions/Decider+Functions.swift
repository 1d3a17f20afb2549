internal import CanonicalJSON
internal import LuaMachine
internal import Policies

extension Decider {
  /// Calls a function in its plain form and, where that doesn't settle it, in its careful form,
  /// which then counts.
  private func call(_ function: RuleFunction) -> Result<LuaValue, Stopped> {
    call(function) { (number, objects) throws(LuaFailure) in
      try machine.call(number, objects: objects)
    }
  }

  /// A run of a function by the number of a form, with the host's objects as arguments.
  private typealias Run<Value> = (Int, [Int]) throws(LuaFailure) -> Value

  private func call<Value>(
    _ function: RuleFunction, _ run: Run<Value>
  ) -> Result<Value, Stopped> {
    defer { evaluation.observer?.commit() }
    guard let careful = function.careful else {
      return call(function.number, function.parameters, run)
    }
    let earlier = evaluation.reads
    let plain = call(function.number, function.parameters, run)
    // A count goes on past items that stopped, which the careful form might settle.
    if !evaluation.hasCountedOpen {
      guard case .failure(.open) = plain else { return plain }
    }
    evaluation.restore(earlier)
    return call(careful, function.parameters, run)
  }

  private func call<Value>(
    _ number: Int, _ parameters: [Int], _ run: Run<Value>
  ) -> Result<Value, Stopped> {
    evaluation.beginRun()
    evaluation.observer?.begin()
    do throws(LuaFailure) {
      return .success(try run(number, parameters))
    } catch {
      if error.cause == .stopped, case .open(let causes)? = evaluation.stop {
        return .failure(.open(causes))
      }
      return .failure(.error(self.error(error)))
    }
  }

  /// Calls a function that gives true or false.
  func condition(_ function: RuleFunction) -> Verdict {
    call(function).flatMap { value in
      if case .boolean(let holds) = value { return .success(holds) }
      return .failure(.error(RuleError(code: .notBoolean, place: function.place)))
    }
  }

  /// What a rule gives: a value, and of a range what would tell more.
  typealias Given = (content: TextTree.Content, causes: [Cause])

  /// Calls a function that gives text, a number, a range, true or false.
  func value(_ function: RuleFunction) -> Result<Given, Stopped> {
    call(function).flatMap { value in
      switch value {
      case .boolean(let boolean): .success((.boolean(boolean), []))
      case .text(let text): .success((.text(text), []))
      case .number(let number) where number.isFinite: .success((.number(number), []))
      case .number: .failure(.error(RuleError(code: .notFinite, place: function.place)))
      default:
        if let range = evaluation.range(value) {
          .success((.range(low: range.low, high: range.high), Cause.distinct(range.causes)))
        } else {
          .failure(.error(RuleError(code: .notAValue, place: function.place)))
        }
      }
    }
  }

  /// Calls a function that gives a number or a range.
  func range(_ function: RuleFunction) -> Result<NumberRange, Stopped> {
    call(function).flatMap { value in
      guard let range = evaluation.range(value) else {
        return .failure(.error(RuleError(code: .notANumber, place: function.place)))
      }
      guard range.low.isFinite, range.high.isFinite else {
        return .failure(.error(RuleError(code: .notFinite, place: function.place)))
      }
      return .success(range)
    }
  }

  /// Calls a function that gives the keys of an order.
  func keys(_ function: RuleFunction, atMost count: Int) -> Result<[QueueValue], Stopped> {
    let values = call(function) { (number, objects) throws(LuaFailure) in
      try machine.call(number, objects: objects, count: count)
    }
    return values.flatMap { values in
      guard let last = values.lastIndex(where: { $0 != .none }) else {
        return .failure(.error(RuleError(code: .notAValue, place: function.place)))
      }
      var keys: [QueueValue] = []
      var causes: [Cause] = []
      for value in values[...last] {
        switch value {
        case .boolean(let boolean): keys.append(.boolean(boolean))
        case .text(let text): keys.append(.text(text))
        case .number(let number) where number.isFinite: keys.append(.number(number))
        case .number: return .failure(.error(RuleError(code: .notFinite, place: function.place)))
        default:
          guard let range = evaluation.range(value) else {
            return .failure(.error(RuleError(code: .notAValue, place: function.place)))
          }
          causes += range.causes
        }
      }
      return causes.isEmpty ? .success(keys) : .failure(.open(Cause.distinct(causes)))
    }
  }

  /// What a rule shows, each name by itself: what can't be computed is null.
  func show(_ rule: RulePlan) -> [NamedValue] {
    guard let function = rule.test, let shown = function.shown else { return [] }
    evaluation.beginRun()
    evaluation.observer?.begin()
    defer { evaluation.observer?.commit() }
    guard
      let (site, values) = try? machine.callEach(
        shown, objects: function.parameters),
      case .number(let number) = site, policy.numbers.shown.indices.contains(Int(number))
    else { return [] }
    return zip(policy.numbers.shown[Int(number)], values)
      .map { NamedValue(name: $0, value: $1.map(content) ?? .null) }
      .sorted { utf16Less($0.name, $1.name) }
  }

  private func content(_ value: LuaValue) -> TextTree.Content {
    switch value {
    case .boolean(let boolean): .boolean(boolean)
    case .text(let text): .text(text)
    case .number(let number): number.isFinite ? .number(number) : .null
    case .object(let number): evaluation.content(ofObject: number) ?? .null
    case .none, .other: .null
    }
  }
}

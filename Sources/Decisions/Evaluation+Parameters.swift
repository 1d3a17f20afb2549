internal import CanonicalJSON
internal import LuaMachine
internal import Policies

extension Evaluation {
  private func content(
    _ arguments: LuaArguments
  ) -> (parameter: Parameter, content: Parameter.Content?)? {
    guard let number = arguments.number(0), let index = layout.parameterIndexes[Int(number)] else {
      return nil
    }
    let parameter = layout.parameters[index]
    if contents[index]?.isBanded != true { observe(parameter) }
    return (parameter, contents[index])
  }

  /// Whether a parameter says something; what it says is read by that, as a field is by `known`.
  func isKnownParameter(_ arguments: LuaArguments) -> Bool {
    guard let (parameter, content) = content(arguments) else { return false }
    switch content {
    case nil, .unset?:
      note(parameter: parameter.name, .null)
      return false
    case .scalar(let scalar)?: note(parameter: parameter.name, scalar.content)
    case .list(let items)?: note(parameter: parameter.name, .values(items.map(\.content)))
    case .bands?: break
    }
    return true
  }

  /// Answers with `params.x`.
  func parameter(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let (parameter, content) = content(arguments) else { return fail(.unknownField, &reply) }
    let path = "params." + parameter.name
    switch content {
    case nil, .unset?:
      note(parameter: parameter.name, .null)
      open([.missing(path)], &reply)
    case .scalar(let scalar)?:
      note(parameter: parameter.name, scalar.content)
      give(scalar, causes: [.asks(path)], &reply)
    case .list(let items)?:
      note(parameter: parameter.name, .values(items.map(\.content)))
      reply.charge(units: items.count)
      reply.give(object: add(.list(.values(items.map(LuaValue.init)))))
    case .bands?: fail(.hasBands, &reply)
    }
  }

  /// `params.x:at(v)`; of a range, the band in which both its ends lie.
  func band(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let (parameter, content) = content(arguments) else { return fail(.unknownField, &reply) }
    guard let range = range(arguments[1]) else { return fail(.notANumber, &reply) }
    guard range.low.isFinite, range.high.isFinite else { return fail(.notFinite, &reply) }
    let path = "params." + parameter.name
    guard let scalar = content?.band(at: range.low) else {
      note(parameter: parameter.name, .null)
      return open([.missing(path)], &reply)
    }
    guard content?.bandIndex(at: range.low) == content?.bandIndex(at: range.high) else {
      return open(Cause.distinct(range.causes), &reply)
    }
    observe(parameter, band: content?.bandIndex(at: range.low))
    note(band: BandRead(parameter: parameter.name, low: range.low, high: range.high), scalar)
    give(scalar, causes: [.asks(path)], &reply)
  }

  /// Notes the value of a parameter as used, unless another stands in for it.
  private func observe(_ parameter: Parameter, band: Int? = nil) {
    guard let observer, replaced[parameter.name] == nil else { return }
    observer.note(parameter, on: day, band: band)
  }

  /// A number of a rule's table, as it is on the day; nil where it isn't known.
  func value(of number: RuleNumber) -> Result<Double, Unknown> {
    switch number {
    case .literal(let value): return .success(value)
    case .parameter(let name):
      let index = layout.parameter(name)
      if let index { observe(layout.parameters[index]) }
      guard let index, case .scalar(.number(let value))? = contents[index]
      else {
        note(parameter: name, .null)
        return .failure(Unknown(cause: .missing("params." + name)))
      }
      if notesReads { facts.note(parameter: index) }
      return .success(value)
    }
  }

  /// A number that isn't known.
  struct Unknown: Error {
    let cause: Cause
  }
}

extension Parameter.Content {
  fileprivate var isBanded: Bool { if case .bands = self { true } else { false } }
}

extension LuaValue {
  /// A value of a parameter's list.
  fileprivate init(_ scalar: Scalar) {
    switch scalar {
    case .text(let text): self = .text(text)
    case .number(let number): self = .number(number)
    case .boolean(let boolean): self = .boolean(boolean)
    case .range(let low, _): self = .number(low)
    }
  }
}

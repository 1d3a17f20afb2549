internal import CanonicalJSON
internal import LuaMachine
internal import Policies
internal import Records

// MARK: Words

extension Evaluation {

  func word(_ word: Int32, at offset: Int32, arguments: LuaArguments, reply: inout LuaReply) {
    switch Word(rawValue: Int(word)) {
    case .known?: known(arguments, &reply)
    case .valueOr?: valueOr(arguments, &reply)
    case .parameter?: parameter(arguments, &reply)
    case .knownParameter?: reply.give(isKnownParameter(arguments))
    case .parameterOr?:
      if isKnownParameter(arguments) {
        parameter(arguments, &reply)
      } else {
        give(arguments[1], &reply)
      }
    case .band?: band(arguments, &reply)
    case .hasRow?, .row?, .rows?: look(Word(rawValue: Int(word)) ?? .rows, arguments, &reply)
    case .asOf?: reply.give(day.iso)
    case .startsWith?: startsWith(arguments, &reply)
    case .minimum?, .maximum?, .floor?, .ceiling?, .absolute?, .round?, .power?:
      compute(Word(rawValue: Int(word)) ?? .absolute, arguments, &reply)
    case nil: fail(.luaError, &reply)
    }
  }

  /// Whether a record or row has a field; nil, and the reply says why, where it can have none.
  func hasField(_ arguments: LuaArguments, _ reply: inout LuaReply) -> Bool? {
    guard case .object(let object) = arguments[0] else {
      fail(.cannotIndex, &reply)
      return nil
    }
    let symbol = Int(arguments.number(1) ?? -1)
    if object < Int32(isSubmitted.count) {
      let index = layout.slot(record: Int(object), symbol: symbol)
      guard index >= 0 else {
        fail(.unknownField, &reply)
        return nil
      }
      note(index)
      return slots[index].kind != .absent
    }
    guard case .row(let table, let row)? = self.object(object) else {
      fail(.cannotIndex, &reply)
      return nil
    }
    guard let column = layout.columns[table][symbol] else {
      fail(.unknownField, &reply)
      return nil
    }
    return policy.pack.tables[table].rows[row].cells[column] != nil
  }

  func known(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    if arguments.count == 1 {
      guard case .object(let object) = arguments[0], object < Int32(isSubmitted.count) else {
        return fail(.cannotIndex, &reply)
      }
      return reply.give(isSubmitted[Int(object)])
    }
    if let known = hasField(arguments, &reply) { reply.give(known) }
  }

  func valueOr(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let known = hasField(arguments, &reply) else { return }
    guard known, case .object(let object) = arguments[0], let symbol = arguments.number(1) else {
      return give(arguments[2], &reply)
    }
    field(Int32(symbol), of: object, reply: &reply)
  }
}

// MARK: Text and numbers

extension Evaluation {

  func startsWith(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let text = arguments.text(0), let prefix = arguments.text(1) else {
      return fail(.notText, &reply)
    }
    reply.give(text.starts(with: prefix))
  }

  func compute(_ word: Word, _ arguments: LuaArguments, _ reply: inout LuaReply) {
    var numbers: [Double] = []
    for index in 0..<arguments.count {
      guard let number = arguments.number(index) else { return fail(.notANumber, &reply) }
      guard number.isFinite else { return fail(.notFinite, &reply) }
      numbers.append(number)
    }
    guard let first = numbers.first else { return fail(.notANumber, &reply) }
    let result: Double
    switch word {
    case .minimum: result = numbers.min() ?? first
    case .maximum: result = numbers.max() ?? first
    case .floor: result = first.rounded(.down)
    case .ceiling: result = first.rounded(.up)
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
}

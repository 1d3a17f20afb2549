internal import CanonicalJSON
internal import LuaMachine
internal import Policies
internal import Records

extension Evaluation {
  func word(_ word: Int32, at offset: Int32, arguments: LuaArguments, reply: inout LuaReply) {
    guard let word = Word(rawValue: Int(word)) else { return fail(.luaError, &reply) }
    switch word {
    case .known: known(arguments, &reply)
    case .valueOr: valueOr(arguments, &reply)
    case .reaches: reaches(arguments, &reply)
    case .pick: pick(arguments, &reply)
    case .assigned: assigned(arguments, &reply)
    case .review: review(arguments, &reply)
    case .range: makeRange(arguments, &reply)
    case .low, .high: end(word, arguments, &reply)
    case .round, .min, .max, .floor, .ceil, .abs, .sqrt, .power: compute(word, arguments, &reply)
    case .ratio, .change: divide(word, arguments, &reply)
    case .startsWith: startsWith(arguments, &reply)
    case .addMonths, .addYears, .daysBetween, .yearsBetween, .yearOf, .monthOf, .endOfYear:
      reckon(word, arguments, &reply)
    case .asOf: reply.give(day.iso)
    case .parameter: parameter(arguments, &reply)
    case .knownParameter: reply.give(isKnownParameter(arguments))
    case .band: band(arguments, &reply)
    case .hasRow, .row, .rows: look(word, arguments, &reply)
    case .decidedYes, .decidedNo, .decidedApplies, .decidedValue, .decidedPart, .knownDecision,
      .knownDecidedValue:
      decision(word, arguments, &reply)
    case .any, .every, .count, .sum, .largest, .where, .list, .distinct: fail(.luaError, &reply)
    case .entryYes: entryDecision(.decidedYes, arguments, &reply)
    case .entryNo: entryDecision(.decidedNo, arguments, &reply)
    case .entryApplies: entryDecision(.decidedApplies, arguments, &reply)
    case .entryValue: entryDecision(.decidedValue, arguments, &reply)
    case .entryPart: entryDecision(.decidedPart, arguments, &reply)
    case .knownEntryDecision: entryDecision(.knownDecision, arguments, &reply)
    case .knownEntryValue: entryDecision(.knownDecidedValue, arguments, &reply)
    }
  }

  /// `reaches(record, "f", "word")`: whether the field is at or after the word.
  private func reaches(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let asked = asked(arguments, symbols: 1..<2, &reply) else { return }
    guard let word = arguments.text(2) else { return fail(.notText, &reply) }
    switch asked {
    case .slot(let index, let shape, let field, let object):
      guard let wanted = layout.place(ofWord: word, shape: shape, field: field) else {
        return fail(.unknownWord, &reply)
      }
      if slots[index].kind == .absent {
        let path = path(of: field, shape: shape, in: object)
        let isJudgement = layout.shapes[shape].fields[field].isJudgement
        return open([isJudgement ? .asks(path) : .missing(path)], &reply)
      }
      let own = layout.place(ofWord: utf8(slots[index]), shape: shape, field: field) ?? -1
      reply.give(own >= wanted)
    case .notSubmitted(_, let record): open([.missing(record)], &reply)
    case .cell, .member, .record, .nowhere: fail(.unknownField, &reply)
    }
  }

  /// `pick(list, "f", v)`: the one item whose f is v.
  private func pick(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard case .object(let number) = arguments[0], case .list(let list)? = object(number),
      let symbol = arguments.number(1)
    else { return fail(.notAList, &reply) }
    let wanted = arguments[2]
    guard isScalar(wanted) else {
      return fail(isRange(wanted) ? .rangeRefused : .badKey, &reply)
    }
    if case .number(let number) = wanted, !number.isFinite { return fail(.notFinite, &reply) }
    // An item costs about as much as a pass of a short loop.
    reply.charge(units: list.count * 8)
    var found: [Int32] = []
    var lacking: [Cause] = []
    for index in 0..<list.count {
      switch compare(item: index, of: number, symbol: Int32(symbol), wanted) {
      case .equal(let item): found.append(item)
      case .different: continue
      case .open(let causes): lacking += causes
      case .failed(let code): return fail(code, &reply)
      }
    }
    if found.count > 1 { return fail(.severalItems, &reply) }
    if let item = found.first { return reply.give(object: item) }
    if !lacking.isEmpty { return open(Cause.distinct(lacking), &reply) }
    let name = policy.numbers.symbols.names[Int(symbol)]
    open([.missing("\(path(number))[\(name)=\(Self.text(wanted))]")], &reply)
  }

  private enum Comparison {
    case equal(Int32)
    case different
    case open([Cause])
    case failed(RuleError.Code)
  }

  /// How a field of an item compares with a value.
  private func compare(
    item index: Int, of list: Int32, symbol: Int32, _ wanted: LuaValue
  ) -> Comparison {
    var itemReply = LuaReply.detached()
    item(Double(index + 1), of: list, reply: &itemReply)
    guard case .object(let item) = itemReply.answer else {
      if case .open(let causes)? = takeStop(itemReply) { return .open(causes) }
      return .failed(.cannotIndex)
    }
    var fieldReply = LuaReply.detached()
    field(symbol, of: item, reply: &fieldReply)
    switch takeStop(fieldReply) {
    case .open(let causes)?: return .open(causes)
    case .error(let code)?: return .failed(code)
    case nil: return fieldReply.answer == wanted ? .equal(item) : .different
    }
  }

  /// Why a reply of the evaluation's own stopped.
  private func takeStop(_ reply: LuaReply) -> Stop? { reply.isValue ? nil : stop }

  private func isScalar(_ value: LuaValue) -> Bool {
    switch value {
    case .text, .number, .boolean: true
    case .none, .object, .other: false
    }
  }

  private static func text(_ value: LuaValue) -> String {
    switch value {
    case .text(let text): text
    case .number(let number):
      String(decoding: CanonicalJSON.canonical(.number(number)), as: UTF8.self)
    case .boolean(let boolean): boolean ? "true" : "false"
    case .none, .object, .other: ""
    }
  }

  // MARK: What people say

  /// Stops as `review "question"`.
  private func review(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    note(question: Int(arguments.number(0) ?? 0))
    open([.asks(rulePath)], &reply)
  }

  /// `assigned(record, "f", band)`: what a person has assigned within a band, else the band.
  private func assigned(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let asked = asked(arguments, symbols: 1..<2, &reply) else { return }
    guard let band = range(arguments[2]) else { return fail(.notANumber, &reply) }
    let path: String
    switch asked {
    case .slot(let index, let shape, let field, let object):
      let slot = slots[index]
      if band.low == band.high { return reply.give(band.low) }
      if slot.kind == .number, slot.number >= band.low, slot.number <= band.high {
        return reply.give(slot.number)
      }
      guard slot.kind == .absent || slot.kind == .number else { return fail(.notANumber, &reply) }
      path = self.path(of: field, shape: shape, in: object)
    case .notSubmitted(let fieldPath, _): path = fieldPath
    case .cell, .member, .record, .nowhere: return fail(.unknownField, &reply)
    }
    give(NumberRange(low: band.low, high: band.high, causes: [.asks(path)]), &reply)
  }

  // MARK: Text

  private func startsWith(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    guard let text = arguments.text(0), let prefix = arguments.text(1) else {
      return fail(.notText, &reply)
    }
    reply.give(text.starts(with: prefix))
  }
}

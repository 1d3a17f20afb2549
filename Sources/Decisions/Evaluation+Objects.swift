internal import CanonicalJSON
internal import LuaMachine
internal import Policies
internal import Records

extension Evaluation {
  /// What a rule can hold that isn't a record; records have the numbers below.
  enum Object {
    /// An object within a record: its shape and its first slot.
    case node(shape: Int, first: Int)
    /// Values in order.
    case list(List)
    /// A row of a table.
    case row(table: Int, row: Int)
    /// A number that lies between two, and what would tell more.
    case range(NumberRange)
    /// What the rules of an `any` gave, by id, and what would tell more of their ranges.
    case values([TextTree.Member], causes: [Cause])
  }

  /// The kinds of list.
  enum List {
    /// So many entries of a portfolio.
    case entries(Int)
    /// A list of a record: its first slot, how many it has, the shape of objects in it.
    case slots(first: Int, count: Int, shape: Int?)
    /// Rows of a table.
    case rows(table: Int, rows: [Int])
    /// A parameter's values, and what list words make.
    case values([LuaValue])

    var count: Int {
      switch self {
      case .entries(let count): count
      case .slots(_, let count, _): count
      case .rows(_, let rows): rows.count
      case .values(let values): values.count
      }
    }
  }

  // MARK: Numbers

  func object(_ number: Int32) -> Object? {
    switch facts.object(number) {
    case .node(let shape, let first, _, _)?: .node(shape: shape, first: first)
    case .list(let first, let count, let shape, _, _)?:
      .list(.slots(first: first, count: count, shape: shape))
    case .foreign(let index)?: objects[index]
    case nil: entries(number)
    }
  }

  func add(_ object: Object) -> Int32 {
    objects.append(object)
    return facts.add(.foreign(objects.count - 1))
  }

  /// Where an object is: `firm.awards[2]`.
  func path(_ number: Int32) -> String {
    if number < Int32(isSubmitted.count) { return layout.recordNames[Int(number)] }
    if number < firstObject { return portfolioPath(number) }
    switch facts.object(number) {
    case .node(_, _, let parent, let step)?, .list(_, _, _, let parent, let step)?:
      return path(parent) + name(of: step, in: parent)
    default: return "list"
    }
  }

  private func name(of step: LuaFacts.Step, in parent: Int32) -> String {
    switch step {
    case .item(let number): "[\(number)]"
    case .field(let index):
      shape(of: parent).map { "." + layout.shapes[$0].fields[index].name } ?? ""
    }
  }

  /// The shape of an object; nil where it is none.
  private func shape(of object: Int32) -> Int? {
    if object < Int32(isSubmitted.count) { return Int(object) }
    if object < firstObject { return entry(object)?.record }
    if case .node(let shape, _, _, _)? = facts.object(object) { return shape }
    return nil
  }

  // MARK: Fields

  func field(_ symbol: Int32, of object: Int32, reply: inout LuaReply) {
    if let record = record(object) {
      guard let field = layout.field(shape: record, symbol: Int(symbol)) else {
        return fail(.unknownField, &reply)
      }
      guard isSubmitted[record] else {
        note(layout.firstSlots[record] + field)
        return open([.missing(path(object))], &reply)
      }
      return give(
        slot: layout.firstSlots[record] + field, shape: record, field: field, of: object, &reply)
    }
    if let record = self.record(Int(symbol), ofEntry: object) { return reply.give(object: record) }
    switch self.object(object) {
    case .node(let shape, let first)?:
      reach(object)
      guard let field = layout.field(shape: shape, symbol: Int(symbol)) else {
        return fail(.unknownField, &reply)
      }
      give(slot: first + field, shape: shape, field: field, of: object, &reply)
    case .row(let table, let row)?: cell(Int(symbol), table, row, &reply)
    case .values(let members, let causes)?:
      let name = policy.numbers.symbols.names[Int(symbol)]
      guard let member = members.first(where: { $0.key == name }) else {
        return fail(.noValue, &reply)
      }
      give(member.value.content, causes: causes, &reply)
    default: fail(.cannotIndex, &reply)
    }
  }

  /// Answers with a field of a record or of an object in it.
  private func give(
    slot index: Int, shape: Int, field: Int, of object: Int32, _ reply: inout LuaReply
  ) {
    let slot = slots[index]
    let definition = layout.shapes[shape].fields[field]
    if slot.kind != .object { note(index) }
    switch slot.kind {
    case .number: reply.give(slot.number)
    case .boolean: reply.give(slot.boolean)
    case .text: reply.give(borrowed: utf8(slot))
    case .object, .list:
      give(slot, layout.shapes[shape].childShapes[field], in: object, .field(field), &reply)
    case .absent:
      let path = path(object) + "." + definition.name
      open([definition.isJudgement ? .asks(path) : .missing(path)], &reply)
    }
  }

  /// Answers with an object or a list that a slot holds.
  private func give(
    _ slot: Dossier.Slot, _ shape: Int?, in parent: Int32, _ step: LuaFacts.Step,
    _ reply: inout LuaReply
  ) {
    let first = Int(slot.textStart)
    if slot.kind == .object, let shape {
      reply.give(
        object: facts.add(.node(shape: shape, first: first, parent: parent, step: step)))
    } else {
      reply.give(
        object: facts.add(
          .list(
            first: first, count: Int(slot.textCount), shape: shape, parent: parent, step: step)))
    }
  }

  // MARK: Items

  func item(_ index: Double, of object: Int32, reply: inout LuaReply) {
    guard case .list(let list)? = self.object(object) else { return fail(.cannotIndex, &reply) }
    guard index >= 1, index <= Double(list.count), index == index.rounded() else {
      return fail(.noSuchItem, &reply)
    }
    let position = Int(index) - 1
    switch list {
    case .entries: reply.give(object: number(ofEntry: position))
    case .slots(let first, _, let shape):
      reach(object)
      give(item: position, slot: first + position, shape: shape, of: object, &reply)
    case .rows(let table, let rows):
      reply.give(object: add(.row(table: table, row: rows[position])))
    case .values(let values): give(values[position], &reply)
    }
  }

  private func give(
    item: Int, slot index: Int, shape: Int?, of list: Int32, _ reply: inout LuaReply
  ) {
    let slot = slots[index]
    if slot.kind != .object { note(index) }
    switch slot.kind {
    case .number: reply.give(slot.number)
    case .boolean: reply.give(slot.boolean)
    case .text: reply.give(borrowed: utf8(slot))
    case .object, .list:
      give(slot, shape, in: list, .item(item + 1), &reply)
    case .absent: open([.missing(path(list) + "[\(item + 1)]")], &reply)
    }
  }

  func length(of object: Int32, reply: inout LuaReply) {
    guard case .list(let list)? = self.object(object) else { return fail(.notAList, &reply) }
    reply.give(Double(list.count))
  }

  // MARK: Values

  /// Answers with a value of a parameter, a cell or a decision; a range keeps what would tell more.
  func give(_ content: TextTree.Content, causes: [Cause], _ reply: inout LuaReply) {
    switch content {
    case .null: break
    case .boolean(let boolean): reply.give(boolean)
    case .number(let number): reply.give(number)
    case .text(let text): reply.give(text)
    case .object(let members): reply.give(object: add(.values(members, causes: causes)))
    case .list(let items):
      let numbers = items.compactMap {
        if case .number(let number) = $0.content { number } else { nil }
      }
      if numbers.count == 2, items.count == 2 {
        give(NumberRange(low: numbers[0], high: numbers[1], causes: causes), &reply)
      }
    }
  }

  func give(_ scalar: Scalar, causes: [Cause] = [], _ reply: inout LuaReply) {
    switch scalar {
    case .text(let text): reply.give(text)
    case .number(let number): reply.give(number)
    case .boolean(let boolean): reply.give(boolean)
    case .range(let low, let high):
      give(NumberRange(low: low, high: high, causes: causes), &reply)
    }
  }

  /// Answers with a range; one whose ends are equal is a number.
  func give(_ range: NumberRange, _ reply: inout LuaReply) {
    guard range.low.isFinite, range.high.isFinite else { return fail(.notFinite, &reply) }
    if range.low == range.high { return reply.give(range.low) }
    reply.give(object: add(.range(range)))
  }

  /// The value of an object, for the document; nil where it has none.
  func content(ofObject number: Int32) -> TextTree.Content? {
    switch object(number) {
    case .range(let range)?: return .range(low: range.low, high: range.high)
    case .list(let list)?:
      reach(number)
      let values = (0..<list.count).map { content(ofItem: $0, list) }
      return values.contains { $0 == nil } ? nil : .values(values.compactMap { $0 })
    default: return nil
    }
  }

  private func content(ofItem index: Int, _ list: List) -> TextTree.Content? {
    switch list {
    case .entries: return nil
    case .slots(let first, _, _):
      let kind = slots[first + index].kind
      return kind == .object || kind == .list ? nil : content(ofSlot: first + index)
    case .rows: return nil
    case .values(let values):
      switch values[index] {
      case .text(let text): return .text(text)
      case .number(let number): return .number(number)
      case .boolean(let boolean): return .boolean(boolean)
      case .object, .none, .other: return nil
      }
    }
  }
}

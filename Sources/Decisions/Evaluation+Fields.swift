internal import CanonicalJSON
internal import LuaMachine
internal import Policies
internal import Records

extension Evaluation {

  func field(_ symbol: Int32, of object: Int32, reply: inout LuaReply) {
    if object < Int32(isSubmitted.count) {
      return recordField(Int(symbol), Int(object), reply: &reply)
    }
    guard case .row(let table, let row)? = self.object(object) else {
      return fail(.cannotIndex, &reply)
    }
    guard let column = layout.columns[table][Int(symbol)] else {
      return fail(.unknownField, &reply)
    }
    guard let cell = policy.pack.tables[table].rows[row].cells[column] else {
      return fail(.blankCell, &reply)
    }
    give(cell, &reply)
  }

  func recordField(_ symbol: Int, _ record: Int, reply: inout LuaReply) {
    let index = layout.slot(record: record, symbol: symbol)
    guard index >= 0 else { return fail(.unknownField, &reply) }
    note(index)
    let slot = slots[index]
    switch slot.kind {
    case .number: reply.give(slot.number)
    case .boolean: reply.give(slot.boolean)
    case .text: reply.give(borrowed: utf8(slot))
    case .absent:
      miss(isSubmitted[record] ? layout.paths[index] : layout.recordNames[record], &reply)
    }
  }

  func note(_ slot: Int) {
    guard stamps[slot] != stamp else { return }
    stamps[slot] = stamp
    readSlots.append(slot)
  }

  func item(_ index: Double, of object: Int32, reply: inout LuaReply) {
    switch self.object(object) {
    case .list(let items)?:
      guard let position = Self.position(index, in: items.count) else {
        return fail(.noSuchItem, &reply)
      }
      give(items[position], &reply)
    case .rows(let table, let rows)?:
      guard let position = Self.position(index, in: rows.count) else {
        return fail(.noSuchItem, &reply)
      }
      reply.give(object: add(.row(table: table, row: rows[position])))
    default: fail(.cannotIndex, &reply)
    }
  }

  func length(of object: Int32, reply: inout LuaReply) {
    switch self.object(object) {
    case .list(let items)?: reply.give(Double(items.count))
    case .rows(_, let rows)?: reply.give(Double(rows.count))
    default: fail(.notAList, &reply)
    }
  }

  static func position(_ index: Double, in count: Int) -> Int? {
    guard index >= 1, index <= Double(count), index == index.rounded() else { return nil }
    return Int(index) - 1
  }

  func object(_ number: Int32) -> Object? {
    let index = Int(number) - isSubmitted.count
    return objects.indices.contains(index) ? objects[index] : nil
  }

  func add(_ object: Object) -> Int32 {
    objects.append(object)
    return Int32(isSubmitted.count + objects.count - 1)
  }

  func give(_ scalar: Scalar, _ reply: inout LuaReply) {
    switch scalar {
    case .text(let text): reply.give(text)
    case .number(let number): reply.give(number)
    case .boolean(let boolean): reply.give(boolean)
    }
  }

  func give(_ value: LuaValue, _ reply: inout LuaReply) {
    switch value {
    case .text(let text): reply.give(text)
    case .number(let number): reply.give(number)
    case .boolean(let boolean): reply.give(boolean)
    case .object(let number): reply.give(object: number)
    case .none, .other: break
    }
  }
}

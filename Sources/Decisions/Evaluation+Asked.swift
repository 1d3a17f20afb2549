internal import CanonicalJSON
internal import LuaMachine
internal import Policies
internal import Records

extension Evaluation {
  /// Where a field that a word asks for is.
  enum Asked {
    /// In an object that is there; the field itself may be absent.
    case slot(Int, shape: Int, field: Int, object: Int32)
    /// In a row.
    case cell(Scalar?)
    /// Among the values of an `any`.
    case member(TextTree.Content?)
    /// A record of an entry, and whether it was submitted.
    case record(isSubmitted: Bool)
    /// In a record that wasn't submitted.
    case notSubmitted(path: String, record: String)
    /// In an object that isn't there.
    case nowhere
  }

  /// The field to which the symbols behind an argument lead; nil, and the reply says why, where
  /// there can be none.
  func asked(
    _ arguments: LuaArguments, symbols: Range<Int>, _ reply: inout LuaReply
  ) -> Asked? {
    guard case .object(var object) = arguments[0] else {
      fail(.cannotIndex, &reply)
      return nil
    }
    for index in symbols {
      let symbol = Int(arguments.number(index) ?? -1)
      guard let asked = field(symbol, askedOf: object, &reply) else { return nil }
      if index == symbols.upperBound - 1 { return asked }
      switch asked {
      case .nowhere, .notSubmitted: return asked
      case .slot(let slot, _, _, _) where slots[slot].kind == .absent: return .nowhere
      case .slot, .record:
        var inner = LuaReply.detached()
        self.field(Int32(symbol), of: object, reply: &inner)
        guard inner.isValue, case .object(let next) = inner.answer else {
          fail(.cannotIndex, &reply)
          return nil
        }
        object = next
      case .cell, .member:
        fail(.cannotIndex, &reply)
        return nil
      }
    }
    return .nowhere
  }

  private func field(
    _ symbol: Int, askedOf object: Int32, _ reply: inout LuaReply
  ) -> Asked? {
    var shape: Int?
    var first = 0
    let ownRecord = record(object)
    if let ownRecord {
      shape = ownRecord
      first = layout.firstSlots[ownRecord]
    } else if let member = record(symbol, ofEntry: object), let submitted = record(member) {
      return .record(isSubmitted: isSubmitted[submitted])
    } else {
      switch self.object(object) {
      case .node(let nodeShape, let nodeFirst)?:
        reach(object)
        (shape, first) = (nodeShape, nodeFirst)
      case .row(let table, let row)?:
        guard let column = layout.columns[table][symbol] else { break }
        return .cell(policy.pack.tables[table].rows[row].cells[column])
      case .values(let members, _)?:
        let name = policy.numbers.symbols.names[symbol]
        return .member(members.first { $0.key == name }?.value.content)
      default:
        fail(.cannotIndex, &reply)
        return nil
      }
    }
    guard let shape, let field = layout.field(shape: shape, symbol: symbol) else {
      fail(.unknownField, &reply)
      return nil
    }
    if slots[first + field].kind != .object { note(first + field) }
    if let ownRecord, !isSubmitted[ownRecord] {
      return .notSubmitted(path: path(of: field, shape: shape, in: object), record: path(object))
    }
    return .slot(first + field, shape: shape, field: field, object: object)
  }

  /// Where a field of an object is.
  func path(of field: Int, shape: Int, in object: Int32) -> String {
    path(object) + "." + layout.shapes[shape].fields[field].name
  }

  // MARK: Words

  /// `known(x, "f")`, where symbols lead to the field, and `known(record)`.
  func known(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    if arguments.count == 1 {
      guard case .object(let object) = arguments[0], let record = record(object) else {
        return fail(.cannotIndex, &reply)
      }
      return reply.give(isSubmitted[record])
    }
    guard let asked = asked(arguments, symbols: 1..<arguments.count, &reply) else { return }
    reply.give(isKnown(asked))
  }

  private func isKnown(_ asked: Asked) -> Bool {
    switch asked {
    case .slot(let index, _, _, _): slots[index].kind != .absent
    case .cell(let cell): cell != nil
    case .member(let content): content != nil
    case .record(let isSubmitted): isSubmitted
    case .notSubmitted, .nowhere: false
    }
  }

  /// `value_or(x, "f", default)`, where symbols lead to the field.
  func valueOr(_ arguments: LuaArguments, _ reply: inout LuaReply) {
    let last = arguments.count - 1
    guard let asked = asked(arguments, symbols: 1..<last, &reply) else { return }
    guard isKnown(asked), let symbol = arguments.number(last - 1) else {
      return give(arguments[last], &reply)
    }
    switch asked {
    case .slot(_, _, _, let object): field(Int32(symbol), of: object, reply: &reply)
    default:
      guard case .object(let object) = arguments[0] else { return fail(.cannotIndex, &reply) }
      field(Int32(symbol), of: object, reply: &reply)
    }
  }
}

internal import CanonicalJSON
internal import LuaMachine
internal import Policies

extension Evaluation {
  /// What list words and careful operators hold while they go on.
  enum Frame {
    /// Why operands of `and` or `or` stopped.
    case operands([Cause])
    /// What the items of a list word came to.
    case items(Items)
  }

  /// What the items of a list word came to so far.
  struct Items {
    let list: Int32
    var index = 0
    /// Whether an error in the item at hand is one of the word.
    ///
    /// Once an item isn't known, the others are tried for what else is wanted, and an error among
    /// them counts as unsettled; but `count` needs every item.
    var takesErrors = true
    /// Whether an item has settled `any` or `every`.
    var isSettled = false
    /// How many items count for sure, and how many may.
    var count = 0
    var openCount = 0
    var keys: Set<LuaValue> = []
    var total = NumberRange(0)
    var largest: Double?
    var values: [LuaValue] = []
    var causes: [Cause] = []
  }

  // MARK: The stages

  func beginEach(_ word: Int32, list: LuaValue, reply: inout LuaReply) {
    guard case .object(let number) = list, case .list(let items)? = object(number) else {
      return fail(.notAList, &reply)
    }
    frames.append(.items(Items(list: number)))
    reply.give(items: items.count, frame: Int32(frames.count - 1))
  }

  func takeItem(_ word: Int32, frame: Int32, _ part: LuaPart, reply: inout LuaReply) {
    frames.removeLast(frames.count - Int(frame) - 1)
    guard case .items(var items)? = frames.popLast(), let word = Word(rawValue: Int(word)) else {
      return fail(.luaError, &reply)
    }
    items.takesErrors = items.causes.isEmpty || word == .count
    items.index += 1
    switch part {
    case .value(let value, let key): take(word, value, key, &items, &reply)
    case .stopped:
      if case .open(let causes)? = stop {
        items.causes += causes
        items.openCount += 1
        if word == .count { hasCountedOpen = true }
      } else if items.takesErrors {
        reply.fail()
      }
    case .failed: if items.takesErrors { reply.fail() }
    }
    frames.append(.items(items))
    if items.isSettled, reply.isValue { reply.give(true) }
  }

  func finishEach(_ word: Int32, frame: Int32, reply: inout LuaReply) {
    frames.removeLast(frames.count - Int(frame) - 1)
    guard case .items(let items)? = frames.popLast(), let word = Word(rawValue: Int(word)) else {
      return fail(.luaError, &reply)
    }
    let causes = Cause.distinct(items.causes)
    switch word {
    case .any: if items.isSettled { return reply.give(true) }
    case .every: if items.isSettled { return reply.give(false) }
    case .count:
      let low = items.keys.count + items.count
      return give(
        NumberRange(low: Double(low), high: Double(low + items.openCount), causes: causes), &reply)
    default: break
    }
    if !causes.isEmpty { return open(causes, &reply) }
    switch word {
    case .any: reply.give(false)
    case .every: reply.give(true)
    case .sum: give(items.total, &reply)
    case .largest:
      guard let largest = items.largest else { return fail(.noItems, &reply) }
      reply.give(largest)
    case .distinct: reply.give(object: add(.list(.values(Self.distinct(items.values)))))
    default: reply.give(object: add(.list(.values(items.values))))
    }
  }

  // MARK: One item

  private func take(
    _ word: Word, _ value: LuaValue, _ key: LuaValue, _ items: inout Items, _ reply: inout LuaReply
  ) {
    switch word {
    case .any, .every, .count, .where:
      guard case .boolean(let holds) = value else { return mistake(.notBoolean, items, &reply) }
      takeTest(word, holds, key, &items, &reply)
    case .sum:
      guard let range = range(value) else { return mistake(.notANumber, items, &reply) }
      items.total = items.total + range
    case .largest:
      guard case .number(let number) = value else {
        return mistake(isRange(value) ? .rangeRefused : .notANumber, items, &reply)
      }
      guard number.isFinite else { return mistake(.notFinite, items, &reply) }
      items.largest = max(items.largest ?? number, number)
    default:
      switch value {
      case .number(let number) where !number.isFinite: mistake(.notFinite, items, &reply)
      case .text, .number, .boolean: items.values.append(value)
      case .object where word == .list && !isRange(value): items.values.append(value)
      case .object where isRange(value): mistake(.rangeRefused, items, &reply)
      default: mistake(.notAValue, items, &reply)
      }
    }
  }

  private func takeTest(
    _ word: Word, _ holds: Bool, _ key: LuaValue, _ items: inout Items, _ reply: inout LuaReply
  ) {
    switch word {
    case .any: items.isSettled = holds
    case .every: items.isSettled = !holds
    case .count:
      guard holds else { return }
      switch key {
      case .none: items.count += 1
      case .number(let number) where !number.isFinite: mistake(.notFinite, items, &reply)
      case .text, .number, .boolean: items.keys.insert(key)
      case .object, .other: mistake(.notAValue, items, &reply)
      }
    default:
      guard holds else { return }
      var item = LuaReply.detached()
      self.item(Double(items.index), of: items.list, reply: &item)
      if item.isValue { items.values.append(item.answer) } else { reply.fail() }
    }
  }

  /// A mistake in an item.
  private func mistake(_ code: RuleError.Code, _ items: Items, _ reply: inout LuaReply) {
    if items.takesErrors { fail(code, &reply) }
  }

  /// The values each once, ascending: false, true, numbers, text by its bytes.
  private static func distinct(_ values: [LuaValue]) -> [LuaValue] {
    func rank(_ value: LuaValue) -> Int {
      switch value {
      case .boolean(false): 0
      case .boolean(true): 1
      case .number: 2
      default: 3
      }
    }
    return Set(values).sorted { left, right in
      switch (left, right) {
      case (.number(let a), .number(let b)): a < b
      case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
      default: rank(left) < rank(right)
      }
    }
  }

  // MARK: Careful operators

  func hold(frame: Int32, reply: inout LuaReply) {
    guard case .open(let causes)? = stop else { return reply.fail() }
    var held: [Cause] = []
    if frame >= 0 {
      frames.removeLast(frames.count - Int(frame) - 1)
      if case .operands(let earlier)? = frames.popLast() { held = earlier }
    }
    frames.append(.operands(held + causes))
    reply.give(frame: Int32(frames.count - 1))
  }

  func release(frame: Int32, isSettled: Bool, reply: inout LuaReply) {
    frames.removeLast(frames.count - Int(frame) - 1)
    guard case .operands(let causes)? = frames.popLast() else { return fail(.luaError, &reply) }
    if !isSettled { open(Cause.distinct(causes), &reply) }
  }
}

internal import LuaSyntax
internal import Records

extension TypeChecker {
  /// The words that go through a list.
  mutating func listWord(
    _ word: Word, _ arguments: [Expression], _ range: Range<Int>
  ) -> ValueType {
    let name = word.callName
    let list = listType(of: arguments[0], word: name)
    let item = list?.item ?? .any
    let before = stops
    stops = []
    let result = arguments.count > 1 ? self.result(of: arguments[1], for: item) : .either
    let key = arguments.count > 2 ? self.result(of: arguments[2], for: item) : nil
    let isOpen = mayBeOpen(item, list)
    stops.formUnion(before)
    noteUnknownItems(of: list)
    switch word {
    case .any, .every, .count, .where:
      testing(result, arguments, name)
      if let key, !key.isScalar { refuseValue(key, arguments[2], name) }
    case .sum, .largest:
      return .number(adding(word, result, arguments, list))
    default:
      if word == .distinct ? !result.isScalar : !result.isItem {
        refuseValue(result, arguments[1], name)
      }
    }
    let count = Interval(0, list?.count.high ?? .infinity)
    switch word {
    case .any, .every: return .either
    case .count:
      let isWhole = arguments.count == 1 ? list?.count ?? count : count
      return .number(
        NumberType(isWhole, isWhole: true, isRange: isOpen, isOfRecord: true))
    case .where: return .list(ListType(of: item, count: count))
    case .list: return .list(ListType(of: result, count: list?.count ?? count))
    default: return .list(ListType(of: result, count: count))
    }
  }

  /// Notes that an item of a list may stop what takes it.
  mutating func noteUnknownItems(of list: ListType?) {
    if list?.mayHoldUnknown ?? true {
      stops.insert(Self.item)
      note(.item)
    }
  }

  /// Whether an item can be unknown, so that `count` gives a range: unless all that its function
  /// reads are fields of the item that must be there.
  private func mayBeOpen(_ item: ValueType, _ list: ListType?) -> Bool {
    let known: [String]
    switch item.objects.count == 1 ? item.objects.first : nil {
    case .nested(let nested):
      known = nested.fields.filter(\.isRequired).map { "\(nested.path).\($0.name)" }
    case .entry: known = alwaysOfEntry
    default: return list?.mayHoldUnknown ?? true || !stops.isEmpty
    }
    return !stops.isSubset(of: known)
  }

  private mutating func testing(_ result: ValueType, _ arguments: [Expression], _ name: String) {
    guard arguments.count > 1, !result.isAny else { return }
    var rest = result
    rest.boolean = []
    if rest.isNever { return }
    report(
      "not_boolean", arguments[1].range,
      "the function of `\(name)` gives true or false, and this one can give \(rest.inWords)")
  }

  private mutating func adding(
    _ word: Word, _ result: ValueType, _ arguments: [Expression], _ list: ListType?
  ) -> NumberType {
    let name = word.callName
    var number = number(
      in: result, arguments[1], code: "cannot_compute", "the function of `\(name)` gives numbers")
    number.isLiteral = false
    if word == .largest {
      if number.isRange { refuseRange(arguments[1], "`largest` compares numbers") }
      if list?.count.low == 0, !isShowing, !hasItems(arguments[0]) {
        report(
          "largest_of_none", arguments[0].range,
          "where \(quote(arguments[0])) is empty this is an error; ask `#list > 0` first",
          severity: .warning)
      }
      return number
    }
    let total = Interval(
      number.wide.low < 0 ? -.infinity : 0, number.wide.high > 0 ? .infinity : 0)
    number.wide = total
    number.narrow = total
    return number
  }

  /// Whether a condition on the way says that a list has items.
  private func hasItems(_ list: Expression) -> Bool {
    let text = text(ofKey: list)
    return ["#\(text)", "count(\(text))"].contains { key in
      state.facts.numbers[key].map { $0.low > 0 || $0.low == 0 && !$0.holdsZero } ?? false
    }
  }

  private mutating func refuseValue(
    _ result: ValueType, _ argument: Expression, _ name: String
  ) {
    report(
      "not_a_value", argument.range,
      "the function of `\(name)` gives numbers, text, dates or true and false, and this one can give \(result.inWords)"
    )
  }
}

extension ValueType {
  /// Whether it is a number, text, a date or a boolean in all ways.
  var isScalar: Bool {
    isAny || !isNil && objects.isEmpty && list == nil && number?.isRange != true
  }

  /// Whether it can be an item of what `list` gives.
  fileprivate var isItem: Bool { isAny || !isNil && number?.isRange != true }
}

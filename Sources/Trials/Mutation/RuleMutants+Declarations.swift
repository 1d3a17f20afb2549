internal import LuaSyntax
internal import Policies
internal import Records

extension RuleMutants {
  /// The mutants of a `decision` or a `rule`.
  mutating func declaration(_ declaration: Declaration, _ range: Range<Int>) {
    let id = declaration.id?.text
    if let id { removeRule(id, declaration, range) }
    for item in declaration.items {
      guard let key = item.key.name?.text else { continue }
      let owner = id.map { "rule `\($0)`" } ?? "the decision"
      switch key {
      case "when":
        remove(.when, item, "`when` of \(owner) taken away")
        expression(item.value, Context(isCondition: true, around: item.range))
      case "must" where item.value.isTrue:
        remove(.must, item, "`must` of \(owner) taken away")
      case "combine": combine(item)
      case "test": expression(item.value, Context(isCondition: true, around: item.range))
      case "effective": dates(item)
      case "value", "points", "max", "min", "at_least", "above":
        expression(item.value, Context(around: item.range))
      case "parts": parts(item.value)
      default: break
      }
    }
  }

  /// A rule that is never in force is as good as taken away, and what speaks of it elsewhere, such
  /// as texts in other languages, stays right.
  private mutating func removeRule(_ id: String, _ declaration: Declaration, _ range: Range<Int>) {
    let title = "rule `\(id)` taken away"
    let never = "effective = { from = \"0001-01-01\", to = \"0001-01-01\" }"
    let head =
      declaration.word.range.lowerBound..<(declaration.id ?? declaration.word).range.upperBound
    if let item = declaration.item("effective") {
      list.add(.rule, item.range, never, in: head, title: title)
    } else if let first = declaration.items.first {
      let start = first.range.lowerBound
      list.add(.rule, start..<start, never + ", ", in: head, title: title)
    }
  }

  /// Takes an item away, with the comma behind it.
  private mutating func remove(_ kind: MutantKind, _ item: TableItem, _ title: String) {
    var end = item.range.upperBound
    while end < source.bytes.count, source.bytes[end] <= 0x20 { end += 1 }
    let isSeparated =
      end < source.bytes.count
      && (source.bytes[end] == UInt8(ascii: ",") || source.bytes[end] == UInt8(ascii: ";"))
    list.add(
      kind, item.range.lowerBound..<(isSeparated ? end + 1 : item.range.upperBound), "",
      title: title)
  }

  private mutating func combine(_ item: TableItem) {
    let others = ["all": "any", "any": "all"]
    guard let word = item.value.plainText, let other = others[word] else { return }
    list.add(.combine, item.value.range, "\"\(other)\"", in: item.range)
  }

  private mutating func dates(_ item: TableItem) {
    guard case .table(let ends) = item.value.kind else { return }
    for end in ends { date(end.value, in: end.range) }
  }

  /// A day that is written as text, a day earlier and a day later; whether it is one.
  @discardableResult
  mutating func date(_ expression: Expression, in context: Range<Int>) -> Bool {
    guard let text = expression.plainText, let date = CalendarDate(iso: text) else { return false }
    for days in [-1, 1] {
      guard let other = CalendarDate(daysSinceEpoch: date.daysSinceEpoch + days) else { continue }
      list.add(.date, expression.range, "\"\(other.iso)\"", in: context)
    }
    return true
  }

  private mutating func parts(_ expression: Expression) {
    guard case .table(let parts) = expression.kind else { return }
    for part in parts {
      guard case .table(let items) = part.value.kind else { continue }
      for item in items where ["at_least", "above", "at_most"].contains(item.key.name?.text ?? "") {
        self.expression(item.value, Context(around: item.range))
      }
    }
  }
}

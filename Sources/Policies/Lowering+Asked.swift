internal import LuaSyntax

/// Words that ask what is there, and those that take something else where it isn't.
///
/// What they take instead is computed only then, so that no rule hangs on a fact that it doesn't
/// need.
extension Lowering {
  // known(x, "f"), known(x)
  mutating func known(_ arguments: [Expression], _ range: Range<Int>) {
    if isKnown(arguments, range) || isKnownOfEntry(arguments, range) { return output.put(")") }
    let (root, symbols) = place(of: arguments)
    put("\(name(.known))(\(range.lowerBound), ", at: range)
    operand(root)
    for symbol in symbols { output.put(", \(symbol)") }
    output.put(")")
  }

  /// `known` of `params` and `decided`, up to its parenthesis; false where it asks a record.
  private mutating func isKnown(_ arguments: [Expression], _ range: Range<Int>) -> Bool {
    guard arguments.count > 1, let field = arguments[1].plainText else { return false }
    switch arguments[0].plainName {
    case "params"?:
      put(
        "\(name(.knownParameter))(\(range.lowerBound), \(numbers.symbols.number(of: field))",
        at: range)
    case "decided"?:
      let decision = names.decisions.firstIndex { $0.name == field } ?? 0
      put("\(name(.knownDecision))(\(range.lowerBound), \(decision)", at: range)
    default:
      if let alias = names.alias(arguments[0]) {
        let decision = names.index(ofDecision: "\(alias).\(field)") ?? 0
        put("\(name(.knownDecision))(\(range.lowerBound), \(decision)", at: range)
        return true
      }
      guard let decision = decision(arguments[0]) else { return false }
      put("\(name(.knownDecidedValue))(\(range.lowerBound), \(decision)", at: range)
    }
    return true
  }

  /// `known` of what was decided of an entry, up to its parenthesis; false where it asks a record.
  private mutating func isKnownOfEntry(_ arguments: [Expression], _ range: Range<Int>) -> Bool {
    guard arguments.count > 1, let field = arguments[1].plainText else { return false }
    let asked: (entry: Expression, decision: Int, word: Word)
    if let (entry, decision) = entryDecision(arguments[0]) {
      asked = (entry, decision, .knownEntryValue)
    } else if let entry = names.entryDecided(arguments[0]) {
      let decision = names.decisions.firstIndex { $0.name == field } ?? 0
      asked = (entry, decision, .knownEntryDecision)
    } else {
      return false
    }
    put("\(name(asked.word))(\(range.lowerBound), \(asked.decision), ", at: range)
    operand(asked.entry)
    return true
  }

  // value_or(x, "f", default)
  mutating func valueOr(_ arguments: [Expression], _ range: Range<Int>) {
    if arguments[0].plainName == "params" {
      let field = numbers.symbols.number(of: arguments[1].plainText ?? "")
      put(
        "(function() if \(name(.knownParameter))(\(range.lowerBound), \(field)) then return "
          + "\(name(.parameter))(\(range.lowerBound), \(field)) end return ", at: range)
      operand(arguments[2])
      return output.put(" end)()")
    }
    let (root, symbols) = place(of: arguments)
    let path = symbols.map { ", \($0)" }.joined()
    if arguments[2].isScalarLiteral {
      put("\(name(.valueOr))(\(range.lowerBound), ", at: range)
      operand(root)
      output.put(path + ", ")
      operand(arguments[2])
      return output.put(")")
    }
    put(
      "(function(__x) if \(name(.known))(\(range.lowerBound), __x\(path)) then return __x"
        + symbols.map { "[\($0)]" }.joined() + " end return ", at: range)
    operand(arguments[2])
    output.put(" end)(")
    operand(root)
    output.put(")")
  }

  // ratio(a, b, if_zero), change(from, to, if_zero), where if_zero is no literal.
  mutating func quotient(_ word: Word, _ arguments: [Expression], _ range: Range<Int>) {
    put("(function(__x) if __x ~= nil then return __x end return ", at: range)
    operand(arguments[2])
    output.put(" end)(\(name(word))(\(range.lowerBound), ")
    operand(arguments[0])
    output.put(", ")
    operand(arguments[1])
    output.put("))")
  }

  /// The object that a word asks, and the symbols that lead from it to the field: so that an object
  /// that isn't there is answered for, and doesn't stop the rule.
  private mutating func place(of arguments: [Expression]) -> (root: Expression, symbols: [Int]) {
    guard arguments.count > 1 else { return (arguments[0], []) }
    var names = [arguments[1].plainText ?? ""]
    var root = arguments[0]
    while let (base, name) = step(root) {
      names.insert(name, at: 0)
      root = base
    }
    return (root, names.map { numbers.symbols.number(of: $0) })
  }

  /// The object in which an expression is a field, and the field; nil where it is none.
  private func step(_ expression: Expression) -> (base: Expression, name: String)? {
    let base: Expression
    let name: String
    switch expression.unwrapped.kind {
    case .field(let owner, let field): (base, name) = (owner, field.text)
    case .index(let owner, let key):
      guard let text = key.plainText else { return nil }
      (base, name) = (owner, text)
    default: return nil
    }
    let words = ["params", "tables", "decided"]
    if words.contains(base.plainName ?? "") || decision(base) != nil
      || names.alias(base) != nil
    {
      return nil
    }
    if entryDecision(base) != nil || names.entryDecided(base) != nil { return nil }
    if case .field(let owner, let parts) = base.kind, parts.text == "parts",
      decision(owner) != nil || entryDecision(owner) != nil
    {
      return nil
    }
    return (base, name)
  }
}

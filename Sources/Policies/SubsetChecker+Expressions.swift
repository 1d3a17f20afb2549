internal import LuaSyntax
internal import Records

extension SubsetChecker {

  mutating func check(_ expression: Expression) {
    add(weight: expression.ownWeight)
    if expression.chainLength > Self.maximumChain {
      return refuse(
        "too_complex", expression.range,
        "more than \(Self.maximumChain) fields and items stand one behind another; use a local")
    }
    switch expression.kind {
    case .nil, .boolean, .integer, .float, .string: checkLiteral(expression)
    case .vararg:
      refuse(
        "not_offered", expression.range, "`...` isn't part of the language; name each parameter")
    case .function:
      refuse(
        "function_as_value", expression.range,
        "a function is called by its name; write `local function` and call it")
    case .name(let name): checkName(name, expression.range)
    case .field(let base, let name): checkField(base, name)
    case .index(let base, let key): checkIndex(base, key)
    case .call(let callee, let arguments): checkCall(callee, arguments, expression.range)
    case .methodCall(let base, let name, let arguments):
      checkMethod(base, name, arguments, expression.range)
    case .binary(let op, let range, let left, let right):
      if [.bitOr, .bitXor, .bitAnd, .shiftLeft, .shiftRight].contains(op) {
        refuse("not_offered", range, "`\(op.rawValue)` isn't part of the language")
      }
      check(left)
      check(right)
    case .unary(let op, let range, let operand):
      if op == .bitNot { refuse("not_offered", range, "`~` isn't part of the language") }
      if op == .not, case .field(let owner, let name) = operand.unwrapped.kind, name.text == "yes",
        isDecided(owner) || names.entryDecision(owner) != nil
      {
        refuse(
          "negated_yes", expression.range,
          "a decision that doesn't apply is neither yes nor no; write `.no`, or ask `.applies` too")
      }
      check(operand)
    case .table:
      refuse(
        "not_offered", expression.range,
        "a table stands only where values are shown, and in a query of a table")
    case .parenthesized(let inner): check(inner)
    }
  }

  /// Whether a numeral is written as a whole number and lies beyond 2^53; a hexadecimal one might
  /// have wrapped around.
  private func isWholeBeyondDoubles(_ range: Range<Int>) -> Bool {
    let text = source.text(in: range).lowercased()
    if text.hasPrefix("0x") {
      let digits = text.dropFirst(2)
      guard digits.allSatisfy(\.isHexDigit) else { return false }
      return UInt64(digits, radix: 16).map { $0 > 1 << 53 } ?? true
    }
    guard text.allSatisfy(\.isNumber) else { return false }
    return UInt64(text).map { $0 > 1 << 53 } ?? true
  }

  func checkLiteral(_ expression: Expression) {
    switch expression.kind {
    case .integer where isWholeBeyondDoubles(expression.range),
      .float where isWholeBeyondDoubles(expression.range):
      refuse("number_too_large", expression.range, "whole numbers go to 2^53 and no further")
    case .float(let value) where !value.isFinite:
      refuse("number_too_large", expression.range, "the number is larger than a number can be")
    case .unary(_, _, let operand): checkLiteral(operand)
    case .string(let bytes) where String(validating: bytes, as: UTF8.self) == nil:
      refuse("invalid_utf8", expression.range, "the text isn't UTF-8")
    default: break
    }
  }

  func checkName(_ name: String, _ range: Range<Int>) {
    if let binding = binding(name) {
      switch binding.kind {
      case .function, .functionParameter:
        refuse("function_as_value", range, "`\(name)` is a function: call it")
      default: break
      }
      return
    }
    switch name {
    case "as_of": break
    case "params":
      refuse("not_offered", range, "write `params.name`")
    case "tables":
      refuse("not_offered", range, "write `tables.name:has(…)`, `:row(…)` or `:rows(…)`")
    case "decided":
      refuse("not_offered", range, "write `decided.name.yes`, `.no`, `.applies` or `.value`")
    default:
      if Word.callable[name] != nil || name == "ipairs" {
        refuse("not_offered", range, "`\(name)` is a word: call it")
      } else {
        refuseUnknown(name, range)
      }
    }
  }

  func refuseUnknown(_ name: String, _ range: Range<Int>) {
    let visible = scopes.flatMap(\.keys) + Word.suggested
    refuse(
      "unknown_name", range,
      "`\(name)` is neither a local that stands above nor a word"
        + suggestion(for: name, among: visible))
  }

  mutating func checkField(_ base: Expression, _ name: Name) {
    if case .field(let owner, let part) = base.kind, part.text == "parts" {
      if isDecided(owner) { return checkPart(owner, name) }
      if let (entry, decision) = names.entryDecision(owner) {
        check(entry)
        return checkPart(name, of: self.decision(decision, isOfEntry: true))
      }
    }
    if isDecided(base) { return checkDecided(base, name) }
    if let (entry, decision) = names.entryDecision(base) {
      check(entry)
      return checkDecided(name, of: self.decision(decision, isOfEntry: true))
    }
    if names.entryDecided(base) != nil {
      return refuse(
        "not_offered", name.range,
        "write `entry.decided.\(name.text).yes`, `.no`, `.applies` or `.value`")
    }
    if let alias = names.alias(base), binding("decided") == nil {
      guard decision(Name(text: "\(alias).\(name.text)", range: name.range)) != nil else { return }
      return refuse(
        "not_offered", name.range,
        "write `decided.\(alias).\(name.text).yes`, `.no`, `.applies` or `.value`")
    }
    guard case .name(let text) = base.kind, binding(text) == nil || isRecord(text) else {
      return check(base)
    }
    if text == "params" {
      checkOneValue(name)
    } else if text == "tables" {
      refuse(
        "not_offered", name.range, "write `tables.\(name.text):has(…)`, `:row(…)` or `:rows(…)`")
    } else if text == "decided", names.aliases.contains(name.text) {
      refuse(
        "not_offered", name.range,
        "`\(name.text)` is a pack; write `decided.\(name.text).name.yes`, `.no`, `.applies` or `.value`"
      )
    } else if text == "decided" {
      guard decision(name) != nil else { return }
      refuse(
        "not_offered", name.range,
        "write `decided.\(name.text).yes`, `.no`, `.applies` or `.value`")
    } else if !isRecord(text) {
      check(base)
    }
  }

  func isRecord(_ name: String) -> Bool {
    if case .record? = binding(name)?.kind { true } else { false }
  }

  mutating func checkIndex(_ base: Expression, _ key: Expression) {
    check(base)
    if case .string = key.kind { return }
    if key.unwrapped.isLogical { refuse("not_offered", key.range, "a list is indexed by a number") }
    check(key)
  }
}

extension Expression {
  /// About how much work it is, without what stands within it: one for what Lua does by itself, more
  /// for what the machine or the host does.
  fileprivate var ownWeight: Int {
    switch kind {
    case .nil, .boolean, .integer, .float, .string, .vararg, .name, .function, .parenthesized: 1
    case .field, .index, .unary, .table: 2
    case .binary(let op, _, _, _): op == .and || op == .or || op == .power ? 8 : 4
    case .call, .methodCall: 8
    }
  }
}

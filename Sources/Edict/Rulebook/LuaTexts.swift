internal import LuaSyntax
internal import Policies

/// The text of a rule file, cut into what it declares.
struct LuaTexts {
  /// The text of each rule, in file order.
  let rules: [String]
  /// The text of each cap, in file order.
  let caps: [String]
  /// The text of all else, such as the decision and the functions that its rules call.
  let others: [String]

  /// Takes a file; of none, and of one that can't be parsed, there are no texts.
  init(_ file: LoweredFile?) {
    guard let source = file?.source, let chunk = try? Parser.parse(source) else {
      (rules, caps, others) = ([], [], [])
      return
    }
    func text(_ statement: Statement) -> String {
      let line = source.lineNumber(at: statement.range.lowerBound)
      var first = line
      while first > 1, source.line(first - 1).hasPrefix("--") { first -= 1 }
      let comments = (first..<line).map { source.line($0) + "\n" }.joined()
      let text = source.text(in: statement.range).replacing("\r\n", with: "\n")
      return comments + text
    }
    rules = chunk.block.statements.filter { $0.declares("rule") }.map(text)
    caps = chunk.block.statements.filter { $0.declares("cap") }.map(text)
    others = chunk.block.statements.filter { !$0.declares("rule") && !$0.declares("cap") }.map(text)
  }
}

extension Statement {
  /// Whether it is `rule "id" { … }`, or declares so by another word.
  fileprivate func declares(_ declared: String) -> Bool {
    guard case .call(let call) = kind, case .call(let callee, _) = call.kind,
      case .call(let word, _) = callee.kind, case .name(let name) = word.kind
    else { return false }
    return name == declared
  }
}

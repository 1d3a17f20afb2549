internal import LuaSyntax
internal import Policies
internal import Records

/// Makes the mutants of a file of rules or functions from its tree.
struct RuleMutants {
  let source: SourceText
  let words: WordNeighbours
  var list: MutantList
  /// The functions at the top that are asked whether something holds, by name.
  private let conditions: Set<String>
  private let chunk: Chunk
  private let isOfRules: Bool
  /// What is changed outside of rules.
  private let whole: Mutant.Subject

  /// Takes a parsed file.
  init(_ chunk: Chunk, isOfRules: Bool, words: WordNeighbours) {
    self.chunk = chunk
    self.isOfRules = isOfRules
    self.words = words
    source = chunk.source
    let name = chunk.source.name.fileName
    whole = isOfRules ? .rule(decision: name, id: nil) : .functions(name)
    list = MutantList(source: chunk.source, subject: whole)
    conditions = chunk.conditionNames
  }

  /// The mutants, in the order of the tree.
  mutating func all() -> [Mutant] {
    let name = source.name.fileName
    for statement in chunk.block.statements {
      guard isOfRules, let declaration = Declaration(statement) else {
        list.subject = whole
        self.statement(statement, isCondition: false)
        continue
      }
      list.subject = .rule(decision: name, id: declaration.id?.text)
      self.declaration(declaration, statement.range)
    }
    return list.mutants
  }

  // MARK: Statements

  mutating func block(_ block: Block, isCondition: Bool) {
    for inner in block.statements { statement(inner, isCondition: isCondition) }
  }

  /// - Parameter isCondition: Whether what the function gives says whether something holds.
  private mutating func statement(_ statement: Statement, isCondition: Bool) {
    switch statement.kind {
    case .local(let variables, let values):
      for (index, value) in values.enumerated() {
        let name = index < variables.count ? variables[index].name.text : ""
        expression(value, Context(isCondition: conditions.contains(name), around: statement.range))
      }
    case .assignment(_, let values):
      for value in values { expression(value, Context(around: statement.range)) }
    case .call(let call):
      if call.isQuestion {
        list.add(.review, statement.range, "return true")
      } else {
        expression(call, Context(around: statement.range))
      }
    case .if(let clauses, let otherwise):
      for clause in clauses {
        expression(clause.condition, Context(isCondition: true, around: clause.condition.range))
        block(clause.body, isCondition: isCondition)
      }
      if let otherwise { block(otherwise, isCondition: isCondition) }
    case .numericFor(_, let start, let limit, let step, let body):
      let bounds = start.range.lowerBound..<(step ?? limit).range.upperBound
      for value in [start, limit, step].compactMap({ $0 }) {
        expression(value, Context(around: bounds))
      }
      block(body, isCondition: isCondition)
    case .genericFor(_, let iterators, let body):
      for value in iterators { expression(value, Context(around: value.range)) }
      block(body, isCondition: isCondition)
    case .return(let values):
      for (index, value) in values.enumerated() {
        expression(value, Context(isCondition: isCondition && index == 0, around: statement.range))
      }
    case .localFunction(let name, let body):
      block(body.body, isCondition: conditions.contains(name.text))
    case .function(_, _, let body): block(body.body, isCondition: false)
    case .empty, .do, .while, .repeat, .break, .goto, .label: break
    }
  }

  /// Where an expression stands.
  struct Context {
    /// Whether it says whether something holds.
    var isCondition = false
    /// Whether `not` is before it, so that taking that away is tried already.
    var isNegated = false
    /// The operator of the chain of `and` or `or` in which it is an operand.
    var chain: BinaryOperator?
    /// What is shown around a change.
    var around: Range<Int>
    /// The name of the field with which a word is compared.
    var field: String?
    /// The text of what a word is compared with.
    var compared: String?
  }
}

extension Expression {
  /// Whether it is `review "…"`.
  var isQuestion: Bool {
    if case .call(let callee, _) = kind { callee.plainName == "review" } else { false }
  }
}

extension Chunk {
  /// The names of functions that are asked whether something holds: by a rule, or by a list word.
  fileprivate var conditionNames: Set<String> {
    var names: Set<String> = []
    for declaration in block.statements.compactMap(Declaration.init) {
      for key in ["test", "when"] {
        if let name = declaration.item(key)?.value.plainName { names.insert(name) }
      }
    }
    block.walk { expression in
      guard case .call(let callee, let arguments) = expression.kind, arguments.count > 1,
        RuleMutants.asking.contains(callee.plainName ?? ""), let name = arguments[1].plainName
      else { return }
      names.insert(name)
    }
    return names
  }
}

extension RuleMutants {
  /// The list words whose function says whether something holds.
  static let asking: Set<String> = ["any", "every", "where", "count"]
}

internal import LuaSyntax

/// Warns of numbers in rules that policy may change, and so are to be parameters with their source
/// and days: what is compared, added, subtracted, multiplied or given to a word.
///
/// 0, 1 and −1 are no policy; neither are factors that convert, such as 12 or 100, the places of
/// `round`, exponents, and what counts items of a list.
struct NumbersInRules {
  private let source: SourceText
  private let names: ResolvedNames
  private let findings: Findings
  /// The offsets of numbers that count items.
  private var counting: Set<Int> = []

  init(source: SourceText, names: ResolvedNames, findings: Findings) {
    self.source = source
    self.names = names
    self.findings = findings
  }

  mutating func report(in chunk: Chunk) {
    exempt(boundsIn: chunk.block)
    chunk.block.walk { check($0) }
  }

  private mutating func check(_ expression: Expression) {
    switch expression.kind {
    case .binary(let op, _, let left, let right):
      if op.isComparison || op == .add || op == .subtract {
        report(left)
        report(right)
      } else if [.multiply, .divide, .floorDivide, .modulo].contains(op) {
        report(left, unless: Self.converts)
        report(right, unless: Self.converts)
      }
    case .call(let callee, let arguments):
      guard let word = word(callee) else { return }
      (word == .round ? arguments.prefix(1) : arguments[...]).forEach { report($0) }
    case .methodCall(_, _, let arguments):
      for argument in arguments {
        if case .table(let items) = argument.kind { items.forEach { report($0.value) } }
        report(argument)
      }
    case .index(_, let key): exempt(key)
    case .function(let body): exempt(boundsIn: body.body)
    default: break
    }
  }

  private func word(_ callee: Expression) -> Word? {
    guard let name = callee.plainName, names.isFree(callee, name) else { return nil }
    return Word.callable[name]?.word
  }

  // MARK: What counts items

  private mutating func exempt(boundsIn block: Block) {
    for statement in block.statements {
      if case .numericFor = statement.kind { statement.expressions.forEach { exempt($0) } }
      statement.blocks.forEach { exempt(boundsIn: $0) }
    }
  }

  private mutating func exempt(_ expression: Expression) {
    let inner = expression.unwrapped
    counting.insert(inner.range.lowerBound)
    if case .binary(let op, _, let left, let right) = inner.kind, op == .add || op == .subtract {
      exempt(left)
      exempt(right)
    }
  }

  // MARK: Numbers

  /// Whether a factor converts: a power of ten, months and days.
  private static func converts(_ number: Double) -> Bool {
    [7, 12, 24, 60, 365].contains(number) || powersOfTen.contains(number)
  }

  private static let powersOfTen = Set((-15...15).compactMap { Double("1e\($0)") })

  private func report(_ operand: Expression, unless isFine: (Double) -> Bool = { _ in false }) {
    let operand = operand.unwrapped
    let variable = names.variable(operand)
    let constant = variable?.isAssigned == false ? variable?.number : nil
    guard let number = operand.literalNumber ?? constant, number.magnitude != 1, number != 0,
      !isFine(number), !counting.contains(operand.range.lowerBound)
    else { return }
    let text = source.text(in: operand.range)
    let what = variable == nil ? "`\(text)` stands" : "`\(text)` stands for \(number.written)"
    findings.report(
      "number_in_rule", in: source, range: operand.range,
      what + " in a rule; make it a parameter, which has a source, a unit and days",
      severity: .warning)
  }
}

internal import CanonicalJSON
internal import LuaSyntax
internal import Records

/// Reads one rule file: what it declares, and the forms that a machine loads.
struct RuleFileReader {
  let decisionName: String
  let chunk: Chunk
  let names: PackNames
  let findings: Findings
  /// Whether `and` or `or` stands in the file or in a shared function, so that a careful form
  /// could decide otherwise.
  let hasLogic: Bool

  var checker: SubsetChecker
  var exports: [Export] = []
  /// The index of an export by where its value begins.
  var exportIndexes: [Int: Int] = [:]
  let testNames: Set<String>
  /// The record types that each function checked so far takes, by where it stands.
  var functionParameters: [Int: [Int]] = [:]
  /// The functions that show values, by where they stand.
  var functionsThatShow: Set<Int> = []

  /// A function that the file hands to the machine.
  struct Export {
    let value: Expression
    let number: Int
    let isTest: Bool
    let carefulNumber: Int?
    let shownNumber: Int?
  }

  /// Takes a parsed file.
  init(
    decisionName: String, chunk: Chunk, names: PackNames, functionsHaveLogic: Bool,
    findings: Findings
  ) {
    hasLogic = functionsHaveLogic || chunk.block.hasLogic
    self.decisionName = decisionName
    self.chunk = chunk
    var names = names
    names.scope = RuleFileScope(chunk)
    self.names = names
    self.findings = findings
    testNames = Set(chunk.declarations.compactMap { $0.item("test")?.value.plainName })
    checker = SubsetChecker(
      source: chunk.source, names: names, testNames: testNames, findings: findings)
  }

  /// Reads the file; `numbers` goes on from the files before it.
  mutating func read(
    _ numbers: inout LoweredNames
  ) -> (definition: DecisionDefinition, lowered: LoweredFile)? {
    let known = findings.errorCount
    var decision: Declaration?
    var rules: [Rule] = []
    var caps: [Cap] = []
    for statement in chunk.block.statements {
      guard let declaration = Declaration(statement) else {
        if case .empty = statement.kind { continue }
        checker.checkTopLevelLocal(statement)
        continue
      }
      switch declaration.word.text {
      case "decision":
        if decision != nil {
          refuse("decision_twice", declaration.word.range, "a rule file holds one `decision`")
        }
        decision = declaration
        if let id = declaration.id {
          refuse("bad_metadata", id.range, "a decision has the name of its file, and no id")
        }
        refuseKeys(declaration, Self.decisionKeys, what: "`decision`")
        exportFunctions(declaration, &numbers.functionCount)
      case "rule":
        if let rule = rule(declaration, &numbers.functionCount) { rules.append(rule) }
      case "cap":
        if let cap = cap(declaration, &numbers.functionCount) { caps.append(cap) }
      default:
        refuse(
          "unknown_name", declaration.word.range,
          "`\(declaration.word.text)` declares nothing here"
            + suggestion(for: declaration.word.text, among: ["decision", "rule", "cap"]))
      }
    }
    refuseTwins(rules)
    refuseTwins(caps, rules)
    guard let decision else {
      findings.report("no_decision", file: chunk.source.name, "the file holds no `decision { … }`")
      return nil
    }
    guard let definition = definition(decision, rules, caps), findings.errorCount == known,
      reachesItsBounds(definition)
    else { return nil }
    let file = lowered(&numbers)
    return file.isTakenByLua(findings) ? (definition, file) : nil
  }

  func refuse(_ code: String, _ range: Range<Int>, _ message: String) {
    findings.report(code, in: chunk.source, range: range, message)
  }

  // MARK: Lowering

  /// The file in its forms.
  private func lowered(_ numbers: inout LoweredNames) -> LoweredFile {
    numbers.probes?.set(in: chunk)
    numbers.probes?.declare(decisionName, in: chunk)
    func text(_ form: Lowering.Form) -> String {
      var lowering = Lowering(
        form: form, source: chunk.source, names: names, checker: checker, numbers: numbers)
      write(&lowering)
      numbers = lowering.numbers
      return lowering.text
    }
    return LoweredFile(
      source: chunk.source, plain: text(.plain), careful: hasLogic ? text(.careful) : nil,
      shown: exports.contains { $0.shownNumber != nil } ? text(.shown) : nil)
  }

  func write(_ lowering: inout Lowering) {
    var rest = exports[...]
    let showing = testNames.filter { chunk.function(named: $0)?.body.shownNames.isEmpty == false }
    for statement in chunk.block.statements {
      guard Declaration(statement) != nil else {
        lowering.topLevelLocal(statement, testNames: showing)
        continue
      }
      while let export = rest.first, statement.range.contains(export.value.range.lowerBound) {
        rest.removeFirst()
        let number: Int? =
          switch lowering.form {
          case .plain: export.number
          case .careful: export.carefulNumber
          case .shown: export.shownNumber
          }
        if let number { lowering.export(export.value, number: number, isTest: export.isTest) }
      }
    }
  }
}

extension String {
  /// Whether a rule can be called so.
  var isRuleID: Bool {
    !isEmpty && self != "when"
      && utf8.allSatisfy {
        $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || (0x30...0x39).contains($0) || $0 == 0x5F
          || $0 == 0x2D
      }
  }
}

internal import CanonicalJSON
internal import LuaSyntax
internal import Records

/// Reads one rule file: what it declares, and the forms that a machine loads.
struct RuleFileReader {
  let decisionName: String
  let chunk: Chunk
  let names: PackNames
  let findings: Findings

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
    let shownNumber: Int?
  }

  /// What a rule file comes to.
  struct Result {
    let definition: DecisionDefinition
    let lowered: LoweredFile
    let shownNames: [[String]]
    let functionCount: Int
    let symbols: SymbolTable
  }

  /// Takes a parsed file.
  init(decisionName: String, chunk: Chunk, names: PackNames, findings: Findings) {
    self.decisionName = decisionName
    self.chunk = chunk
    self.names = names
    self.findings = findings
    testNames = Set(chunk.declarations.compactMap { $0.item("test")?.value.plainName })
    checker = SubsetChecker(
      source: chunk.source, names: names, testNames: testNames, findings: findings)
  }

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - functionCount: How many functions the files before it export.
  ///   - symbols: The numbers of names so far.
  ///   - shownNames: The names shown so far.
  mutating func read(
    functionCount: Int, symbols: SymbolTable, shownNames: [[String]]
  ) -> Result? {
    let known = findings.all.count
    var functionCount = functionCount
    var decision: Declaration?
    var rules: [Rule] = []
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
        exportFunctions(declaration, &functionCount)
      case "rule":
        if let rule = rule(declaration, &functionCount) { rules.append(rule) }
      default:
        refuse(
          "unknown_name", declaration.word.range,
          "`\(declaration.word.text)` declares nothing here"
            + suggestion(for: declaration.word.text, among: ["decision", "rule"]))
      }
    }
    refuseTwins(rules)
    guard let decision else {
      findings.report("no_decision", file: chunk.source.name, "the file holds no `decision { … }`")
      return nil
    }
    guard let definition = definition(decision, rules), findings.all.count == known else {
      return nil
    }
    let result = lowered(
      definition, functionCount: functionCount, symbols: symbols, shownNames: shownNames)
    return isTakenByLua(result.lowered) ? result : nil
  }

  func refuse(_ code: String, _ range: Range<Int>, _ message: String) {
    findings.report(code, in: chunk.source, range: range, message)
  }

  // MARK: Lowering

  func lowered(
    _ definition: DecisionDefinition, functionCount: Int, symbols: SymbolTable,
    shownNames: [[String]]
  ) -> Result {
    var plain = Lowering(
      form: .plain, source: chunk.source, names: names, symbols: symbols, shownNames: shownNames)
    write(&plain)
    var shown = Lowering(
      form: .shown, source: chunk.source, names: names, symbols: plain.symbols,
      shownNames: shownNames)
    write(&shown)
    let showsAny = exports.contains { $0.shownNumber != nil }
    return Result(
      definition: definition,
      lowered: LoweredFile(
        source: chunk.source, plain: plain.output.text,
        shown: showsAny ? shown.output.text : nil),
      shownNames: shown.shownNames, functionCount: functionCount, symbols: shown.symbols)
  }

  /// Refuses what only the lowered form makes too much for Lua, such as its depth.
  func isTakenByLua(_ lowered: LoweredFile) -> Bool {
    for text in [lowered.plain, lowered.shown] {
      guard let text else { continue }
      do {
        _ = try Parser.parse(SourceText(name: chunk.source.name, bytes: Array(text.utf8)))
      } catch {
        let line = chunk.source.line(error.position.line)
        let column = 1 + line.prefix { $0 == " " || $0 == "\t" }.count
        findings.report(
          "too_complex", in: chunk.source,
          at: TextPlace(line: error.position.line, column: column),
          "\(error.message), counting the checks that are added; split this into functions")
        return false
      }
    }
    return true
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
        let number = lowering.form == .plain ? export.number : export.shownNumber
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

internal import LuaSyntax

/// Reads one file under `functions/`: `function name(…)` and `local` only.
struct FunctionFileReader {
  let name: String
  let chunk: Chunk
  let findings: Findings

  /// A function that the file offers to others.
  private struct Offered {
    let name: Name
    let body: FunctionBody
    let numbers: (plain: Int, careful: Int)
  }

  /// Reads the file, adds its functions to `names`, and writes its forms; nil where it is refused.
  mutating func read(_ names: inout PackNames, _ numbers: inout LoweredNames) -> LoweredFile? {
    let known = findings.errorCount
    names.functions[name] = [:]
    var checker = SubsetChecker(
      source: chunk.source, names: names, testNames: [], findings: findings)
    var offered: [Offered] = []
    for statement in chunk.block.statements {
      switch statement.kind {
      case .empty: continue
      case .function(let path, nil, let body) where path.count == 1:
        let called = checker.checkSharedFunction(path[0], body)
        let function = SharedFunction(
          called: called, number: numbers.functionCount, carefulNumber: numbers.functionCount + 1,
          hasLogic: body.body.hasLogic)
        numbers.functionCount += 2
        names.functions[name, default: [:]][path[0].text] = function
        checker.names.functions = names.functions
        offered.append(
          Offered(
            name: path[0], body: body, numbers: (function.number, function.carefulNumber)))
      case .local, .localFunction: checker.checkTopLevelLocal(statement)
      default:
        checker.refuse(
          "unexpected_statement", statement.range,
          "a file of functions holds `function name(…)` and `local` only")
      }
    }
    guard findings.errorCount == known else { return nil }
    let file = lowered(offered, names, checker, &numbers)
    return file.isTakenByLua(findings) ? file : nil
  }

  private func lowered(
    _ offered: [Offered], _ names: PackNames, _ checker: SubsetChecker,
    _ numbers: inout LoweredNames
  ) -> LoweredFile {
    numbers.probes?.set(in: chunk)
    func text(_ form: Lowering.Form) -> String {
      var lowering = Lowering(
        form: form, source: chunk.source, names: names, checker: checker,
        numbers: numbers, sharedFile: name)
      var rest = offered[...]
      for statement in chunk.block.statements {
        if case .function = statement.kind, let function = rest.popFirst() {
          lowering.sharedFunction(
            function.name, function.body,
            number: form == .plain ? function.numbers.plain : function.numbers.careful)
        } else {
          lowering.topLevelLocal(statement, testNames: [])
        }
      }
      numbers = lowering.numbers
      return lowering.text
    }
    return LoweredFile(
      source: chunk.source, plain: text(.plain), careful: text(.careful), shown: nil)
  }
}

internal import CanonicalJSON
internal import LuaSyntax
public import Policies
internal import Records

extension Policy {
  /// Every mutant of the pack's rules, functions, parameters and tables, by file and place.
  ///
  /// Some of them no pack reader takes, and some decide as the pack does; `MutationRun` tells which.
  ///
  /// - Complexity: O(size of the pack · depth of its expressions).
  public var mutants: [Mutant] {
    DeepStack.run { found.inOrder }
  }

  private var found: [Mutant] {
    // What a used pack says is tried by its own cases.
    let sources = packFiles.paths.filter { !$0.hasPrefix("uses/") }.map { path in
      SourceText(name: path, bytes: (packFiles.contents[path] ?? []).withoutByteOrderMark)
    }
    let chunks = sources.filter { $0.name.hasSuffix(".lua") }.compactMap { try? Parser.parse($0) }
    let words = WordNeighbours(pack.dossierType, chunks)
    let steps = ComparedSteps(pack.dossierType, chunks).steps
    var mutants: [Mutant] = []
    let overPortfolio = Set(pack.decisions.filter(\.isOverPortfolio).map(\.name))
    for chunk in chunks {
      let name = chunk.source.name
      // A case has one dossier, so none notices what is decided over all.
      if name.hasPrefix("rules/"), overPortfolio.contains(name.fileName) { continue }
      var file = RuleMutants(chunk, isOfRules: name.hasPrefix("rules/"), words: words)
      mutants += file.all()
    }
    for source in sources where source.name.hasPrefix("parameters/") {
      guard let tree = TestFiles.tree(source, Findings()) else { continue }
      var file = ParameterMutants(source, words: words, steps: steps)
      mutants += file.all(tree)
    }
    for source in sources where source.name.hasPrefix("tables/") && source.name.hasSuffix(".csv") {
      guard let table = pack.tables.first(where: { $0.name == source.name.fileName }) else {
        continue
      }
      var file = TableMutants(table, source, words: words)
      mutants += file.all()
    }
    let ofPortfolio = pack.readByPortfolioOnly
    return mutants.filter { mutant in
      switch mutant.subject {
      case .parameter(let name): !ofPortfolio.parameters.contains(name)
      case .table(let name): !ofPortfolio.tables.contains(name)
      case .rule, .functions: true
      }
    }
  }
}

extension String {
  /// The last part of a path without what follows its dot.
  var fileName: String {
    String((split(separator: "/").last ?? "").prefix { $0 != "." })
  }
}

/// By how much the fields move with which a parameter is compared.
private struct ComparedSteps {
  private(set) var steps: [String: Double] = [:]

  init(_ type: DossierType, _ chunks: [Chunk]) {
    var byField: [String: Double] = [:]
    for field in type.shapes.flatMap(\.fields) {
      if let step = field.step { byField[field.name] = min(byField[field.name] ?? step, step) }
    }
    for chunk in chunks {
      chunk.block.walk { expression in
        switch expression.kind {
        case .binary(let op, _, let left, let right) where op.isComparison:
          note(left, right, byField)
          note(right, left, byField)
        case .methodCall(let base, _, let arguments):
          if let argument = arguments.first { note(base, argument, byField) }
        default: break
        }
      }
    }
  }

  private mutating func note(
    _ parameter: Expression, _ value: Expression, _ byField: [String: Double]
  ) {
    guard case .field(let owner, let name) = parameter.kind, owner.plainName == "params",
      case .field(_, let field) = value.kind, let step = byField[field.text]
    else { return }
    steps[name.text] = min(steps[name.text] ?? step, step)
  }
}

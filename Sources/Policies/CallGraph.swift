internal import LuaSyntax

/// What the decisions and functions of a pack call and read, file by file.
///
/// A class, because the readers of functions and of rules add to the same graph.
final class CallGraph {
  /// A decision, or a function at the top of a file under `functions/`.
  enum Node: Hashable {
    case decision(String)
    case function(file: String, name: String)
  }

  /// A call of a function, or a reading of a decision.
  struct Edge {
    let target: Node
    let range: Range<Int>
  }

  /// What each calls and reads, in file order.
  private(set) var edges: [Node: [Edge]] = [:]
  /// The decisions in the order in which they are made, with their files.
  private(set) var decisions: [(node: Node, source: SourceText)] = []
  /// The functions that files offer.
  private var offered: [(node: Node, name: Name, source: SourceText)] = []

  /// Adds a file under `functions/`.
  func add(functions file: String, _ chunk: Chunk, _ names: ResolvedNames) {
    for statement in chunk.block.statements {
      let part = edges(of: [statement], names, file: file)
      for name in statement.declaredNames {
        edges[.function(file: file, name: name.text), default: []] += part
      }
      if case .function(let path, _, _) = statement.kind, path.count == 1 {
        offered.append((.function(file: file, name: path[0].text), path[0], chunk.source))
      }
    }
  }

  /// Adds the rule file of a decision.
  func add(decision name: String, _ chunk: Chunk, _ names: ResolvedNames) {
    decisions.append((.decision(name), chunk.source))
    edges[.decision(name)] = edges(of: chunk.block.statements, names, file: nil)
  }

  /// The first edge to each node.
  private func edges(of statements: [Statement], _ names: ResolvedNames, file: String?) -> [Edge] {
    var edges: [Edge] = []
    var targets: Set<Node> = []
    for statement in statements {
      statement.walk { expression in
        guard let target = Self.target(of: expression, names, file: file),
          targets.insert(target.node).inserted
        else { return }
        edges.append(Edge(target: target.node, range: target.range))
      }
    }
    return edges
  }

  private static func target(
    of expression: Expression, _ names: ResolvedNames, file: String?
  ) -> (node: Node, range: Range<Int>)? {
    switch expression.kind {
    case .name(let name):
      guard let file, names.variable(expression)?.isAtTop == true else { return nil }
      return (.function(file: file, name: name), expression.range)
    case .field(let owner, let name):
      guard let text = owner.plainName, names.isFree(owner, text) else { return nil }
      if text == "decided" { return (.decision(name.text), name.range) }
      return (.function(file: text, name: name.text), expression.range)
    case .call(let callee, let arguments):
      guard names.isFree(callee, "known"), arguments.count == 2,
        names.isFree(arguments[0], "decided"), let name = arguments[1].plainText
      else { return nil }
      return (.decision(name), arguments[1].range)
    default: return nil
    }
  }

  // MARK: Functions that no rule reaches

  /// Warns of the functions that no rule calls, itself or through others.
  func reportUnusedFunctions(_ findings: Findings) {
    var reached = Set(decisions.map(\.node))
    var waiting = decisions.map(\.node)
    while let node = waiting.popLast() {
      for edge in edges[node] ?? [] where reached.insert(edge.target).inserted {
        waiting.append(edge.target)
      }
    }
    for (node, name, source) in offered where !reached.contains(node) {
      findings.report(
        "unused_function", in: source, range: name.range,
        "no rule calls `\(name.text)`, nor does a function that a rule calls", severity: .warning)
    }
  }
}

extension Statement {
  /// The names that it declares.
  fileprivate var declaredNames: [Name] {
    switch kind {
    case .local(let variables, _): variables.map(\.name)
    case .localFunction(let name, _): [name]
    case .function(let path, _, _): Array(path.prefix(1))
    default: []
    }
  }
}

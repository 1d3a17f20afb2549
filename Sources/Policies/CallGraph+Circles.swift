internal import LuaSyntax

extension CallGraph {
  /// A node of a circle, with the edge that leads to the next.
  private typealias Step = (node: Node, edge: Edge)

  /// Refuses decisions that read each other, so that no order could make them; of circles that
  /// share a decision one is told.
  ///
  /// - Returns: The names of the decisions in the circles that are told.
  func refuseCircles(_ findings: Findings) -> Set<String> {
    let order = Dictionary(
      decisions.enumerated().map { ($0.element.node, $0.offset) }, uniquingKeysWith: { $1 })
    var circular: Set<String> = []
    for circle in circles {
      let places = circle.map { order[$0.node] ?? .max }
      guard let start = places.min(), let first = places.firstIndex(of: start),
        decisions.indices.contains(start)
      else { continue }
      let turned = circle[first...] + circle[..<first]
      circular.formUnion(turned.compactMap(\.node.decision))
      findings.report(
        "cycle", in: decisions[start].source, range: circle[first].edge.range,
        Self.message(turned.map(\.node)))
    }
    return circular
  }

  /// A circle in words: its decisions, with the functions by which they read each other.
  private static func message(_ circle: [Node]) -> String {
    var readings: [String] = []
    var functions: [String] = []
    for node in circle.dropFirst() + circle.prefix(1) {
      switch node {
      case .function(let file, let name): functions.append("`\(file).\(name)`")
      case .decision(let name):
        let way = functions.isEmpty ? "" : " by " + functions.joined(separator: ", ")
        readings.append("`\(name)`" + way)
        functions = []
      }
    }
    let start = "`\(circle.first?.decision ?? "")` reads "
    return readings.count == 1
      ? start + "itself" + readings[0].drop { $0 != " " }
      : start + readings.joined(separator: ", which reads ") + ", so none can be made first"
  }

  /// Circles that a walk from each decision comes back upon, in order.
  private var circles: [[Step]] {
    var circles: [[Step]] = []
    var told: Set<Node> = []
    var done: Set<Node> = []
    var depths: [Node: Int] = [:]
    for (root, _) in decisions where !done.contains(root) {
      var path: [(node: Node, next: Int)] = [(root, 0)]
      depths[root] = 0
      while let (node, next) = path.last {
        guard let edge = edges[node]?.dropFirst(next).first else {
          done.insert(node)
          depths[node] = nil
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        if let start = depths[edge.target] {
          if told.contains(node) || told.contains(edge.target) { continue }
          let circle = path[start...].compactMap { node, next in
            edges[node].map { Step(node, $0[next - 1]) }
          }
          told.formUnion(circle.map(\.node))
          circles.append(circle)
        } else if !done.contains(edge.target) {
          depths[edge.target] = path.count
          path.append((edge.target, 0))
        }
      }
    }
    return circles
  }
}

extension CallGraph.Node {
  /// The name, where it is a decision.
  fileprivate var decision: String? {
    if case .decision(let name) = self { name } else { nil }
  }
}

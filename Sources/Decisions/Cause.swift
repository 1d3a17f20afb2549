/// Why something isn't settled.
public enum Cause: Sendable, Hashable {
  /// A fact isn't known, at this path.
  case missing(String)
  /// A person must judge: the path of a field or a parameter, or `decision.rule`.
  case asks(String)
}

extension Cause {
  /// The path of the fact, or by which a person is asked.
  var path: String {
    switch self {
    case .missing(let path), .asks(let path): path
    }
  }

  /// The causes without those that stand before, in order.
  static func distinct(_ causes: [Cause]) -> [Cause] {
    if causes.count < 2 { return causes }
    var seen: Set<Cause> = []
    return causes.filter { seen.insert($0).inserted }
  }
}

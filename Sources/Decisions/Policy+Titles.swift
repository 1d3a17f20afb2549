internal import Policies

extension Policy {
  /// The title of what a person is asked by: a parameter, or a rule as `decision.rule`, of this pack or,
  /// under an alias, of one that it uses; nil of what is neither.
  func title(ofAsked path: String) -> String? {
    if path.hasPrefix("params.") { return pack.parameters[String(path.dropFirst(7))]?.title }
    let names = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard names.count == 2 else { return nil }
    if let used = pack.used.first(where: { $0.alias == names[0] }) {
      return used.policy.title(ofAsked: names[1])
    }
    let definition = pack.decisions.first { $0.name == names[0] }
    return definition?.rules.first { $0.id == names[1] }?.title
  }
}

/// What a decider has made of a dossier: a result for every decision of its pack, in order.
package struct Made: Sendable {
  /// The results.
  package internal(set) var results: [DecisionResult] = []
  /// What the decisions of used packs came to.
  var used: [UsedResult] = []
  /// The units of the budget that each has used up, at most.
  var units: [Int] = []

  /// What a decision came to; nil where there is none of that name.
  package func result(_ name: String) -> DecisionResult? { results.first { $0.name == name } }
}

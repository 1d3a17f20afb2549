package import Policies

extension Decider {
  /// Has parameters say something else than in the pack, until they are replaced again.
  ///
  /// The rules stay as they are compiled, so that this costs next to nothing. The names are those of
  /// parameters of the pack; without any, all are as in the pack.
  package func replace(parameters: [String: Parameter]) {
    if evaluation.replaced.isEmpty, parameters.isEmpty { return }
    evaluation.replaced = parameters
  }
}

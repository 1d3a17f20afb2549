internal import CanonicalJSON
internal import Policies
internal import Records

/// What a decision of a used pack came to, as the pack that uses it sees it: under `alias.name`, and
/// open for want of the dossier's own facts or of what stands under its alias.
struct UsedResult: Decided {
  let name: String
  let outcome: DecisionOutcome
  let value: TextTree.Content?
  let parts: [NamedValue]
  let causes: [Cause]
  let hasTotal: Bool
  let mayNotApply: Bool
  let isFinal: Bool
  /// Whether deciding again must come to the same.
  let isReplayable: Bool

  init(_ result: DecisionResult, alias: String, _ type: DossierType) {
    name = "\(alias).\(result.name)"
    outcome = result.outcome
    value = result.value
    parts = result.parts
    causes = result.causes.map { $0.seen(through: alias, type) }
    hasTotal = result.hasTotal
    mayNotApply = result.mayNotApply
    isFinal = result.isFinal
    isReplayable = result.isReplayable
  }
}

extension Cause {
  /// The same in a pack that uses the one that it is of: paths of records are the same in both; a
  /// parameter or rule stands under the alias, as `alias.params.x` and `alias.decision.rule`.
  fileprivate func seen(through alias: String, _ type: DossierType) -> Cause {
    if path.isOfRecord(of: type) { return self }
    switch self {
    case .missing(let path): return .missing("\(alias).\(path)")
    case .asks(let path): return .asks("\(alias).\(path)")
    }
  }
}

extension String {
  /// Whether a path is that of a record, or of a field or item in one.
  fileprivate func isOfRecord(of type: DossierType) -> Bool {
    let parts = split(separator: ".", maxSplits: 1).map { $0.prefix { $0 != "[" } }
    guard let record = parts.first.flatMap({ type.indexes[String($0)] }) else { return false }
    guard parts.count == 2 else { return true }
    let field = parts[1].prefix { $0 != "." }
    return type.recordTypes[record].slots[String(field)] != nil
  }
}

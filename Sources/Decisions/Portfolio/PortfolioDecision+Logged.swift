public import CanonicalJSON
public import Policies
public import Records

extension PortfolioDecision {
  /// Reads a portfolio decision back from the results and grounds that a log holds of it.
  ///
  /// Written again it gives the same bytes. What the log doesn't hold isn't there: of refused dossiers
  /// which came first, so that they stand by subject; of an entry's rules what they show; of rules
  /// which of the facts that the decision wants each wants.
  ///
  /// - Parameters:
  ///   - results: The member `results` of the entry.
  ///   - grounds: The member `grounds` of the entry.
  ///   - asOf: The entry's as-of date.
  ///   - count: How many dossiers it is about.
  ///   - policy: Of the entry's revision.
  /// - Throws: `LoggedDecisionError` where this policy could not have written them.
  /// - Complexity: O(n log n) in what was logged.
  public init(
    loggedResults results: TextTree, grounds: TextTree, asOf: CalendarDate, count: Int,
    by policy: Policy
  ) throws(LoggedDecisionError) {
    let (all, rested) = try LoggedTree.byDecision(results: results, grounds: grounds)
    var logged = all
    var earlier: [String: DecisionResult] = [:]
    var read: [PortfolioResult] = []
    for definition in policy.pack.decisions where definition.isOverPortfolio {
      guard let tree = logged.removeValue(forKey: definition.name) else { continue }
      let reader = LoggedPortfolioResult(
        definition, questionCount: policy.pack.questions.count, day: asOf, earlier: earlier)
      let result = try reader.read(tree, grounds: rested[definition.name])
      earlier[definition.name] = result.result
      read.append(result)
    }
    if let name = logged.keys.min(by: utf16Less), let tree = logged[name] {
      throw tree.error(.unknownDecision, "the pack has no portfolio decision `\(name)`")
    }
    self.init(
      pack: policy.pack.id, revision: policy.pack.revision, asOf: asOf, count: count,
      results: read)
  }
}

public import CanonicalJSON
public import Policies
public import Records

extension Decision {
  /// Reads a decision back from the results and grounds that a log holds of it.
  ///
  /// ```swift
  /// let entry = try CanonicalJSON.parse(log.entry(at: 7))
  /// let decision = try Decision(
  ///   loggedResults: entry["results"]!, grounds: entry["grounds"]!, asOf: day,
  ///   subject: "B2", by: policy)
  /// ```
  ///
  /// Written again it gives the same bytes, and `Wording` gives the same reasons, with two limits.
  ///
  /// A log says which facts a decision wants, and which facts each rule of its grounds has read, but
  /// not which of them the rule wants. A rule's causes are those of the decision that its reads
  /// explain, or that a decision explains which it reads; where nothing does, those that no rule
  /// explains, or else all. So a rule never seems to want less than it did. It can seem to want more:
  /// an item of a list that the rule has read and that something else has settled. Deciding again
  /// tells exactly.
  ///
  /// A rule that is not among the grounds has outcome and points alone.
  ///
  /// - Parameters:
  ///   - results: The member `results` of the entry.
  ///   - grounds: The member `grounds` of the entry.
  ///   - asOf: The entry's as-of date; nil where it has none.
  ///   - subject: The subject's id.
  ///   - policy: Of the entry's revision.
  /// - Throws: `LoggedDecisionError` where this policy could not have written them.
  /// - Complexity: Linear in what was logged, and in the rules of the policy.
  public init(
    loggedResults results: TextTree, grounds: TextTree, asOf: CalendarDate?, subject: String,
    by policy: Policy
  ) throws(LoggedDecisionError) {
    let (all, rested) = try LoggedTree.byDecision(results: results, grounds: grounds)
    var logged = all
    var read: [String: DecisionResult] = [:]
    var ordered: [DecisionResult] = []
    for definition in policy.pack.decisions {
      guard let tree = logged.removeValue(forKey: definition.name) else { continue }
      let reader = LoggedResult(
        definition, questionCount: policy.pack.questions.count, documentDay: asOf, earlier: read,
        used: policy.pack.used)
      let result = try reader.read(tree, grounds: rested[definition.name])
      read[definition.name] = result
      ordered.append(result)
    }
    if let name = logged.keys.min(by: utf16Less), let tree = logged[name] {
      throw tree.error(.unknownDecision, "the pack has no decision `\(name)`")
    }
    self.init(
      pack: policy.pack.id, revision: policy.pack.revision, asOf: asOf, subject: subject,
      results: ordered)
  }
}

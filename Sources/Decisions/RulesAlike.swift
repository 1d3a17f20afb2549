/// Which rules of a policy come to what those of another came to about the same dossier on the same
/// day, as long as what they read of other decisions came out the same.
package struct RulesAlike: Sendable {
  /// By the index of each decision of the policy; nil where nothing of it is alike.
  let decisions: [OfDecision?]

  /// What of a decision is alike.
  package struct OfDecision: Sendable {
    /// The index of the decision in the other policy.
    let earlier: Int
    /// The index of each rule in the other policy's decision; nil where it isn't alike.
    let rules: [Int?]
    /// The indexes of the decisions that each rule reads, in the policy itself.
    let reads: [[Int]]

    /// All that is read by a decision of which nothing but what it reads can differ; nil where
    /// something else can.
    let allReads: [Int]?

    /// Takes what is alike.
    ///
    /// - Parameters:
    ///   - earlierCount: How many rules the decision has in the other policy.
    ///   - ownReads: What the decision's own condition and bounds read; nil where these aren't alike.
    package init(
      earlier: Int, earlierCount: Int, rules: [Int?], reads: [[Int]], ownReads: [Int]?
    ) {
      (self.earlier, self.rules, self.reads) = (earlier, rules, reads)
      let isWhole = rules.count == earlierCount && rules.elementsEqual(rules.indices.map { $0 })
      allReads = isWhole ? ownReads.map { Set(reads.joined() + $0).sorted() } : nil
    }
  }

  /// Takes what is alike, by the index of each decision.
  package init(decisions: [OfDecision?]) { self.decisions = decisions }
}

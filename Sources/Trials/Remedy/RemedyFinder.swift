internal import CanonicalJSON
public import Decisions
public import Policies
public import Records

/// Finds what would turn a decision to `yes`: the smallest changes of fields that are marked
/// `x-actionable`.
///
///     let finder = try RemedyFinder(policy, decision: "eligibility")
///     let remedy = finder.remedy(of: dossier, asOf: date)
///
/// No other field changes, a personal one never. What is in a list parameter or a table is never
/// disclosed: a field that rules look up there is not proposed. The same dossier gives the same
/// remedy; no clock bounds the search, but a number of dossiers.
///
/// Not `Sendable`: make one a thread.
public final class RemedyFinder {
  /// The policy.
  public let policy: Policy
  /// The decision that is to be `yes`.
  public let decision: String
  private let scope: RemedyScope
  private let decider: Decider
  private let limits: Limits

  /// How much is looked for.
  public struct Limits: Sendable, Hashable {
    /// How many alternatives are told at most.
    public var alternatives = 5
    /// How many changed dossiers are decided at most.
    public var tries = 1500

    /// The limits that hold where none are given.
    public init() {}
  }

  /// How many items of a list are looked at.
  private static let mostItems = 40

  /// Follows the rules of a decision of the pack, and compiles them.
  ///
  /// - Throws: `RuleError` where a rule file doesn't fit the machine.
  public init(
    _ policy: Policy, decision: String, limits: Limits = Limits()
  ) throws(RuleError) {
    self.policy = policy
    self.decision = decision
    self.limits = limits
    // Trees are deep, and so are the calls that go through them.
    scope = DeepStack.run { RemedyScope(policy, decision: decision) }
    decider = try Decider(policy)
    decider.made = scope.made
  }

  /// What would turn the decision about a dossier.
  ///
  /// - Parameters:
  ///   - dossier: Read by the policy's `dossierType`.
  ///   - asOf: The as-of date of decisions that take theirs from no field.
  public func remedy(of dossier: Dossier, asOf: CalendarDate) -> Remedy {
    let trials = RemedyTrials(scope, decider, dossier, asOf: asOf, most: limits.tries)
    let result = trials.base.result(decision)
    var remedy = Remedy(
      subject: dossier.subjectID, subjectName: dossier.subjectName, decision: decision,
      asOf: result?.asOf ?? trials.asOfDocument, outcome: result?.outcome ?? .notApplicable)
    guard remedy.isOpen else { return remedy }
    var search = search(trials, asOf: remedy.asOf)
    search.run()
    let sorted = search.found.map(\.alternative).sorted { $0.precedes($1) }
    remedy.alternatives = Array(sorted.prefix(limits.alternatives))
    if remedy.alternatives.isEmpty { remedy.blockers = search.blockers() }
    remedy.isBounded = search.isBounded
    remedy.tried = trials.tried
    return remedy
  }

  /// The search for a dossier, about to begin.
  func search(of dossier: Dossier, asOf: CalendarDate) -> RemedySearch {
    search(RemedyTrials(scope, decider, dossier, asOf: asOf, most: limits.tries), asOf: asOf)
  }

  private func search(_ trials: RemedyTrials, asOf: CalendarDate?) -> RemedySearch {
    RemedySearch(
      scope, trials, sites(trials), scope.clauses(decision, trials.base), asOf: asOf,
      most: limits.alternatives)
  }

  /// The places of a dossier that can change, by path.
  private func sites(_ trials: RemedyTrials) -> [RemedySite] {
    scope.movable.flatMap { movable in
      FieldSite.sites(
        of: [movable.pattern], in: trials.tree, policy.pack.dossierType, mostItems: Self.mostItems
      ).compactMap { site in
        // What is known is not supplied, and an object is only made where there is none.
        if site.value != .null, movable.mark == .supply || site.field.kind == .object { return nil }
        return RemedySite(site: site, mark: movable.mark, rules: movable.rules)
      }
    }.sorted { utf16Less($0.site.text, $1.site.text) }
  }
}

internal import Policies
internal import Records

/// Decides dossiers of a pack by one that it uses, as far as its rules read that.
struct UsedDecider {
  let alias: String
  let pack: Pack
  /// Nil where no rule reads a decision of the pack.
  private let decider: Decider?
  private let projection: DossierProjection?

  /// Compiles the rules of a used pack.
  ///
  /// - Parameters:
  ///   - names: Its decisions that are read, and those that they rest on.
  ///   - dayPath: The field from which its decisions have their date that have none of their own.
  init(
    _ used: UsedPack, reading names: Set<String>, of pack: Pack, dayPath: String?,
    _ limits: Decider.Limits
  ) throws(RuleError) {
    alias = used.alias
    self.pack = used.policy.pack
    projection = DossierProjection(from: pack.dossierType, to: self.pack.dossierType)
    guard !names.isEmpty else {
      decider = nil
      return
    }
    guard projection != nil else {
      preconditionFailure("a pack has all record types of those that it uses")
    }
    let decider = try Decider(used.policy, limits: limits, dayPath: dayPath)
    decider.keepsGrounds = false
    decider.made = names
    self.decider = decider
  }

  /// What the pack's decisions come to, in its order.
  ///
  /// - Parameter day: The date of those that have none of their own; nil where the dossier lacks it.
  func results(_ dossier: Dossier, on day: CalendarDate?) -> [UsedResult] {
    guard let decider, let projection else {
      return pack.decisions.map { UsedResult(.unmade($0.name), alias: alias, pack.dossierType) }
    }
    return decider.make(projection.dossier(dossier), givenDay: day).results
      .map { UsedResult($0, alias: alias, pack.dossierType) }
  }
}

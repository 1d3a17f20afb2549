internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// What asking the candidate of a logged shadow again came to.
enum ShadowReplay {
  /// It says the same, to the byte.
  case reproduced
  /// It says something else.
  case differs(ReplayDifference)
  /// It can't be asked again.
  case notReplayable(ReplayReport.Reason)

  /// Where it differs.
  var differences: [ReplayDifference] {
    if case .differs(let difference) = self { [difference] } else { [] }
  }
}

extension EntryReplay {
  /// Asks the candidate again, where the entry has a shadow.
  ///
  /// - Parameters:
  ///   - logged: The entry, without the values that stay hidden.
  ///   - closed: What stays hidden.
  ///   - pointers: Where that stood in the dossier.
  ///   - policy: The policy that decided.
  /// - Throws: What reading the log throws.
  mutating func shadow(
    of logged: LoggedDecision, _ closed: [EntryOpener.Closed], lacking pointers: [String],
    _ policy: Policy
  ) throws -> ShadowReplay? {
    guard let shadow = logged.shadow else { return nil }
    let decider: Decider
    switch try self.decider(revision: shadow.revision) {
    case .success(let found): decider = found
    case .failure(let error):
      try addFinding(ofPack: error)
      return .notReplayable(.init(ofPack: error))
    }
    if let results = shadow.results, LoggedDecision.wereEndedByHost(results) {
      return .notReplayable(.hostLimit)
    }
    let decisions = shadow.outcomes.map(\.name)
    let pack = decider.policy.pack
    let forgotten: ShadowReplay = .notReplayable(
      closed.contains { $0.isForgotten } ? .personForgotten : .personKeyMissing)
    if !closed.isEmpty {
      let flow = PersonalFlow(pack, personalBy: policy.pack.dossierType)
      // What made the candidate refuse the dossier may be what was taken out.
      guard shadow.refused == nil, flow.isFree(ofClosed: closed, in: decisions, of: pack) else {
        return forgotten
      }
    }
    let again = decider.shadow(
      ofJSON: Array(logged.dossier), lacking: pointers, asOf: shadow.asOf ?? .epoch,
      decisions: Set(decisions))
    switch again.said {
    case .refused where !closed.isEmpty: return forgotten
    case .decided(let decision) where decision.results.contains(where: { !$0.isReplayable }):
      return .notReplayable(.hostLimit)
    default: return Self.compared(shadow, again)
    }
  }

  private static func compared(_ logged: LoggedShadow, _ again: Shadow) -> ShadowReplay {
    var writer = JSONWriter()
    again.write(to: &writer)
    let difference = ReplayDifference(path: "shadow", logged: logged.bytes, replayed: writer.bytes)
    return difference.map(ShadowReplay.differs) ?? .reproduced
  }
}

extension ReplayReport {
  /// Counts a shadow.
  mutating func add(_ shadow: ShadowReplay) {
    shadows.count += 1
    switch shadow {
    case .reproduced: shadows.reproduced += 1
    case .differs: shadows.differing += 1
    case .notReplayable(let reason): shadows.notReplayable[reason, default: 0] += 1
    }
  }
}

extension ReplayReport.Shadows {
  mutating func merge(_ other: Self) {
    count += other.count
    reproduced += other.reproduced
    differing += other.differing
    notReplayable.merge(other.notReplayable, uniquingKeysWith: +)
  }
}

extension ReplayReport.Reason {
  /// Why decisions by a pack that can't be had can't be made again.
  init(ofPack error: EntryError) {
    self =
      switch error.code {
      case .packChanged: .packChanged
      case .packUnreadable: .packUnreadable
      default: .packMissing
      }
  }
}

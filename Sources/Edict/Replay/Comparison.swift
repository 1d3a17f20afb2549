internal import CanonicalJSON
internal import Decisions
internal import Foundation
internal import Policies
internal import Records

/// A logged decision beside the one that its entry gives again.
///
/// Bytes are compared; trees are built only to tell where they part.
struct Comparison {
  let logged: LoggedDecision
  private let decision: Decision
  private let policy: Policy
  private let dossier: [UInt8]
  private let grounds: [UInt8]
  private let results: [UInt8]

  enum Verdict: Equatable {
    case reproduced, otherGrounds, hostLimit
    case differs(ReplayFinding.Code)
  }

  init(
    _ logged: LoggedDecision, with decision: Decision, about dossier: Dossier, by policy: Policy
  ) {
    self.logged = logged
    self.decision = decision
    self.policy = policy
    self.dossier = Self.written(logged.dossier.count) { dossier.writeCanonical(to: &$0) }
    grounds = Self.written(logged.grounds.count) { decision.writeGrounds(to: &$0) }
    results = Self.written(logged.results.count) { decision.writeResults(to: &$0) }
  }

  private static func written(_ count: Int, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(capacity: count)
    write(&writer)
    return writer.bytes
  }

  /// Whether another engine, or another version of Lua, made the logged one.
  var isOfOtherEngine: Bool {
    logged.engine != Decision.engine || logged.lua != Decider.luaVersion
  }

  /// What it comes to.
  var verdict: Verdict {
    let isSameEntry = members.isEmpty
    let isSameDossier = Self.equal(logged.dossier, dossier)
    let isSameGrounds = Self.equal(logged.grounds, grounds)
    let isSameResult = Self.equal(logged.results, results)
    if isSameEntry, isSameDossier {
      if isSameResult, isSameGrounds { return .reproduced }
      if decision.results.contains(where: { !$0.isReplayable }) { return .hostLimit }
      if isSameResult, isOfOtherEngine { return .otherGrounds }
    }
    if !isSameResult { return .differs(.resultsDiffer) }
    if !isSameGrounds { return .differs(.groundsDiffer) }
    return .differs(isSameDossier ? .entryDiffers : .dossierDiffers)
  }

  /// What it comes to together with the shadow.
  func verdict(with shadow: ShadowReplay?) -> Verdict {
    let verdict = verdict
    if case .differs = verdict { return verdict }
    return shadow?.differences.isEmpty ?? true ? verdict : .differs(.shadowDiffers)
  }

  /// The first difference in each part.
  var differences: [ReplayDifference] {
    members
      + [
        ReplayDifference(path: "dossier", logged: logged.dossier, replayed: dossier),
        ReplayDifference(path: "grounds", logged: logged.grounds, replayed: grounds),
        ReplayDifference(path: "results", logged: logged.results, replayed: results),
      ].compactMap { $0 }
  }

  /// What the entry says beside, where that isn't what follows from pack and dossier.
  private var members: [ReplayDifference] {
    let names = decision.results.map(\.name)
    let decisions =
      logged.decisions == names
      ? nil
      : ReplayDifference(
        path: "decisions", logged: ArraySlice(Self.json(logged.decisions)),
        replayed: Self.json(names))
    return [
      ReplayDifference(path: "as_of", logged: logged.asOf?.iso, replayedText: decision.asOf?.iso),
      decisions,
      ReplayDifference(path: "pack", logged: logged.pack, replayedText: decision.pack),
      ReplayDifference(path: "subject", logged: logged.subject, replayedText: decision.subject),
      ReplayDifference(
        path: "time_zone", logged: logged.timeZone, replayedText: policy.pack.timeZone),
    ].compactMap { $0 }
  }

  private static func json(_ texts: [String]) -> [UInt8] {
    written(0) { writer in
      writer.beginArray()
      for text in texts { writer.text(text) }
      writer.endArray()
    }
  }

  private static func equal(_ left: ArraySlice<UInt8>, _ right: [UInt8]) -> Bool {
    left.count == right.count
      && left.withUnsafeBytes { left in
        right.withUnsafeBytes { right in
          guard let old = left.baseAddress, let new = right.baseAddress else { return true }
          return memcmp(old, new, left.count) == 0
        }
      }
  }
}

extension LoggedDecision {
  private static let mark = Array(#""replayable":false"#.utf8)

  /// Whether a result says that a limit of the host ended it.
  var wasEndedByHost: Bool { Self.wereEndedByHost(results) }

  /// Whether one of these results says that a limit of the host ended it.
  static func wereEndedByHost(_ results: ArraySlice<UInt8>) -> Bool {
    guard results.holds(mark),
      case .object(let all)? = try? CanonicalJSON.parse(Array(results)).content
    else { return false }
    return all.contains { $0.value["replayable"]?.content == .boolean(false) }
  }
}

internal import CanonicalJSON
internal import Decisions

/// A logged portfolio decision beside the one that its entries give again.
struct PortfolioComparison {
  let logged: LoggedPortfolio
  private let decision: PortfolioDecision
  private let grounds: [UInt8]
  private let results: [UInt8]

  init(_ logged: LoggedPortfolio, with decision: PortfolioDecision) {
    self.logged = logged
    self.decision = decision
    var grounds = JSONWriter()
    decision.writeGrounds(to: &grounds)
    self.grounds = grounds.bytes
    var results = JSONWriter()
    decision.writeResults(to: &results)
    self.results = results.bytes
  }

  /// Whether another engine, or another version of Lua, made the logged one.
  var isOfOtherEngine: Bool {
    logged.engine != Decision.engine || logged.lua != Decider.luaVersion
  }

  /// What it comes to.
  var verdict: Comparison.Verdict {
    let isSameResult = logged.results.elementsEqual(results)
    let isSameGrounds = logged.grounds.elementsEqual(grounds)
    if members.isEmpty, isSameResult {
      if isSameGrounds { return .reproduced }
      if isOfOtherEngine { return .otherGrounds }
    }
    if !isSameResult { return .differs(.resultsDiffer) }
    return .differs(isSameGrounds ? .entryDiffers : .groundsDiffer)
  }

  /// The first difference in each part.
  var differences: [ReplayDifference] {
    members
      + [
        ReplayDifference(path: "grounds", logged: logged.grounds, replayed: grounds),
        ReplayDifference(path: "results", logged: logged.results, replayed: results),
      ].compactMap { $0 }
  }

  /// What the entry says beside, where that isn't what follows from the pack.
  private var members: [ReplayDifference] {
    let names = decision.results.map(\.result.name)
    return [
      ReplayDifference(
        path: "decisions", logged: logged.decisions.joined(separator: ", "),
        replayedText: names.joined(separator: ", ")),
      ReplayDifference(path: "pack", logged: logged.pack, replayedText: decision.pack),
    ].compactMap { $0 }
  }
}

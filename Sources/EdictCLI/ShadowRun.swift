import Edict

/// A candidate beside a run of `edict decide`, and how much it would have said.
struct ShadowRun {
  private let candidate: Policy
  private let policy: Policy
  private let decisions: Set<String>?
  private var asked = 0
  private var otherwise = 0
  private var refused = 0

  /// Takes a candidate, or says why it can't be asked beside a policy and ends the command.
  init(_ candidate: Policy, beside policy: Policy, decisions: Set<String>?) throws {
    (self.candidate, self.policy, self.decisions) = (candidate, policy, decisions)
    let names = candidate.pack.decisions.map(\.name)
    if let decisions, decisions.isDisjoint(with: names) {
      throw Exit.because(
        Exit.usage,
        "edict: unknown_decision: --shadow: the candidate makes none of the decisions asked for; it "
          + "makes: " + names.joined(separator: ", "))
    }
    _ = try decider(candidate, policy)
  }

  /// What asks the candidate, for one thread.
  func decider() throws -> ShadowDecider { try decider(candidate, policy) }

  private func decider(_ candidate: Policy, _ policy: Policy) throws -> ShadowDecider {
    let compiled = try Decider(argument: candidate)
    do throws(EntryError) {
      return try ShadowDecider(compiled, beside: policy)
    } catch {
      throw Exit.because(Exit.invalidPack, "--shadow: \(error.description)")
    }
  }

  /// Counts what the candidate would have said beside what was decided.
  mutating func count(_ shadow: Shadow, beside decision: Decision) {
    asked += 1
    switch shadow.said {
    case .refused: refused += 1
    case .decided(let other):
      let differs = decision.results.contains { result in
        other.result(result.name).map { $0.outcome != result.outcome } ?? false
      }
      if differs { otherwise += 1 }
    }
  }

  /// A line: how much the candidate would have decided otherwise.
  var text: String {
    let refusals = refused == 0 ? "" : ", and refuses \(refused.grouped)"
    return "shadow: of \(asked.grouped), the candidate `\(candidate.pack.id)` would have "
      + "decided \(otherwise.grouped) otherwise\(refusals)"
  }
}

import Edict

/// Asks a candidate beside a run of `edict decide`, and counts what it would have said.
final class ShadowRun {
  private let decider: ShadowDecider
  private let decisions: Set<String>?
  private var asked = 0
  private var otherwise = 0
  private var refused = 0

  /// Takes a candidate, or says why it can't be asked beside a policy and ends the command.
  init(_ candidate: Policy, beside policy: Policy, decisions: Set<String>?) throws {
    self.decisions = decisions
    let names = candidate.pack.decisions.map(\.name)
    if let decisions, decisions.isDisjoint(with: names) {
      throw Exit.because(
        Exit.usage,
        "edict: unknown_decision: --shadow: the candidate makes none of the decisions asked for; it "
          + "makes: " + names.joined(separator: ", "))
    }
    let compiled = try Decider(argument: candidate)
    do throws(EntryError) {
      decider = try ShadowDecider(compiled, beside: policy)
    } catch {
      throw Exit.because(Exit.invalidPack, "--shadow: \(error.description)")
    }
  }

  /// What the candidate would have said of a dossier, beside what was decided.
  func shadow(
    of dossier: Dossier, asOf: CalendarDate, beside decision: Decision
  ) -> Shadow {
    let shadow = decider.shadow(of: dossier, asOf: asOf, decisions: decisions)
    asked += 1
    switch shadow.said {
    case .refused: refused += 1
    case .decided(let other):
      let differs = decision.results.contains { result in
        other.result(result.name).map { $0.outcome != result.outcome } ?? false
      }
      if differs { otherwise += 1 }
    }
    return shadow
  }

  /// A line: how much the candidate would have decided otherwise.
  var text: String {
    let refusals = refused == 0 ? "" : ", and refuses \(refused.grouped)"
    return "shadow: of \(asked.grouped), the candidate `\(decider.candidate.pack.id)` would have "
      + "decided \(otherwise.grouped) otherwise\(refusals)"
  }
}

internal import Policies
internal import Records

/// What a dry run compares: the decisions of both packs, and the fields that it counts by.
struct DryRunPlan: Sendable {
  /// Each decision, still without counts: in the candidate's order, then those of the baseline alone.
  let shifts: [DryRunReport.Shift]
  /// The indexes of those that both make.
  let shared: [Int]
  /// The indexes of those that both make and that are sums in both.
  let scored: [Int]
  /// The fields of the baseline's records.
  let fields: SegmentFields

  /// Takes the decisions of dossiers with these names; without names, all but steps.
  init(_ baseline: Policy, _ candidate: Policy, decisions names: Set<String>?) {
    func wanted(_ policy: Policy) -> [DecisionDefinition] {
      policy.pack.decisions.filter {
        !$0.isOverPortfolio && (names?.contains($0.name) ?? !$0.isStep)
      }
    }
    let (old, new) = (wanted(baseline), wanted(candidate))
    let (oldNames, newNames) = (Set(old.map(\.name)), Set(new.map(\.name)))
    shifts =
      new.map {
        DryRunReport.Shift(
          decision: $0.name, title: $0.title,
          madeBy: oldNames.contains($0.name) ? .both : .candidate)
      }
      + old.filter { !newNames.contains($0.name) }.map {
        DryRunReport.Shift(decision: $0.name, title: $0.title, madeBy: .baseline)
      }
    shared = shifts.indices.filter { [shifts] in shifts[$0].madeBy == .both }
    let sums = Set(old.filter { $0.combine == .sum }.map(\.name))
      .intersection(new.filter { $0.combine == .sum }.map(\.name))
    scored = shared.filter { [shifts] in sums.contains(shifts[$0].decision) }
    fields = SegmentFields(baseline.pack.dossierType)
  }
}

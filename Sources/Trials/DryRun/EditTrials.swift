internal import Decisions
internal import Foundation
internal import Policies
internal import Records
internal import Synchronization

/// The edits between two packs that change what decides, each put in alone and taken back alone.
struct EditTrials: Sendable {
  private(set) var trials: [EditTrial] = []
  /// Whether packs were put together; not where there are too many edits, or where nothing that is
  /// put together can be read.
  private(set) var isComplete = true

  var edits: [DryRunReport.Edit] { trials.map(\.edit) }

  /// Finds the edits, the as-of date among them where it differs and counts.
  init(_ run: DryRun) {
    let found = PackEdits(run.baseline, run.candidate)
    if found.edits.count > DryRunReport.editLimit {
      isComplete = false
      trials = found.edits.map { EditTrial(edit: $0) }
    } else if !found.edits.isEmpty {
      trials = Self.meant(found, &isComplete)
    }
    if run.asOfDiffers { trials.append(Self.date(run)) }
  }

  /// The edits whose meaning differs, with the packs that are made of them.
  private static func meant(_ found: PackEdits, _ isComplete: inout Bool) -> [EditTrial] {
    let choices =
      [EditChoice(home: .baseline, edit: nil), EditChoice(home: .candidate, edit: nil)]
      + found.edits.indices.flatMap { edit in
        [EditChoice(home: .baseline, edit: edit), EditChoice(home: .candidate, edit: edit)]
      }
    let packs = read(choices, of: found)
    let digests = packs.map { try? $0.get().decidingDigest }
    isComplete = digests[0] != nil && digests[1] != nil
    return found.edits.indices.compactMap { edit in
      let (alone, without) = (2 + 2 * edit, 3 + 2 * edit)
      let isMeaningless =
        !found.certain.contains(edit)
        && [digests[alone], digests[without]] != [nil, nil]
        && (digests[alone] ?? digests[0]) == digests[0]
        && (digests[without] ?? digests[1]) == digests[1]
      if isMeaningless { return nil }
      return EditTrial(
        edit: found.edits[edit], alone: packs[alone], without: packs[without],
        aloneAlike: alike(packs[alone], found.baseline),
        withoutAlike: alike(packs[without], found.candidate))
    }
  }

  private static func alike(
    _ pack: Result<Policy, PackError>, _ home: Policy
  ) -> RulesAlike? {
    (try? pack.get()).map { RulesAlike($0, earlier: home) }
  }

  /// Reads packs that are put together, on all cores.
  private static func read(
    _ choices: [EditChoice], of found: PackEdits
  ) -> [Result<Policy, PackError>] {
    let packs = Mutex<[Int: Result<Policy, PackError>]>([:])
    DispatchQueue.concurrentPerform(iterations: choices.count) { index in
      let result = Result { () throws(PackError) in
        try Policy(
          PackFiles(found.contents(choices[index])),
          reusing: choices[index].home == .baseline ? found.baseline : found.candidate)
      }
      packs.withLock { $0[index] = result }
    }
    return packs.withLock { packs in choices.indices.compactMap { packs[$0] } }
  }

  private static func date(_ run: DryRun) -> EditTrial {
    let edit = DryRunReport.Edit(
      kind: .asOf, name: "as-of date", place: "",
      lines: ["-\(run.baselineAsOf.iso)", "+\(run.candidateAsOf.iso)"], effect: nil)
    return EditTrial(
      edit: edit, alone: .success(run.baseline), without: .success(run.candidate))
  }
}

/// An edit with the packs that it makes.
struct EditTrial: Sendable {
  var edit: DryRunReport.Edit
  /// The baseline with it alone; nil where that isn't tried.
  var alone: Result<Policy, PackError>?
  /// The candidate without it.
  var without: Result<Policy, PackError>?
  /// What `alone` has of the baseline; nil where it is read on the candidate's as-of date.
  var aloneAlike: RulesAlike?
  /// What `without` has of the candidate; nil where it is read on the baseline's as-of date.
  var withoutAlike: RulesAlike?

  /// The effect before any flip is counted.
  var effect: DryRunReport.Effect {
    var effect = DryRunReport.Effect()
    effect.aloneUnreadable = alone?.firstFinding
    effect.withoutUnreadable = without?.firstFinding
    return effect
  }
}

extension Result<Policy, PackError> {
  /// The first of what keeps a pack from being read; nil where it can be.
  fileprivate var firstFinding: String? {
    guard case .failure(let error) = self, let first = error.findings.first else { return nil }
    return "\(first.code): \(first.message)"
  }
}

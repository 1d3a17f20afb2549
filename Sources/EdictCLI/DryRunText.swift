import Edict

/// What a dry run came to, for people.
struct DryRunText {
  let report: DryRunReport

  /// The packs and the population, the table of each decision, the edits, what they do to segments,
  /// money and scores, and the first flips.
  var pretty: String {
    var paragraphs = [head]
    if report.isSame {
      paragraphs.append(["The packs decide alike: nothing in them differs that decides."])
    }
    paragraphs += report.decisions.map(shift) + report.portfolios.map(portfolio)
    if !report.edits.isEmpty { paragraphs.append(edits) }
    paragraphs += [segments, money, scores].filter { !$0.isEmpty }
    if !report.flips.isEmpty { paragraphs.append(flips) }
    return paragraphs.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  // MARK: What was decided

  private var head: [String] {
    let population = report.population
    var lines = ["\(population.decided.grouped) of \(population.records.grouped) decided by both"]
    let refused = [
      (population.refusedByBoth, DryRunReport.Refusal.Refuser.both),
      (population.refusedByBaseline, .baseline), (population.refusedByCandidate, .candidate),
    ]
    for (count, by) in refused where count > 0 {
      lines.append("  \(count.grouped) refused by \(by.words)")
    }
    for (reason, count) in population.leftOut.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(count.grouped) left out: \(reason)")
    }
    lines.append("population  \(population.digest)")
    lines.append("baseline    \(side(report.baseline))")
    lines.append("candidate   \(side(report.candidate))")
    return lines
  }

  private func side(_ side: DryRunReport.Side) -> String {
    "\(side.revision)  \(side.pack.oneLine)" + (side.asOf.map { " as of \($0.iso)" } ?? "")
  }

  // MARK: Decisions

  private func shift(_ shift: DryRunReport.Shift) -> [String] {
    if shift.madeBy != .both {
      return ["\(shift.decision): only the \(shift.madeBy.rawValue) makes it"]
    }
    let share = shift.dossiers == 0 ? 0 : Double(shift.flips) / Double(shift.dossiers) * 100
    var head = "\(shift.decision): \(shift.flips.grouped) flip, \(Self.percent(share))"
    if shift.otherValues > 0 {
      head += "; \(shift.otherValues.grouped) keep their outcome with another value"
    }
    if shift.errorsEntered + shift.errorsLeft > 0 {
      head +=
        "; \(shift.errorsEntered.grouped) newly in error, "
        + "\(shift.errorsLeft.grouped) no longer"
    }
    let outcomes = DecisionOutcome.allCases.filter { shift.before($0) + shift.after($0) > 0 }
    if outcomes.isEmpty { return [head] }
    func cell(_ count: Int) -> String { count == 0 ? "-" : count.grouped }
    var rows = [["from \\ to"] + outcomes.map(\.rawValue) + ["before"]]
    for from in outcomes {
      rows.append(
        [from.rawValue]
          + outcomes.map {
            cell(shift.counts[DryRunReport.Transition(from: from, to: $0)] ?? 0)
          } + [cell(shift.before(from))])
    }
    rows.append(
      ["after"] + outcomes.map { cell(shift.after($0)) } + [shift.dossiers.grouped])
    var columns = TextColumns()
    columns.right = Set(1...outcomes.count + 1)
    return [head] + columns.lines(rows).map { "  " + $0 }
  }

  /// A share with one decimal.
  static func percent(_ share: Double) -> String {
    let tenths = Int((share * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}

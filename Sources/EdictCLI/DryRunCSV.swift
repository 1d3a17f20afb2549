import Edict

/// Flips as rows of CSV.
enum DryRunCSV {
  /// The header.
  static let header =
    "record,subject,decision,before,after,condition,from,to,alone,"
    + "only_with_others,undoes\n"

  /// A flip: edits are named, joined by `; `.
  static func row(_ flip: DryRunReport.Flip, _ edits: [DryRunReport.Edit]) -> String {
    let condition = flip.condition
    func names(_ indexes: [Int]) -> String {
      indexes.map { edits[$0].name }.joined(separator: "; ")
    }
    let cells = [
      String(flip.record), flip.subject, flip.decision, flip.before.rawValue, flip.after.rawValue,
      condition?.name ?? "", condition?.before?.outcome.rawValue ?? "",
      condition?.after?.outcome.rawValue ?? "", names(flip.alone), names(flip.onlyWithOthers),
      names(flip.undoes),
    ]
    return CSVWriter.row(cells)
  }
}

extension DryRunReport.Condition {
  /// What it is called: `eligibility.age`, or the decision alone.
  var name: String { decision + (rule.map { "." + $0 } ?? "") }
}

import Edict

/// What became of a pack's mutants, for people and for programs.
struct MutationText {
  let path: String
  let report: MutationReport

  /// For people: each mutant that survived with its line and a dossier that would notice it, then
  /// how many there are of each kind.
  var pretty: String {
    let survivors = report.survivors.map(Self.paragraph)
    return (survivors + [table, summary]).map { "\n" + $0 + "\n" }.joined()
  }

  /// How much is noticed, in percent with one decimal, and never 100 where something isn't.
  var share: String {
    let tenths = Int(report.noticedShare * 1000)
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }

  private var summary: String {
    let (noticed, survived) = (report.count(.noticed), report.count(.survived))
    let all = noticed + survived
    return "\(path.oneLine): \(share) of \(all.grouped) mutants noticed, "
      + "\(survived.grouped) survived"
  }

  // MARK: A survivor

  private static func paragraph(_ survivor: MutationReport.Survivor) -> String {
    let mutant = survivor.mutant
    let head = "SURVIVED \(mutant.place): \(mutant.kind.rawValue): \(mutant.description)"
    return ([head, mutant.span.picture] + dossier(survivor)).joined(separator: "\n")
  }

  private static func dossier(_ survivor: MutationReport.Survivor) -> [String] {
    guard let witness = survivor.witness else {
      let tries = survivor.tried == 1 ? "1 try" : "\(survivor.tried.grouped) tries"
      return ["  a dossier that notices it: none was found in \(tries)"]
    }
    var lines = ["  \(witness.title.oneLine)"]
    if !witness.changes.isEmpty {
      let changes = witness.changes.map { "\($0.path): \(json($0.value))" }
      lines.append("    with   { " + changes.joined(separator: ", ").oneLine + " }")
    }
    if let day = witness.asOf { lines.append("    as_of  \(day.iso)") }
    for difference in witness.differences.prefix(mostDifferences) {
      lines.append(
        "    \(difference.decision).\(difference.key)  "
          + "\(difference.pack) → \(difference.mutant)".oneLine)
    }
    let rest = witness.differences.count - mostDifferences
    if rest > 0 { lines.append("    and \(rest) more") }
    return lines
  }

  /// How many differences of one dossier are told.
  private static let mostDifferences = 3

  private static func json(_ content: TextTree.Content) -> String {
    String(decoding: CanonicalJSON.canonical(content), as: UTF8.self)
  }

  // MARK: How many

  /// A row a kind, a column a fate.
  private var table: String {
    let fates = MutationReport.Fate.allCases
    func counts(_ count: (MutationReport.Fate) -> Int) -> [String] {
      fates.map { count($0) == 0 ? "-" : count($0).grouped }
    }
    var rows = [["kind"] + fates.map(\.rawValue)]
    rows += report.counts.map { row in [row.kind.rawValue] + counts { row.fates[$0] ?? 0 } }
    rows.append(["all"] + counts(report.count))
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + space : space + row[column]
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

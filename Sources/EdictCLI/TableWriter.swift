import Edict

/// Writes what a credit officer reads: id, name, each outcome, and the first reason of what isn't
/// yes, in columns that align where characters are wide too.
///
/// The widths are those of the first rows, so that the table can be read while it is written.
struct TableWriter: DecisionWriter {
  private let columns: [DecisionDefinition]
  private let explain: Bool
  private let showsNames: Bool
  private var rows: [Row] = []
  private var widths: [Int]?

  /// How many rows are looked at before the first is written.
  private static let sampleSize = 1000
  /// The widest that id and name become; longer ones are cut.
  private static let maximumWidth = 32

  private struct Row {
    let cells: [String]
    let reason: String
    let details: [String]
  }

  init(_ policy: Policy, columns: [DecisionDefinition], explain: Bool) {
    self.columns = columns
    self.explain = explain
    let type = policy.pack.dossierType
    showsNames = type.recordTypes[type.subject].nameField != nil
  }

  mutating func write(_ document: DecisionDocument, to output: Output) {
    let wording = Wording(document.decision, about: document.dossier, by: document.policy)
    let results = columns.compactMap { document.decision.result($0.name) }
    var cells = [document.decision.subject.oneLine]
    if showsNames { cells.append((document.dossier.subjectName ?? "").oneLine) }
    cells += results.map(\.outcome.rawValue)
    let reason = results.lazy.compactMap { wording.firstReason($0) }.first ?? ""
    let row = Row(
      cells: cells, reason: reason.oneLine,
      details: explain ? results.flatMap { details($0, wording) } : [])
    guard widths == nil else { return write(row, to: output) }
    rows.append(row)
    if rows.count == Self.sampleSize { writeSample(to: output) }
  }

  mutating func end(to output: Output, hasFailed: Bool) {
    if widths == nil, !rows.isEmpty || !hasFailed { writeSample(to: output) }
  }

  private func details(_ result: DecisionResult, _ wording: Wording) -> [String] {
    zip(result.rules, wording.rules(result, all: true)).map { rule, text in
      let facts = (rule.facts + rule.parameters).map { named in
        "\(named.name) = \(String(decoding: CanonicalJSON.canonical(named.value), as: UTF8.self))"
      }
      return "    \(result.name).\(rule.id): \(rule.outcome.rawValue)"
        + (text.reason.map { ": \($0.oneLine)" } ?? "")
        + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
    }
  }

  private mutating func writeSample(to output: Output) {
    let header = ["id"] + (showsNames ? ["name"] : []) + columns.map(\.name)
    var widths = header.map(\.columns)
    for row in rows {
      for (index, cell) in row.cells.enumerated() {
        widths[index] = max(widths[index], min(cell.columns, Self.maximumWidth))
      }
    }
    self.widths = widths
    write(Row(cells: header, reason: "reason", details: []), to: output)
    for row in rows { write(row, to: output) }
    rows = []
  }

  private func write(_ row: Row, to output: Output) {
    guard let widths else { return }
    let cells = zip(row.cells, widths).map { $0.fitted(to: $1) }
    let line = (cells + [row.reason]).joined(separator: "  ")
    output.write(String(line.reversed().drop { $0 == " " }.reversed()) + "\n")
    for detail in row.details { output.write(detail + "\n") }
  }
}

extension String {
  /// The text on one line: control characters become spaces.
  var oneLine: String {
    guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return self
    }
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      line.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(line)
  }

  /// The text in exactly so many columns of a terminal: cut with `…`, or padded with spaces.
  func fitted(to width: Int) -> String {
    let own = columns
    if own <= width { return self + String(repeating: " ", count: width - own) }
    var kept = ""
    var used = 0
    for character in self {
      let next = String(character).columns
      if used + next > width - 1 { break }
      kept.append(character)
      used += next
    }
    return kept + "…" + String(repeating: " ", count: width - 1 - used)
  }
}

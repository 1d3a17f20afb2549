import Edict

/// Writes what a credit officer reads: id, name, each outcome, and the first reason of what isn't
/// yes, in columns that align where characters are wide too, on lines of at most 100 columns.
///
/// The widths are those of the first rows, so that the table can be read while it is written. A
/// reason stands behind the outcomes, or below them where they leave it no room.
struct TableWriter: DecisionWriter {
  private let columns: [DecisionDefinition]
  private let explain: Bool
  private let language: Language
  private let showsNames: Bool
  private var rows: [Row] = []
  private var widths: [Int]?
  private var hasEnded = false

  /// How many rows are looked at before the first is written.
  private static let sampleSize = 1000
  /// The widest that a line becomes.
  private static let lineWidth = 100
  /// The widest that ids and names become; longer ones are cut, and names give way first.
  private static let maximumWidth = 32
  private static let minimumNameWidth = 8
  /// The least room that a reason takes behind the outcomes.
  private static let minimumReasonWidth = 30

  /// A row, before it is laid out.
  struct Row: Sendable {
    fileprivate let cells: [String]
    fileprivate let reason: String
    fileprivate let details: [String]
  }

  init(_ policy: Policy, columns: [DecisionDefinition], explain: Bool, language: Language?) {
    self.columns = columns
    self.explain = explain
    self.language = policy.pack.language(language)
    let type = policy.pack.dossierType
    showsNames = type.recordTypes[type.subject].nameField != nil
  }

  func rendered(_ document: DecisionDocument) -> RenderedDecision {
    let wording = Wording(
      document.decision, about: document.dossier, by: document.policy, language: language)
    let results = columns.compactMap { document.decision.result($0.name) }
    var cells = [document.decision.subject.oneLine]
    if showsNames { cells.append((document.dossier.subjectName ?? "").oneLine) }
    cells += results.map { $0.outcome.word(language) }
    // What doesn't apply explains itself only where nothing does apply.
    let applying = results.filter { $0.outcome != .notApplicable }
    let reason =
      (applying.isEmpty ? results : applying).lazy.compactMap { wording.firstReason($0) }.first
      ?? ""
    return .row(
      Row(
        cells: cells, reason: reason.oneLine,
        details: explain ? results.flatMap { details($0, wording) } : []))
  }

  mutating func write(_ decision: RenderedDecision, to output: Output) {
    guard case .row(let row) = decision else { return }
    guard widths == nil else { return write(row, to: output) }
    rows.append(row)
    if rows.count == Self.sampleSize { writeSample(to: output) }
  }

  mutating func write(_ document: PortfolioDocument, refused: Int, to output: Output) {
    if !columns.isEmpty || !rows.isEmpty || widths != nil {
      end(to: output, hasFailed: false)
      output.write("\n")
    }
    hasEnded = true
    let text = PortfolioText(document, explain: explain, language: language)
    output.write(text.text(refused: refused))
  }

  mutating func end(to output: Output, hasFailed: Bool) {
    if hasEnded { return }
    if widths == nil, !rows.isEmpty || !hasFailed { writeSample(to: output) }
  }

  private func details(_ result: DecisionResult, _ wording: Wording) -> [String] {
    zip(result.rules, wording.rules(result, all: true)).map { rule, text in
      let facts = (rule.facts + rule.parameters).map { named in
        "\(named.name) = \(String(decoding: CanonicalJSON.canonical(named.value), as: UTF8.self))"
      }
      return "    \(result.name).\(rule.id): \(rule.outcome.word(language))"
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
    if showsNames {
      let excess = Self.width(widths) - Self.lineWidth
      if excess > 0 { widths[1] = max(Self.minimumNameWidth, widths[1] - excess) }
    }
    self.widths = widths
    write(Row(cells: header, reason: "reason", details: []), to: output)
    for row in rows { write(row, to: output) }
    rows = []
  }

  /// How wide a row of such columns is.
  private static func width(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + 2 * (widths.count - 1)
  }

  private func write(_ row: Row, to output: Output) {
    guard let widths else { return }
    let line = zip(row.cells, widths).map { $0.fitted(to: $1) }.joined(separator: "  ")
    let room = Self.lineWidth - Self.width(widths) - 2
    let isBehind = room >= Self.minimumReasonWidth
    let indent = isBehind ? Self.width(widths) + 2 : 4
    var reason = row.reason.wrapped(to: isBehind ? room : Self.lineWidth - indent)[...]
    if isBehind, let first = reason.popFirst() {
      output.write(line + "  " + first + "\n")
    } else {
      output.write(line.withoutTrailingSpaces + "\n")
    }
    for rest in reason { output.write(String(repeating: " ", count: indent) + rest + "\n") }
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

  /// The text without spaces at its end.
  var withoutTrailingSpaces: String { String(reversed().drop { $0 == " " }.reversed()) }

  /// The text on lines of at most so many columns, broken at spaces, or between characters where
  /// there is none; no line where there is no text.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for character in self {
      let columns = String(character).columns
      if used + columns > width {
        let head = line.lastIndex(of: " ").map { line[..<$0] } ?? line[...]
        let tail = line[head.endIndex...].drop { $0 == " " }
        lines.append(String(head).withoutTrailingSpaces)
        line = String(tail)
        used = line.columns
      }
      if line.isEmpty, character == " " { continue }
      line.append(character)
      used += columns
    }
    if !line.isEmpty { lines.append(line.withoutTrailingSpaces) }
    return lines
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

import Edict

/// Writes decisions one by one in a format.
protocol DecisionWriter: Sendable {
  /// A decision as it is to be written; the same on every thread.
  func rendered(_ document: DecisionDocument) -> RenderedDecision
  /// Writes one that was rendered.
  mutating func write(_ decision: RenderedDecision, to output: Output)
  /// Writes what was decided of all dossiers together, after the last; of a run that refused so many
  /// records.
  mutating func write(_ document: PortfolioDocument, refused: Int, to output: Output)
  /// Writes what comes after the last; where the run has failed, nothing if there was none.
  mutating func end(to output: Output, hasFailed: Bool)
}

/// A decision as a writer has rendered it.
enum RenderedDecision: Sendable {
  /// Bytes to be written as they are.
  case bytes([UInt8])
  /// A row of a table whose widths aren't known yet.
  case row(TableWriter.Row)
}

/// Writes decision documents, a line each or as a JSON array.
struct DocumentWriter: DecisionWriter {
  let isArray: Bool
  let explain: Bool
  let language: Language?
  private var count = 0

  init(isArray: Bool, explain: Bool, language: Language?) {
    self.isArray = isArray
    self.explain = explain
    self.language = language
  }

  func rendered(_ document: DecisionDocument) -> RenderedDecision {
    .bytes(document.json(explain: explain, language: language))
  }

  mutating func write(_ decision: RenderedDecision, to output: Output) {
    if case .bytes(let document) = decision { write(document, to: output) }
  }

  mutating func write(_ document: PortfolioDocument, refused: Int, to output: Output) {
    write(document.json(explain: explain, language: language), to: output)
  }

  private mutating func write(_ document: [UInt8], to output: Output) {
    if isArray { output.write(count == 0 ? "[\n" : ",\n") }
    output.write(document)
    if !isArray { output.write("\n") }
    count += 1
  }

  mutating func end(to output: Output, hasFailed: Bool) {
    if isArray, count > 0 || !hasFailed { output.write(count == 0 ? "[]\n" : "\n]\n") }
  }
}

/// Writes a row of CSV a dossier: its id, then outcome, value and reasons of each decision.
struct CSVWriter: DecisionWriter {
  private let columns: [DecisionDefinition]
  private let language: Language?
  private var hasHeader = false

  init(columns: [DecisionDefinition], language: Language?) {
    self.columns = columns
    self.language = language
  }

  func rendered(_ document: DecisionDocument) -> RenderedDecision {
    let decision = document.decision
    let wording = Wording(
      decision, about: document.dossier, by: document.policy, language: language)
    var cells = [decision.subject]
    for column in columns {
      guard let result = decision.result(column.name) else { continue }
      cells.append(result.outcome.rawValue)
      if column.givesValues { cells.append(result.value.map(Self.text) ?? "") }
      cells.append(wording.reasons(result).joined(separator: "; "))
    }
    return .bytes(Array(Self.row(cells).utf8))
  }

  mutating func write(_ decision: RenderedDecision, to output: Output) {
    writeHeader(to: output)
    if case .bytes(let row) = decision { output.write(row) }
  }

  /// A row is of a dossier: what is decided of all together is told on standard error.
  mutating func write(_ document: PortfolioDocument, refused: Int, to output: Output) {
    writeHeader(to: output)
    let text = PortfolioText(document, explain: false, language: language)
    Output.note("\n" + text.text(refused: refused))
  }

  mutating func end(to output: Output, hasFailed: Bool) {
    if !hasFailed { writeHeader(to: output) }
  }

  private mutating func writeHeader(to output: Output) {
    if hasHeader { return }
    hasHeader = true
    let names = columns.flatMap { column in
      [column.name] + (column.givesValues ? [column.name + ".value"] : [])
        + [column.name + ".reasons"]
    }
    output.write(Self.row(["id"] + names))
  }

  private static func text(_ value: TextTree.Content) -> String {
    if case .text(let text) = value { return text }
    return String(decoding: CanonicalJSON.canonical(value), as: UTF8.self)
  }

  static func row(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}

extension DecisionDefinition {
  /// Whether a rule gives a value.
  var givesValues: Bool { combine == .sum || rules.contains { $0.value != nil } }
}

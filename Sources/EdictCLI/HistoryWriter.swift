import Edict

/// Writes what was decided about a subject, a line an entry.
struct HistoryWriter {
  let format: EntryListFormat
  let language: Language
  private var rows: [[String]] = []
  private var hasHeader = false

  init(format: EntryListFormat, language: Language) {
    self.format = format
    self.language = language
  }

  /// Writes one entry; of a table, keeps it until the widths are known.
  mutating func write(_ step: SubjectHistory.Step, to output: Output) {
    switch format {
    case .table: rows.append(row(step))
    case .jsonl:
      output.write(step.json)
      output.write("\n")
    case .csv:
      writeHeader(to: output)
      let outcomes = step.outcomes.map { "\($0.name)=\($0.outcome)" }.joined(separator: ";")
      let changed = step.changed.map { "\($0.name)=\($0.before)>\($0.after)" }
      output.write(
        CSVWriter.row([
          String(step.index), step.decidedAt, step.id, step.pack, step.revision, outcomes,
          changed.joined(separator: ";"), step.isFirst ? "" : String(step.hasNewRevision),
          step.isFirst ? "" : String(step.changedFacts),
        ]))
    }
  }

  /// Writes what was kept.
  mutating func end(to output: Output) {
    if format == .csv { writeHeader(to: output) }
    guard format == .table, !rows.isEmpty else { return }
    let header =
      language == .english
      ? ["index", "decided at", "pack", "revision", "outcomes", "what changed"]
      : ["序号", "决定时间", "规则包", "修订", "结果", "变化"]
    for line in TextColumns(right: [0]).lines([header] + rows) { output.write(line + "\n") }
  }

  private mutating func writeHeader(to output: Output) {
    if hasHeader { return }
    hasHeader = true
    output.write(
      "index,decided_at,id,pack,revision,outcomes,outcomes_changed,revision_changed,facts_changed\n"
    )
  }

  private func row(_ step: SubjectHistory.Step) -> [String] {
    let outcomes = step.outcomes.map { "\($0.name) \(word($0.outcome))" }
    return [
      String(step.index), step.decidedAt, step.pack.oneLine, String(step.revision.prefix(14)),
      outcomes.joined(separator: ", "), changes(step),
    ]
  }

  private func word(_ outcome: String) -> String {
    DecisionOutcome(rawValue: outcome)?.word(language) ?? outcome.oneLine
  }

  private func changes(_ step: SubjectHistory.Step) -> String {
    if step.isFirst { return "" }
    var parts = step.changed.map { "\($0.name): \(word($0.before)) → \(word($0.after))" }
    if step.hasNewRevision { parts.append(language == .english ? "new revision" : "新修订") }
    if step.changedFacts > 0 {
      let count = step.changedFacts.grouped
      parts.append(
        language == .english
          ? "\(count) \(step.changedFacts == 1 ? "fact" : "facts") changed" : "\(count) 项事实变化")
    }
    return parts.isEmpty ? (language == .english ? "nothing" : "无") : parts.joined(separator: ", ")
  }
}

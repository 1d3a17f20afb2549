import Edict

/// Writes what changes for dossiers as time goes by.
struct TimelineWriter {
  private let policy: Policy
  private let format: DecisionFormat
  private let language: Language?
  private var count = 0

  private static let header =
    "id,decision,on,seen_at,before,before.value,after,after.value,warning,rules,fields,parameters,"
    + "reasons\n"

  init(_ policy: Policy, format: DecisionFormat, language: Language?) {
    self.policy = policy
    self.format = format
    self.language = language
  }

  /// Writes the changes of a dossier; nothing where there are none.
  mutating func write(_ changes: [TimelineChange], of dossier: Dossier, to output: Output) {
    if changes.isEmpty { return }
    if format == .table {
      let name = dossier.subjectName.map { "  " + $0.oneLine } ?? ""
      output.write(dossier.subjectID.oneLine + name + "\n")
    }
    for change in changes {
      let wording = Wording(change.decided, about: dossier, by: policy, language: language)
      switch format {
      case .table: output.write(lines(change, wording))
      case .csv:
        if count == 0 { output.write(Self.header) }
        output.write(row(change, of: dossier, wording))
      case .json, .jsonl:
        if format == .json { output.write(count == 0 ? "[\n" : ",\n") }
        output.write(change.json(subject: dossier.subjectID, wording))
        if format == .jsonl { output.write("\n") }
      }
      count += 1
    }
  }

  /// Writes what comes after the last.
  mutating func end(to output: Output) {
    switch format {
    case .json: output.write(count == 0 ? "[]\n" : "\n]\n")
    case .csv: if count == 0 { output.write(Self.header) }
    case .table, .jsonl: break
    }
  }

  // MARK: Lines

  private var words: Language {
    policy.pack.language(language)
  }

  private func lines(_ change: TimelineChange, _ wording: Wording) -> String {
    let end = { (result: DecisionResult) in
      result.outcome.word(words) + (result.yesValue.map { " " + Self.text($0) } ?? "")
    }
    let warning = change.isWarning ? "  !" : ""
    var lines = [
      "  \(change.day.iso)  \(change.decision)  \(end(change.before)) → \(end(change.after))\(warning)"
    ]
    let texts = change.texts(wording)
    for rule in change.rules {
      let text = texts[rule.id].map { ": " + $0.oneLine } ?? ""
      lines.append("    \(rule.name(words))\(text)")
    }
    lines += change.fields.map { "    \($0.path) = \($0.day.iso)" }
    lines += change.parameters.map {
      "    params.\($0.name): \(Self.text($0.before)) → \(Self.text($0.after))"
    }
    return lines.map { $0 + "\n" }.joined()
  }

  // MARK: CSV

  private func row(
    _ change: TimelineChange, of dossier: Dossier, _ wording: Wording
  ) -> String {
    let texts = change.texts(wording)
    return CSVWriter.row([
      dossier.subjectID, change.decision, change.day.iso, change.seenAt.iso,
      change.before.outcome.rawValue, change.before.yesValue.map(Self.text) ?? "",
      change.after.outcome.rawValue, change.after.yesValue.map(Self.text) ?? "",
      change.isWarning ? "true" : "false",
      change.rules.map(\.id).joined(separator: "; "),
      change.fields.map { "\($0.path) = \($0.day.iso)" }.joined(separator: "; "),
      change.parameters.map { "\($0.name): \(Self.text($0.before)) → \(Self.text($0.after))" }
        .joined(separator: "; "),
      change.rules.compactMap { texts[$0.id] }.joined(separator: "; "),
    ])
  }

  private static func text(_ value: TextTree.Content) -> String {
    if case .text(let text) = value { return text.oneLine }
    return String(decoding: CanonicalJSON.canonical(value), as: UTF8.self)
  }
}

extension TimelineChange.Rule {
  /// The rule, and from what to what it comes.
  fileprivate func name(_ language: Language) -> String {
    let ends = [before, after].map { $0?.word(language) ?? "–" }
    return "\(id) \(ends[0]) → \(ends[1])"
  }
}

extension DecisionResult {
  /// What a yes gives; what anything else would give changes nothing.
  var yesValue: TextTree.Content? { outcome == .yes ? value : nil }
}

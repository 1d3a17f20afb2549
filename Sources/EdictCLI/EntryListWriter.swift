import ArgumentParser
import Edict

/// How entries are listed.
enum EntryListFormat: String, ExpressibleByArgument, CaseIterable {
  case table, jsonl, csv
}

/// Writes a line an entry: for people, as the entry's own JSON, or as CSV.
struct EntryListWriter {
  let format: EntryListFormat
  let language: Language
  /// How wide the indices of a table are.
  let width: Int

  /// What stands above the first entry.
  var header: String {
    switch format {
    case .table:
      "\("index".fitted(to: width))  decided at                subject               pack and outcomes\n"
    case .jsonl: ""
    case .csv: "index,time,kind,subject,actor,pack,revision,outcomes\n"
    }
  }

  /// Writes one entry.
  func write(_ index: Int64, _ bytes: [UInt8], to output: Output) {
    guard let entry = try? EntryView(bytes) else { return output.write(unreadable(index)) }
    switch format {
    case .table: output.write(line(index, entry))
    // Canonical JSON has no line end.
    case .jsonl: output.write(bytes + [UInt8(ascii: "\n")])
    case .csv: output.write(row(index, entry))
    }
  }

  private func unreadable(_ index: Int64) -> String {
    switch format {
    case .table: "\(String(index).fitted(to: width))  not readable\n"
    case .jsonl: "{\"index\":\(index),\"readable\":false}\n"
    case .csv: CSVWriter.row([String(index), "", "unreadable", "", "", "", "", ""])
    }
  }

  private func line(_ index: Int64, _ entry: EntryView) -> String {
    let number = String(index)
    let padded = String(repeating: " ", count: width - number.count) + number
    return "\(padded)  \(entry.time.fitted(to: 24))  \(content(of: entry).oneLine)\n"
  }

  /// What stands behind the time: the subject, and what came out or what else the entry says.
  private func content(of entry: EntryView) -> String {
    let subject = entry.subject.oneLine
    let column = subject.fitted(to: max(20, subject.columns)) + "  "
    switch entry.kind {
    case .decision: return column + "\(entry.text("pack")): \(outcomes(of: entry))"
    case .portfolio:
      let dossiers =
        entry.dossierCount.map { $0 == 1 ? "1 dossier" : "\($0.grouped) dossiers" } ?? ""
      return dossiers.fitted(to: max(20, dossiers.columns))
        + "  \(entry.text("pack")): \(outcomes(of: entry))"
    case .pack: return column + "\(entry.text("pack")): revision \(entry.text("revision"))"
    case .rotation:
      let key = entry.text("new_key").split(separator: "+").prefix(2).joined(separator: "+")
      return column + "key rotated to \(key)"
    case .redaction: return column + "person forgotten: \(entry.text("person"))"
    case nil: return column + "another kind: `\(entry.text("kind"))`"
    }
  }

  private func outcomes(of entry: EntryView) -> String {
    entry.outcomes.map { name, outcome in
      "\(name) \(DecisionOutcome(rawValue: outcome)?.word(language) ?? outcome)"
    }.joined(separator: ", ")
  }

  private func row(_ index: Int64, _ entry: EntryView) -> String {
    let outcomes = entry.outcomes.map { "\($0.name)=\($0.outcome)" }.joined(separator: ";")
    return CSVWriter.row([
      String(index), entry.time, entry.text("kind"), entry.subject, entry.text("actor"),
      entry.text("pack"), entry.text("revision"), outcomes,
    ])
  }
}

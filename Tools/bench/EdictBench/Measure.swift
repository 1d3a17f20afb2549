import ArgumentParser

/// What is measured: each but `rules` begins with the bytes of the records.
enum Measure: String, CaseIterable, ExpressibleByArgument {
  case rules, decode, outcomes
  case resultsJSON = "results-json"
  case results, reads
  case groundsJSON = "grounds-json"
  case grounds, explain, document, entry, logged

  /// What it is, for people.
  var what: String {
    switch self {
    case .rules: "outcomes alone, of records read beforehand"
    case .decode: "records read and checked, nothing decided"
    case .outcomes: "and decided: outcomes, without grounds"
    case .resultsJSON: "and their results written as canonical JSON"
    case .results: "and digested"
    case .reads: "outcomes with the grounds of rules that decide, in memory"
    case .groundsJSON: "and written as canonical JSON"
    case .grounds: "and digested"
    case .explain: "the same with the grounds of every rule"
    case .document: "the document that `edict decide` writes, with its texts in words"
    case .entry: "the entry of the log, dossier included, digested; not logged"
    case .logged: "logged, durable, in groups of 1,000"
    }
  }

  /// Whether what rules read is noted.
  var keepsGrounds: Bool {
    switch self {
    case .rules, .decode, .outcomes, .resultsJSON, .results: false
    default: true
    }
  }

  /// Whether several threads can share the work.
  var canShare: Bool { self != .rules && self != .logged }
}

/// What a finding is about: a section of `docs/findings.md`.
enum FindingTopic: String, CaseIterable, Sendable {
  case files, records, values, rules, language, types, messages, warnings

  /// The section's heading.
  var title: String {
    switch self {
    case .files: "Files of a pack"
    case .records: "Record types"
    case .values: "Parameters and tables"
    case .rules: "Rule files"
    case .language: "The language"
    case .types: "Types"
    case .messages: "Messages"
    case .warnings: "Warnings"
    }
  }
}

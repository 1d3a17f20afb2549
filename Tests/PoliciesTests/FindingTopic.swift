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

  /// What stands below the heading.
  var about: String {
    switch self {
    case .files:
      "Which files there are, how they are written, and what `pack.yaml` and `sources.yaml` say."
    case .records: "What `records/` says of the fields of a record."
    case .values: "What `parameters/` and `tables/` hold, and from when to when."
    case .rules:
      "What a rule file declares: its decision and its rules, before what their functions compute."
    case .language:
      "What rules and functions are written in: Lua's own grammar, and what is offered of Lua."
    case .types:
      "What is computed and compared: fields, words, units and kinds that don't fit each other."
    case .messages: "Texts of rules, in rule files and in `messages/`."
    case .warnings:
      "A pack with warnings is decided with. Each is likely a slip, or will be one some day."
    }
  }
}

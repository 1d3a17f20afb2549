internal import Decisions
internal import Policies

/// What a page calls things in its language: as the packs' messages say, else as the report does.
struct DryRunTitles: Sendable {
  private let messages: [Messages]

  /// Takes packs; what the first calls something counts.
  init(_ packs: [Pack], language: Language) {
    messages = packs.compactMap { $0.messages[language.rawValue] }
  }

  /// A title or a word that stands in one language in the report.
  func text(_ text: String) -> String {
    messages.lazy.compactMap { $0.words[text] }.first ?? text
  }

  /// What a decision is called.
  func decision(_ name: String, _ title: String) -> String {
    messages.lazy.compactMap { $0.decisions[name]?.title }.first ?? text(title)
  }

  /// What a rule is called.
  func rule(_ rule: String?, of decision: String, _ title: String) -> String {
    guard let rule else { return text(title) }
    return messages.lazy.compactMap { $0.decisions[decision]?.rules[rule]?.title }.first
      ?? text(title)
  }
}

public import Decisions
public import Policies

/// A pack as a document for people who read no code: its decisions, rules, values and sources.
///
///     let policy = try Policy(contentsOf: URL(filePath: "Rules/tech-cultivation"))
///     let book = Rulebook(policy, language: .chinese)
///     print(book.markdown)
///
/// The same pack and engine give the same bytes; no time and nothing of the machine is in it.
public struct Rulebook: Sendable {
  /// The language that it is in.
  public let language: Language
  /// What the pack is called, in that language.
  public let title: String
  /// The chapters in order.
  let chapters: [Section]

  /// Writes the rulebook of a pack.
  ///
  /// - Parameter language: Where the pack lacks a text in it, that of its rule files stands in, and
  ///   the book's last chapter lists it. Nil for the pack's own first language, or English.
  /// - Complexity: O(pack).
  public init(_ policy: Policy, language: Language? = nil) {
    let language = policy.pack.language(language)
    let author = RulebookAuthor(policy, language: language)
    self.language = language
    title = author.inLanguage(policy.pack.title)
    chapters = author.chapters()
  }

  /// The book as Markdown of GitHub's kind.
  ///
  /// Texts of the pack stand in it as text, whatever they hold; of links only `http` and `https`.
  public var markdown: String { MarkdownRenderer(self).text }

  /// The book as one page of HTML that refers to nothing outside of it, holds no script, and is
  /// well-formed XML too.
  ///
  /// Texts of the pack stand in it as text, whatever they hold; of links only `http` and `https`.
  public var html: String { HTMLRenderer(self).text }

  /// One of two texts, by the book's language.
  func say(_ english: String, _ chinese: String) -> String { language.say(english, chinese) }
}

extension Language {
  /// One of two texts, by the language.
  func say(_ english: String, _ chinese: String) -> String {
    self == .english ? english : chinese
  }
}

import Edict
import Foundation
import TestSupport
import Testing

@Suite("the rulebook")
struct RulebookTests {
  private static let fixtures = SharedFolder.repository().appending(
    path: "Tests/EdictTests/Rulebooks")

  static let books: [(pack: String, language: Language)] =
    (RulePack.all.map { "Rules/" + $0.name } + ["Tests/EdictTests/Rulebooks/club"])
    .flatMap { pack in Language.allCases.map { (pack, $0) } }

  private static func policy(_ path: String) throws -> Policy {
    try Policy(contentsOf: SharedFolder.repository().appending(path: path))
  }

  // MARK: The whole text

  /// The books beside the pack are those that `edict docs club --language …` writes there.
  @Test("of a small pack is as its file, to the byte", arguments: Language.allCases)
  func wholeText(language: Language) throws {
    let book = Rulebook(try Self.policy("Tests/EdictTests/Rulebooks/club"), language: language)
    for (text, ending) in [(book.markdown, "md"), (book.html, "html")] {
      let file = Self.fixtures.appending(path: "club-\(language.rawValue).\(ending)")
      #expect(try text == String(contentsOf: file, encoding: .utf8))
    }
  }

  @Test("is the same bytes whenever it is written", arguments: Language.allCases)
  func determinism(language: Language) throws {
    let books = try (0..<3).map { _ in
      Rulebook(try Self.policy("Rules/tech-cultivation"), language: language)
    }
    #expect(Set(books.map(\.markdown)).count == 1)
    #expect(Set(books.map(\.html)).count == 1)
  }

  @Test("is in the pack's first language where none is asked for")
  func firstLanguage() throws {
    let policy = try Self.policy("Rules/sba-loans")
    #expect(Rulebook(policy).html == Rulebook(policy, language: .english).html)
    #expect(Rulebook(policy).title == "The guaranty ceiling of 7(a) loans")
  }

  // MARK: Its structure

  @Test("is a well-formed page whose links all lead somewhere", arguments: books)
  func page(pack: String, language: Language) throws {
    let page = RulebookPage(Rulebook(try Self.policy(pack), language: language).html)
    #expect(page.faults == [])
    #expect(Set(page.anchors).count == page.anchors.count)
    let inner = page.links.filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
    #expect(Set(inner).subtracting(page.anchors) == [])
    #expect(page.links.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("https://") })
    #expect(page.elements.isDisjoint(with: ["script", "link", "img", "iframe", "object"]))
    #expect(page.headsWithoutScope == 0)
  }

  @Test("has headings in order, and nothing that is empty", arguments: books)
  func headings(pack: String, language: Language) throws {
    let page = RulebookPage(Rulebook(try Self.policy(pack), language: language).html)
    #expect(page.headings.first?.level == 1)
    for (before, after) in zip(page.headings, page.headings.dropFirst()) {
      #expect(after.level <= before.level + 1, "\(before.text), \(after.text)")
    }
    #expect(page.headings.count { $0.level == 1 } == 1)
    #expect(page.pieces.allSatisfy { $0.contains { !$0.isWhitespace } })
  }

  @Test("tells of every decision, rule, parameter, table, record and source", arguments: books)
  func completeness(path: String, language: Language) throws {
    let pack = try Self.policy(path).pack
    let book = Rulebook(try Self.policy(path), language: language)
    let anchors = Set(RulebookPage(book.html).anchors)
    let rules = pack.decisions.flatMap { decision in
      decision.rules.map { "\(decision.name)-\($0.id)" }
    }
    let wanted: [String] =
      rules + pack.decisions.map { "decided.\($0.name)" }
      + pack.parameters.keys.map { "params.\($0)" } + pack.tables.map { "tables.\($0.name)" }
      + pack.sources.keys.map { "sources.\($0)" }
      + pack.dossierType.recordTypes.flatMap { type in
        ["records.\(type.name)"] + type.fields.map { "records.\(type.name).\($0.name)" }
      }
    #expect(Set(wanted).subtracting(anchors) == [])
    let marked = book.markdown.components(separatedBy: "<a id=\"").dropFirst().map { piece in
      String(piece.prefix { $0 != "\"" })
    }
    #expect(Set(wanted.filter { !$0.hasPrefix("records.") }).subtracting(marked) == [])
    #expect(book.html.contains(pack.revision))
    #expect(book.markdown.contains(pack.revision))
  }

  @Test("leaves no place of a message unfilled", arguments: books)
  func places(path: String, language: Language) throws {
    let markdown = Rulebook(try Self.policy(path), language: language).markdown
    let places = markdown.matches(of: /\{[a-z_.]+(?::[a-z]+)?\}/).map { String($0.output) }
    #expect(places == [])
  }

  // MARK: Languages

  @Test("lists what the pack has no text for in the language")
  func untranslated() throws {
    let policy = try Self.policy("Tests/EdictTests/Rulebooks/club")
    #expect(!Rulebook(policy, language: .english).markdown.contains("chapter.untranslated"))
    let chinese = Rulebook(policy, language: .chinese).markdown
    let chapter = chinese.components(separatedBy: "<a id=\"chapter.untranslated\"></a>").last ?? ""
    #expect(chapter.contains("- Reliable\n"))
    #expect(chapter.contains("- Is the member reliable?\n"))
    #expect(
      chapter.contains("- “‹region› is none of [‹Regions of the club›](#params.home_regions)”\n"))
    #expect(!chapter.contains("- Merit\n"))
  }

  @Test("of a pack with Chinese texts lacks no translation", arguments: RulePack.all)
  func isTranslated(pack: RulePack) throws {
    let policy = try Policy(contentsOf: pack.folder)
    guard policy.pack.languages.contains("zh") else { return }
    let book = Rulebook(policy, language: .chinese)
    #expect(!book.markdown.contains("chapter.untranslated"))
  }
}

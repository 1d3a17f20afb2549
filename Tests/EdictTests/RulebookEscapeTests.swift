import Edict
import Foundation
import TestSupport
import Testing

/// What texts of a pack can't do to its rulebook.
@Suite("the rulebook's texts")
struct RulebookEscapeTests {
  /// A pack whose every text is hostile.
  private func policy(_ text: String, link: String = "https://example.org") throws -> Policy {
    let folder = try TemporaryFolder()
    let quoted = "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    let cited = "\"s: " + quoted.dropFirst()
    let lua = quoted.replacing("{", with: "{{")
    let files = [
      "pack.yaml": "id: p\ntitle: \(quoted)\nsubject: firm\ndecisions: [d]\n",
      "sources.yaml": "s: { title: \(quoted), issuer: \(quoted), link: \"\(link)\" }\n",
      "records/firm.yaml": """
      type: object
      title: \(quoted)
      additionalProperties: false
      x-id: id
      required: [id]
      properties:
        id: { title: \(quoted), type: string, enum: [\(quoted)] }
      """,
      "parameters/p.yaml": """
      p:
        title: \(quoted)
        type: string
        unit: \(quoted)
        values:
          - { status: assumed, source: \(cited), value: \(quoted) }
      """,
      "tables/t.csv": "key\n\"" + text.replacing("\"", with: "\"\"") + "\"\n",
      "tables/t.yaml": """
      title: \(quoted)
      source: "s"
      status: assumed
      columns: { key: { type: string, key: true } }
      """,
      "rules/d.lua": """
      decision { title = \(lua), combine = "all" }
      rule "r" { title = \(lua), source = "s", fail = \(lua),
        -- ]]> </code></pre></details><script>alert(1)</script> &amp; \(text)
        test = function(firm) return firm.id == params.p end }
      """,
    ]
    for (path, text) in files { try folder.write(text, to: path) }
    return try Policy(contentsOf: folder.url)
  }

  static let texts = [
    "<script>alert(1)</script> | `code` *b* _i_ [l](javascript:alert(1)) & \"q\" 'a' ~~s~~ $x$ \\",
    "<img src=x onerror=alert(1)> --> ]]> </style></title><h1>x</h1> &lt; &#60; <!-- ",
    "<b>`````</b> ||| # 1. - + = https://example.org <https://example.org> {x}",
  ]

  @Test("stand in the page as text", arguments: texts)
  func html(text: String) throws {
    let page = RulebookPage(Rulebook(try policy(text)).html)
    #expect(page.faults == [])
    #expect(
      page.elements.isDisjoint(with: ["script", "img", "b", "i", "iframe"]), "\(page.elements)")
    #expect(!page.attributes.contains { $0.hasPrefix("on") || $0 == "src" })
    #expect(page.headings.count { $0.text.contains(text) } >= 5)
    #expect(
      page.text.contains("]]> </code></pre></details><script>alert(1)</script> &amp; \(text)"))
    #expect(page.links.allSatisfy { $0.hasPrefix("#") || $0 == "https://example.org" })
  }

  @Test("stand in the Markdown as text")
  func markdown() throws {
    let markdown = Rulebook(try policy(Self.texts[0])).markdown
    let shown =
      #"&lt;script&gt;alert(1)&lt;/script&gt; \| \`code\` \*b\* \_i\_ \[l\](javascript:alert(1)) "#
      + #"&amp; "q" 'a' \~\~s\~\~ \$x\$ \\"#
    #expect(markdown.hasPrefix("# \(shown)\n\nRulebook\n"))
    #expect(markdown.contains("\n#### \(shown) · `r`\n"))
    #expect(markdown.contains("\n| \(shown) |\n"))
    #expect(!markdown.contains("<script"))
  }

  @Test(
    "are no links unless they lead to a page",
    arguments: [
      "javascript:alert(1)", "data:text/html,x", "ftp://example.org", "https:example.org",
      "https://example.org/a b", "//example.org", " https://example.org",
    ])
  func unsafeLinks(link: String) throws {
    let book = Rulebook(try policy("x", link: link))
    let page = RulebookPage(book.html)
    #expect(page.links.allSatisfy { $0.hasPrefix("#") })
    #expect(page.pieces.contains(link))
    #expect(!book.markdown.contains("](<"))
  }

  @Test("are links where they do, whatever the address holds")
  func safeLinks() throws {
    let link = "HTTPS://example.org/?a=1&b=<x>'|é"
    let book = Rulebook(try policy("x", link: link))
    #expect(RulebookPage(book.html).links.contains(link))
    #expect(
      book.markdown.contains(
        "[HTTPS://example.org/?a=1&amp;b=&lt;x&gt;'\\|é](<HTTPS://example.org/?a=1&b=%3Cx%3E'%7Cé>)"
      ))
  }

  @Test("can't hide or reorder other text")
  func hidden() throws {
    let book = Rulebook(try policy("a\u{202E}b\u{200B}c\u{2066}d\u{FEFF}e"))
    #expect(RulebookPage(book.html).faults == [])
    #expect(book.title == "a\u{202E}b\u{200B}c\u{2066}d\u{FEFF}e")
    for text in [book.html, book.markdown] {
      #expect(
        !text.unicodeScalars.contains { [0x202E, 0x200B, 0x2066, 0xFEFF].contains($0.value) })
    }
    #expect(book.html.contains("<h1>a\\u{202E}b\\u{200B}c\\u{2066}d\\u{FEFF}e</h1>"))
  }

  @Test("of a long table are its first rows, and how many there are")
  func longTable() throws {
    let folder = try TemporaryFolder()
    let files = [
      "pack.yaml": "id: p\ntitle: P\nsubject: firm\ndecisions: [d]\n",
      "sources.yaml": "s: { title: S }\n",
      "records/firm.yaml": """
      type: object
      additionalProperties: false
      x-id: id
      required: [id]
      properties: { id: { type: string } }
      """,
      "tables/t.csv": "key\n" + (1...10_201).map { "k\($0)\n" }.joined(),
      "tables/t.yaml":
        "title: T\nsource: s\nstatus: published\ncolumns: { key: { type: string, key: true } }\n",
      "rules/d.lua": """
      decision { title = "D", combine = "all" }
      rule "r" { title = "R", source = "s", test = function(firm) return tables.t:has(firm.id) end }
      """,
    ]
    for (path, text) in files { try folder.write(text, to: path) }
    let markdown = Rulebook(try Policy(contentsOf: folder.url)).markdown
    #expect(markdown.contains("| k200 |"))
    #expect(!markdown.contains("| k201 |"))
    #expect(
      markdown.contains(
        "These are the first 200 of 10,201 rows; all of them stand in `tables/t.csv`"))
  }
}

public import Decisions
public import Policies
public import Trials

/// A dry run as one page of HTML, for those who must approve a change of the rules.
///
/// It refers to nothing outside of it, holds no script, prints on A4, and is well-formed XML too.
/// Texts of packs and records stand in it as text, whatever they hold. The same report, language and
/// packs give the same `main` to the byte, whoever writes it and when.
public struct DryRunPage: Sendable, Hashable {
  /// The page.
  public let html: String
  /// The digest of the page's content, `sha256:` and 64 digits, which stands below it.
  ///
  /// It is taken over the bytes from the line `<main>` to the line `</main>`, both with their line
  /// feeds: `sed -n '/^<main>$/,/^<\/main>$/p' page.html | sha256sum`.
  public let digest: String

  /// Writes the page.
  ///
  /// - Parameters:
  ///   - packs: Where titles in the language are looked for, the candidate first.
  ///   - reportDigest: The digest of the report as JSON, which the page tells; nil to leave it out.
  ///   - madeAt: When the run was made, as `2026-11-23T08:15:02.113Z`; not part of the content.
  /// - Complexity: O(report).
  public init(
    _ report: DryRunReport, language: Language, packs: [Pack] = [], reportDigest: String? = nil,
    madeAt: String? = nil
  ) {
    let author = DryRunAuthor(
      report, language: language, packs: packs, reportDigest: reportDigest)
    let main = Self.main(author.sections)
    digest = "sha256:" + Revision.digest(of: Array(main.html.utf8))
    html = Self.page(main, author: author, digest: digest, madeAt: madeAt).html
  }

  /// The content: what the digest is taken over.
  private static func main(_ sections: [DryRunAuthor.Section]) -> Markup {
    let bodies = sections.map { section -> Markup in
      """
      <section id="\(section.anchor)" class="level-2">
      <h2>\(section.title)</h2>
      \(section.body)
      </section>
      """
    }
    return "<main>\n\(bodies)\n</main>\n"
  }

  private static func page(
    _ main: Markup, author: DryRunAuthor, digest: String, madeAt: String?
  ) -> Markup {
    let tag = author.language == .english ? "en" : "zh-Hans"
    let kind = author.say("Dry run of a change of rules", "规则修改试算")
    let title = author.titles.text(author.report.candidate.title)
    let entries = author.sections.map { section -> Markup in
      "<li><a href=\"#\(section.anchor)\">\(section.title)</a></li>"
    }
    return """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="\(tag)" xml:lang="\(tag)">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <title>\(title) · \(kind)</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <header>
      <p class="kind">\(kind)</p>
      <h1>\(title)</h1>
      </header>
      <nav aria-labelledby="contents">
      <h2 id="contents">\(author.say("Contents", "目录"))</h2>
      <ul>
      \(entries)
      </ul>
      </nav>
      \(main)\(footer(author, digest: digest, madeAt: madeAt))
      </body>
      </html>

      """
  }

  /// Style sheets of this program, in which nothing needs escaping.
  private static let style = Markup(trusted: HTMLStyle.sheet + "\n" + DryRunStyle.sheet)

  private static func footer(
    _ author: DryRunAuthor, digest: String, madeAt: String?
  ) -> Markup {
    let made: Markup =
      madeAt.map { time in
        "<p>\(author.say("Made on \(time) by \(Decision.engine).", "由 \(Decision.engine) 于 \(time) 生成。"))</p>"
      } ?? ""
    let how = author.say(
      "It is taken over the bytes of this file from the line <main> to the line </main>, both included. The time of the run is not part of it. To check it:",
      "摘要取自本文件自 <main> 行至 </main> 行（含两端）的全部字节，不含生成时间。核对方法：")
    return """
      <footer>
      \([made])
      <p>\(author.say("Digest of this page: ", "本页摘要："))<code>\(digest)</code></p>
      <p>\(how)</p>
      <pre tabindex="0"><code>sed -n '/^&lt;main&gt;$/,/^&lt;\\/main&gt;$/p' page.html | sha256sum</code></pre>
      </footer>
      """
  }
}

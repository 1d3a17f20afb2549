import Edict
import Foundation
import TestSupport
import Testing

@Suite("the page of a dry run")
struct DryRunPageTests {
  private static let fixtures = SharedFolder.repository().appending(
    path: "Tests/EdictTests/DryRunPages")

  private static func sample(_ language: Language) -> DryRunPage {
    DryRunPage(
      DryRunSample().report, language: language,
      reportDigest: "sha256:" + String(repeating: "4c", count: 32),
      madeAt: "2026-11-23T08:15:02.113Z")
  }

  @Test("of a small report is as its file, to the byte", arguments: Language.allCases)
  func wholePage(language: Language) throws {
    let html = Self.sample(language).html
    let file = Self.fixtures.appending(path: "small-\(language.rawValue).html")
    if ProcessInfo.processInfo.environment["EDICT_RECORD"] != nil {
      try Data(html.utf8).write(to: file)
    }
    #expect(try html == String(contentsOf: file, encoding: .utf8))
  }

  @Test("is well-formed, and refers to nothing outside of it", arguments: Language.allCases)
  func structure(language: Language) {
    let html = Self.sample(language).html
    let page = RulebookPage(html)
    #expect(page.faults == [])
    #expect(Set(page.anchors).count == page.anchors.count)
    #expect(
      page.links.allSatisfy { $0.hasPrefix("#") && page.anchors.contains(String($0.dropFirst())) })
    #expect(
      page.elements.isDisjoint(with: ["script", "link", "img", "image", "iframe", "object", "use"]))
    #expect(page.attributes.isDisjoint(with: ["src", "style", "srcset"]))
    #expect(!html.contains("url(") && !html.contains("@import"))
    #expect(page.headsWithoutScope == 0)
    #expect(
      html.contains(
        language == .english
          ? "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"" : "lang=\"zh-Hans\""))
  }

  @Test("has headings in order, and nothing that is empty", arguments: Language.allCases)
  func headings(language: Language) {
    let page = RulebookPage(Self.sample(language).html)
    #expect(page.headings.first?.level == 1)
    #expect(page.headings.count { $0.level == 1 } == 1)
    for (before, after) in zip(page.headings, page.headings.dropFirst()) {
      #expect(after.level <= before.level + 1, "\(before.text), \(after.text)")
    }
    #expect(page.pieces.allSatisfy { $0.contains { !$0.isWhitespace } })
  }

  @Test("gives every drawing a title and a description, and every table a caption of its own")
  func alternatives() throws {
    let html = Self.sample(.english).html
    let drawings = html.matches(of: /<svg [^>]*role="img"[^>]*aria-labelledby="([^ "]+) ([^ "]+)"/)
    #expect(drawings.count == html.matches(of: /<svg/).count)
    #expect(drawings.count == 3)
    for drawing in drawings {
      #expect(html.contains("<title id=\"\(drawing.output.1)\">"))
      #expect(html.contains("<desc id=\"\(drawing.output.2)\">"))
    }
    let captions = html.matches(of: /<caption>([^<]+)<\/caption>/).map(\.output.1)
    #expect(captions.count == html.matches(of: /<table>/).count)
    #expect(Set(captions).count == captions.count)
  }

  /// Which text stands on which ground; what the page draws it with is in its style.
  static let colours = [
    ("1c2128", "ffffff"), ("57606a", "ffffff"), ("0a4f96", "ffffff"), ("1c2128", "f5f7f9"),
    ("1c2128", "e9f6ed"), ("1c2128", "fdecea"),
  ]

  // WCAG 2.2, 1.4.3: 4.5 to 1, by the relative luminance of sRGB.
  @Test("has enough contrast between text and ground", arguments: colours)
  func contrast(text: String, ground: String) {
    func luminance(_ colour: String) -> Double {
      let digits = Array(colour)
      let parts = [0, 2, 4].map { start -> Double in
        let value = Double(Int(String(digits[start...start + 1]), radix: 16) ?? 0) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    #expect((luminance(ground) + 0.05) / (luminance(text) + 0.05) >= 4.5)
    let style = Self.sample(.english).html
    #expect(style.contains("#" + text))
    #expect(style.contains("#" + (ground == "ffffff" ? "fff" : ground)))
  }

  // MARK: The digest

  @Test("has a digest that a person can check with other programs")
  func digest() throws {
    let folder = try TemporaryFolder()
    let page = Self.sample(.chinese)
    try folder.write(page.html, to: "page.html")
    #expect(page.html.contains("<code>\(page.digest)</code>"))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", #"sed -n '/^<main>$/,/^<\/main>$/p' page.html | sha256sum"#]
    process.currentDirectoryURL = folder.url
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try #require(try pipe.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    #expect("sha256:" + String(decoding: output, as: UTF8.self).prefix(64) == page.digest)
  }

  @Test("has another digest whenever its content differs, and the same whenever it was made")
  func sameDigest() {
    let report = DryRunSample().report
    let page = DryRunPage(report, language: .english, madeAt: "2026-11-23T08:15:02.113Z")
    let later = DryRunPage(report, language: .english, madeAt: "2027-01-01T00:00:00.000Z")
    #expect(page.digest == later.digest)
    #expect(page.html != later.html)
    var other = report
    other.population.digest = "sha256:0"
    #expect(DryRunPage(other, language: .english).digest != page.digest)
  }

  // MARK: Hostile texts

  @Test(
    "shows texts as text, whatever they hold",
    arguments: RulebookEscapeTests.texts + [
      "</main>\n<main>\n\"><script>alert(1)</script>",
      "</pre></code></del><img src=x onerror=alert(1)>",
      "a\u{202E}b\u{0}c\u{1B}[31md\u{FFFE}e\u{2028}f",
    ])
  func hostile(text: String) {
    let sample = DryRunSample { "\($0) \(text)" }
    for language in Language.allCases {
      let page = DryRunPage(sample.report, language: language)
      let read = RulebookPage(page.html)
      #expect(read.faults == [])
      #expect(
        read.elements.isDisjoint(with: ["script", "img", "b", "i", "iframe"]), "\(read.elements)")
      #expect(!read.attributes.contains { $0.hasPrefix("on") || $0 == "src" })
      #expect(Set(read.anchors).count == read.anchors.count)
      #expect(page.html.split(separator: "\n").count { $0 == "<main>" || $0 == "</main>" } == 2)
      #expect(
        !page.html.unicodeScalars.contains { [0x202E, 0, 0x1B, 0xFFFE, 0x2028].contains($0.value) })
    }
  }

  @Test("of packs that decide alike says so, and is short")
  func same() {
    var report = DryRunSample().report
    (report.edits, report.segments, report.flips, report.sums) = ([], [], [], [])
    (report.scores, report.decisions) = ([], [])
    let page = RulebookPage(DryRunPage(report, language: .english).html)
    #expect(page.faults == [])
    #expect(page.text.contains("Nothing that decides differs between the two."))
    #expect(
      page.headings.map(\.text) == [
        "Small firms", "Contents", "In short", "What was compared", "What could not be decided",
        "How to read this",
      ])
  }
}

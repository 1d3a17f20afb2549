import Edict
import Foundation
import TestSupport
import Testing

/// The rulebooks of the repository's packs, as they lie under `docs/rulebooks`.
///
/// With `EDICT_RECORD=1` they are written anew instead of being compared.
@Suite("the rulebooks under docs/rulebooks")
struct RulebookFolderTests {
  private static let folder = SharedFolder.repository().appending(path: "docs/rulebooks")
  private static let isRecording = ProcessInfo.processInfo.environment["EDICT_RECORD"] == "1"

  @Test("are what `edict docs` writes, in each language of the pack", arguments: RulePack.all)
  func content(pack: RulePack) throws {
    let policy = try Policy(contentsOf: pack.folder)
    for code in policy.pack.languages {
      let language = try #require(Language(rawValue: code))
      let file = Self.folder.appending(path: "\(pack.name).\(code).md")
      let book = Rulebook(policy, language: language).markdown
      if Self.isRecording { try Data(book.utf8).write(to: file) }
      let isCurrent = try book == String(contentsOf: file, encoding: .utf8)
      // Two whole books would tell less than the command that mends them.
      #expect(
        isCurrent, "\(pack.name).\(code): EDICT_RECORD=1 swift test --filter RulebookFolderTests")
    }
  }

  @Test("are of packs that there are, and of nothing else")
  func names() throws {
    let wanted = try RulePack.all.flatMap { pack in
      try Policy(contentsOf: pack.folder).pack.languages.map { "\(pack.name).\($0).md" }
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        == (wanted + ["README.md"]).sorted())
  }
}

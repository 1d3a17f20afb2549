import Foundation
import Testing

@Suite("the page of findings")
struct FindingsDocumentTests {
  @Test("is what the cases of findings come to")
  func page() throws {
    let text = FindingsDocument(FindingCase.all).text
    if FindingCase.isRecording {
      try text.write(to: FindingsDocument.url, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: FindingsDocument.url, encoding: .utf8)
    #expect(written == text, "write it anew: EDICT_RECORD=1 swift test --filter PoliciesTests")
  }

  @Test("shows a code under each of its topics, with links that differ")
  func entries() {
    let cases = [
      FindingCase(
        name: "a_code",
        file: "topic: files\nOne.\n--- delete pack.yaml\n--- finding\np: a_code: x\n"),
      FindingCase(
        name: "a_code-more",
        file: "topic: rules\nTwo.\n--- rules/a.lua\nx\n--- finding\nrules/a.lua:1:1: a_code: y\n"),
    ]
    let text = FindingsDocument(cases).text
    #expect(text.contains("- [Files of a pack](#files-of-a-pack): [a_code](#a_code)\n"))
    #expect(text.contains("- [Rule files](#rule-files): [a_code](#a_code-1)\n"))
    #expect(
      text.contains(
        """
        ### `a_code`

        One.

        There is no `pack.yaml`.

        ```text
        p: a_code: x
        ```
        """))
    #expect(text.contains("Two.\n\n`rules/a.lua`:\n\n```lua\nx\n```\n\n```text\nrules/a.lua:1:1: "))
  }

  @Test("shows the lines of a long file that matter")
  func excerpt() {
    let text = (1...30).map { "line \($0)\n" }.joined()
    let excerpt = FindingExcerpt(
      path: "rules/new.lua", text: text, findings: "rules/new.lua:20:1: a_code: x\n 20 | line 20\n")
    #expect(excerpt.text == "…\nline 18\nline 19\nline 20\nline 21\nline 22\n…\n")
    let unmarked = FindingExcerpt(path: "rules/new.lua", text: text, findings: "")
    #expect(unmarked.text == "line 1\nline 2\nline 3\nline 4\n…\n")
  }
}

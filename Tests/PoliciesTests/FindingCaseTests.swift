import Foundation
import Policies
import Testing

@Suite("findings")
struct FindingCaseTests {
  @Test("a pack with a mistake is told all that is wrong, and no more", arguments: FindingCase.all)
  func finds(example: FindingCase) throws {
    #expect(try example.found() == example.expected)
    #expect(example.expected.contains(": \(example.code): "), "it doesn't show its code")
  }

  @Test("nothing is found in the pack that every case begins with")
  func base() {
    let pack = FindingCase.folder.appending(path: "base")
    #expect(FindingCase.findings(in: pack).map(\.description) == [])
    #expect(FindingCase.base.count > 10)
  }

  @Test("a case has a topic, a text and a change, and nothing else")
  func sections() {
    for example in FindingCase.all {
      #expect(example.topic != nil, "\(example.name) begins with `topic: ` and one of the topics")
      #expect(!example.text.isEmpty && !example.changes.isEmpty, "\(example.name)")
      for case .strange(let head) in example.changes { Issue.record("\(example.name): \(head)") }
      for case .delete(let path) in example.changes where path != "." {
        #expect(FindingCase.base[path] != nil, "\(example.name): the base has no \(path)")
      }
    }
  }

  @Test("a case is read section by section")
  func parsing() {
    let file = """
      topic: rules
      One line.
      Another.
      --- rules/a.lua
      x

      y
      --- delete pack.yaml
      --- link a.lua b.lua
      --- odd
      --- finding
      pack.yaml: a_code: text
      """
    let example = FindingCase(name: "a_code-what", file: file)
    #expect(example.code == "a_code")
    #expect(example.topic == .rules)
    #expect(example.text == "One line.\nAnother.")
    #expect(
      example.changes == [
        .file("rules/a.lua", "x\n\ny\n"), .delete("pack.yaml"), .link("a.lua", "b.lua"),
        .strange("odd"),
      ])
    #expect(example.expected == "pack.yaml: a_code: text\n")
    #expect(
      FindingCase.bytes("a\\xFFb«c№»×2\\n") == Array("a".utf8) + [0xFF] + Array("bc1c2\\n".utf8))
  }
}

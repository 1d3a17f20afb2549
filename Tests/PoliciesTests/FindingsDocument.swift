import Foundation
import TestSupport

/// The page `docs/findings.md`, as the cases of findings tell it.
struct FindingsDocument {
  private let cases: [FindingCase]
  /// The codes of each topic, in order, with the link to each.
  private var anchors: [FindingTopic: [(code: String, anchor: String)]] = [:]

  static let url = SharedFolder.repository().appending(path: "docs/findings.md")

  init(_ cases: [FindingCase]) {
    self.cases = cases
    var counts: [String: Int] = [:]
    for topic in FindingTopic.allCases {
      let codes = Set(cases.filter { $0.topic == topic }.map(\.code)).sorted()
      anchors[topic] = codes.map { code in
        // A heading that stands again is linked to by its number.
        let count = counts[code, default: 0]
        counts[code] = count + 1
        return (code, count == 0 ? code : "\(code)-\(count)")
      }
    }
  }

  /// The whole page.
  var text: String {
    let sections = topics.map { topic in
      let codes = anchors[topic] ?? []
      return "## \(topic.title)\n\n\(topic.about)\n\n"
        + codes.map { entry($0.code, topic) }.joined(separator: "\n")
    }
    // A line that was cut off can end in space.
    return ([Self.head, contents, reading] + sections).joined(separator: "\n")
      .replacing(#/ +(?=\n)/#, with: "")
  }

  /// The topics that have cases.
  private var topics: [FindingTopic] {
    FindingTopic.allCases.filter { anchors[$0]?.isEmpty == false }
  }

  private static let head = """
    # What can be found in a pack

    `edict check` reads a pack without deciding anything, and tells all that is wrong with it. This page
    lists everything it can find, each with an example and what is printed. It is written from the
    [cases](../Tests/PoliciesTests/Findings) by which every finding is tested.

    """

  private var contents: String {
    let lines = topics.map { topic in
      let codes = (anchors[topic] ?? []).map { "[\($0.code)](#\($0.anchor))" }
      let anchor = topic.title.lowercased().replacing(" ", with: "-")
      return "- [\(topic.title)](#\(anchor)): " + codes.joined(separator: " · ") + "\n"
    }
    return "- [How to read a finding](#how-to-read-a-finding)\n" + lines.joined()
  }

  private var reading: String {
    let example = cases.first { $0.name == "unknown_field" }?.expected ?? ""
    return """
      ## How to read a finding

      ```text
      \(example)```

      First comes the place: the file in the pack, the line, and the column, counted from 1. Then the code,
      which stays the same from release to release, so that scripts can go by it; then what is wrong, with
      the pack's own words in backticks. Below stands the line, and a caret under what is meant. Where there
      is one thing to write instead, it stands behind `did you mean`, or below the caret.

      A finding is an error unless `warning:` stands before the code. A pack with an error isn't decided with.

      Everything wrong is told at once, as far as it doesn't rest on what is wrong already: first the files
      themselves, then `sources.yaml`, then records, parameters and tables, then `pack.yaml`, functions and
      rules, and at last messages. So after a correction more can be found.

      Every example below changes one small pack, in which nothing is found: that in
      [Tests/PoliciesTests/Findings/base](../Tests/PoliciesTests/Findings/base). What isn't shown is as it is
      there. `…` stands for lines that are left out, `\\xFF` for that byte, and `«text»×300` for the text
      written 300 times, with the number of the time for each `№` in it.

      """
  }

  private func entry(_ code: String, _ topic: FindingTopic) -> String {
    let examples = cases.filter { $0.code == code && $0.topic == topic }
    return "### `\(code)`\n" + examples.map(example).joined()
  }

  private func example(_ example: FindingCase) -> String {
    var blocks = [example.text]
    for change in example.changes {
      switch change {
      case .file(let path, let text):
        let language = path.split(separator: ".").last.map(String.init) ?? ""
        let excerpt = FindingExcerpt(path: path, text: text, findings: example.expected).text
        let fence = ["lua", "yaml", "csv"].contains(language) ? language : "text"
        blocks.append("`\(path)`:\n\n```\(fence)\n\(excerpt)```")
      case .delete("."): blocks.append("There is no folder.")
      case .delete(let path): blocks.append("There is no `\(path)`.")
      case .link(let path, let target): blocks.append("`\(path)` is a link to `\(target)`.")
      case .strange: break
      }
    }
    blocks.append("```text\n\(example.expected)```")
    return "\n" + blocks.joined(separator: "\n\n") + "\n"
  }
}

import LuaSyntax
import TestSupport
import Testing

/// That what goes wrong in the rule files of the repository is told once for each slip.
@Suite("slips in rule files")
struct SlipTests {
  static let names = ["eligibility.lua", "priority.lua", "priority_score.lua"]

  @Test("any token left out is told once, as `parse` tells it", arguments: names)
  func missing(name: String) throws {
    let file = try RuleFile(name)
    var told = 0
    for token in file.tokens {
      let text = file.without(token)
      let all = Told(text)
      #expect(all.lines == [all.first].compactMap(\.self), "\(text.position(at: token.lowerBound))")
      told += all.lines.count
    }
    #expect(told * 4 > file.tokens.count * 3)
  }

  @Test(
    "any token left out of a file without indentation is told at most twice",
    arguments: ["eligibility.lua"])
  func flush(name: String) throws {
    let file = try RuleFile(name, isFlush: true)
    let counts = file.tokens.map { Told(file.without($0)).lines.count }
    #expect(counts.allSatisfy { $0 <= 2 })
    #expect(counts.count { $0 == 2 } <= 1)
  }

  @Test(
    "a stray word is told once, as `parse` tells it",
    arguments: [")", "}", "]", "(", "{", "[", "end", "function", "if", "repeat", "until", "else"]
      + ["'", "[[", "--[[", "]]", "@", "3x", "'\\q'", "return", "local", "::", ".."])
  func stray(word: String) throws {
    let file = try RuleFile("eligibility.lua")
    for index in stride(from: word.utf8.count, to: file.tokens.count, by: 24) {
      let text = file.with(word, after: file.tokens[index])
      let all = Told(text)
      #expect(all.lines == [all.first].compactMap(\.self), "after token \(index)")
    }
  }

  @Test(
    "two tokens left out of different declarations are both told",
    arguments: ["eligibility.lua", "exemption.lua", "priority_score.lua"])
  func pairs(name: String) throws {
    let file = try RuleFile(name)
    var random = SplitMix(seed: 20)
    var pairs = 0
    while pairs < 100 {
      let one = random.pick(file.tokens)
      let other = random.pick(file.tokens)
      guard let first = file.declaration(of: one), let second = file.declaration(of: other),
        first < second, [one, other].allSatisfy({ Told.first(of: file.without($0)) != nil })
      else { continue }
      pairs += 1
      let text = file.without(one, other)
      let all = Told(text)
      #expect(all.lines.first == all.first)
      #expect(all.lines.count == 2, "\(text.position(at: one.lowerBound)) \(all.lines)")
      #expect(all.tells(of: first, in: file, text))
      #expect(all.tells(of: second, in: file, text))
    }
  }
}

extension Told {
  /// Whether an error stands in a declaration or where the next begins, or names a line of it.
  fileprivate func tells(of index: Int, in file: RuleFile, _ source: SourceText) -> Bool {
    let declaration = file.declarations[index]
    let isLast = index + 1 == file.declarations.count
    let end = isLast ? file.bytes.count : file.declarations[index + 1].lowerBound
    let first = source.lineNumber(at: declaration.lowerBound)
    let last = source.lineNumber(at: declaration.upperBound)
    return errors.contains { error in
      let words = error.message.split { $0 == " " || $0 == "," }
      let named = words.firstIndex(of: "line").flatMap { Int(words[$0 + 1]) } ?? 0
      return (declaration.lowerBound...end).contains(error.range.lowerBound)
        || (first...last).contains(named)
    }
  }
}

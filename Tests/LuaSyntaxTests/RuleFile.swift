import Foundation
import TestSupport

@testable import LuaSyntax

/// A rule file of the repository, to be spoilt.
struct RuleFile {
  let name: String
  let bytes: [UInt8]
  /// Its tokens in order.
  let tokens: [Range<Int>]
  /// Its statements at the top level.
  let declarations: [Range<Int>]

  /// Reads a file of the pack on a bank's programme; `isFlush` takes away the space that its lines
  /// begin with.
  init(_ name: String, isFlush: Bool = false) throws {
    let path = "Rules/tech-cultivation/rules/" + name
    let data = try Data(contentsOf: SharedFolder.repository().appending(path: path))
    var text = Array(data)
    if isFlush {
      let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      text = Array(lines.map { $0.drop { $0 == UInt8(ascii: " ") } }.joined(separator: [10]))
    }
    self.name = name
    bytes = text
    var lexer = Lexer(text)
    var tokens: [Range<Int>] = []
    while case let token = try lexer.next(), token.kind != .endOfFile { tokens.append(token.range) }
    self.tokens = tokens
    let chunk = try Parser.parse(SourceText(name: name, bytes: text))
    declarations = chunk.block.statements.map(\.range)
  }

  /// The text with spaces for some of its tokens, so that all others keep their places.
  func without(_ removed: Range<Int>...) -> SourceText {
    var text = bytes
    for offset in removed.joined() { text[offset] = UInt8(ascii: " ") }
    return SourceText(name: name, bytes: text)
  }

  /// The text with a word after a token.
  func with(_ word: String, after token: Range<Int>) -> SourceText {
    var text = bytes
    text.insert(contentsOf: Array(" \(word) ".utf8), at: token.upperBound)
    return SourceText(name: name, bytes: text)
  }

  /// The index of the declaration that a token lies in.
  func declaration(of token: Range<Int>) -> Int? {
    declarations.firstIndex { $0.contains(token.lowerBound) }
  }
}

internal import LuaSyntax
internal import Policies

/// The lines of a rule in its file.
public struct RuleLines: Sendable, Hashable {
  /// The file, relative to the pack.
  public let file: String
  /// The number of the first line, counted from 1.
  public let firstLine: Int
  /// The lines, without their ends.
  public let lines: [String]

  /// The most lines that are given of a rule.
  private static let most = 60

  /// Takes the statement of a file that stands at a place such as `rules/grant.lua:8`, or its
  /// `decision` where there is no place; nil where none is found.
  init?(at place: String?, in source: SourceText, _ chunk: Chunk) {
    let line = place.flatMap { $0.split(separator: ":").dropFirst().first }.flatMap { Int($0) }
    let found = chunk.block.statements.first { statement in
      let start = source.lineNumber(at: statement.range.lowerBound)
      return line.map { $0 == start } ?? statement.isDecision
    }
    guard let range = found?.range else { return nil }
    file = source.name
    firstLine = source.lineNumber(at: range.lowerBound)
    let last = source.lineNumber(at: max(range.lowerBound, range.upperBound - 1))
    lines = (firstLine...min(last, firstLine + Self.most - 1)).map(source.line)
  }
}

/// The rule files of a pack, each parsed once for the lines of its rules.
final class RuleFiles {
  private var chunks: [String: Chunk?] = [:]

  /// The lines of a rule, or without a place those of the `decision`.
  func lines(at place: String?, in source: SourceText) -> RuleLines? {
    let chunk: Chunk?
    if let known = chunks[source.name] {
      chunk = known
    } else {
      chunk = try? Parser.parse(source)
      chunks[source.name] = .some(chunk)
    }
    return chunk.flatMap { RuleLines(at: place, in: source, $0) }
  }
}

extension Statement {
  /// Whether it is `decision { … }`.
  fileprivate var isDecision: Bool {
    guard case .call(let call) = kind, case .call(let callee, _) = call.kind,
      case .name("decision") = callee.kind
    else { return false }
    return true
  }
}

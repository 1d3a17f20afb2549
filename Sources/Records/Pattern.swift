/// A regular expression that needs no backtracking.
///
/// `RecordType.init(name:schema:)` says what it may hold. All ways through it are followed at once
/// (Thompson, "Regular expression search algorithm", 1968), so that matching is linear in the text.
struct Pattern: Sendable, Hashable {
  /// The pattern as it was written.
  let source: String
  private let program: PatternProgram

  /// Reads a pattern; throws where it is none, or holds what isn't offered.
  init(_ source: String) throws(PatternError) {
    self.source = source
    var parser = PatternParser(source)
    program = PatternProgram(try parser.parse())
  }

  /// Whether valid UTF-8 holds a match.
  func matches(_ utf8: Bytes) -> Bool {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: program.steps.count * 4) { memory in
      var run = PatternRun(program, utf8, memory)
      return run.findsMatch()
    }
  }
}

/// Why a text is no pattern of the subset.
struct PatternError: Error, Sendable, Hashable {
  /// Which character it is about, counted from 1.
  let character: Int
  /// The cause: lower case, without full stop, the user's words in backticks.
  let message: String
}

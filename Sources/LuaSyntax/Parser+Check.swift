extension Parser {
  /// How many errors of a text are told at most.
  public static let maximumErrors = 20

  /// Parses a file as `parse` does, but tells the errors of all its declarations, not just the first.
  ///
  /// A declaration begins in the first column, with a keyword or a name, and goes on to the next.
  /// Every further error is one that `parse` tells of the text without the declarations that the
  /// errors before it stand in, or a token in one of those that can't be read. So an error hardly
  /// ever brings others with it, as long as the text is indented.
  ///
  /// Throws `SyntaxErrors` if the text isn't Lua.
  ///
  /// Complexity: O(length of the text), where it isn't Lua with a factor that `maximumErrors` bounds.
  public static func check(_ source: SourceText) throws(SyntaxErrors) -> Chunk {
    var parser = Parser(source)
    do throws(Fault) {
      return try parser.chunk()
    } catch {
      throw Recovery.errors(of: source, from: parser.stop(error))
    }
  }

  /// Where a parser stopped.
  struct Stop {
    let fault: Fault
    /// Where the statement of the top level begins that was being read.
    let statement: Int
    /// Where the last token before the one at hand ends.
    let lastEnd: Int
    /// Whether the whole text was read, and only a label for one of its jumps is missing.
    let isAtEnd: Bool
  }

  /// Where the parser stops in the bytes that stand for those of a file, from an offset on; nil if
  /// they are Lua.
  static func stop(in bytes: [UInt8], from start: Int, of source: SourceText) -> Stop? {
    var parser = Parser(source, bytes: bytes, from: start)
    do throws(Fault) {
      _ = try parser.topLevel()
      return nil
    } catch {
      return parser.stop(error)
    }
  }

  private mutating func stop(_ fault: Fault) -> Stop {
    Stop(
      fault: fault, statement: statementStart, lastEnd: lastEnd,
      isAtEnd: fault.code == .noVisibleLabel && scopes.functions.count == 1)
  }
}

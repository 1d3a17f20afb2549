internal import LuaSyntax

/// Lua text written so that each piece stands on the line on which it stands in its source.
struct LoweredText {
  private(set) var text = ""
  private var line = 1
  private let source: SourceText

  init(source: SourceText) { self.source = source }

  /// Appends text that belongs to the line of a byte offset.
  mutating func put(_ piece: String, at offset: Int) {
    let wanted = source.lineNumber(at: offset)
    while line < wanted {
      text.append("\n")
      line += 1
    }
    put(piece)
  }

  /// Appends text to the line that is being written; it holds no line feed.
  mutating func put(_ piece: String) { text.append(piece) }
}

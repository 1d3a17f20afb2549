/// Where the declarations of a text begin, as its tokens and their columns show; it needn't be Lua.
///
/// A declaration begins at a token in the first column. While something before it is open, only a
/// token counts with which one begins for certain: a name before a string or a brace, as in
/// `rule "id" {`, or `function name`, `local function` or `local name`; these last not in a block
/// that isn't indented.
struct Outline {
  /// Where the declarations begin, in order; each goes on to the next.
  private let starts: [Int]
  /// How many bytes there are.
  private let end: Int
  /// What can't be read, in order; without the strings in quotes that are left open, since a quote
  /// too few makes one of what stands between the others.
  let faults: [Fault]

  /// Where the first declaration begins: behind what `Lexer.skipHeader` skips.
  var start: Int { starts[0] }

  /// The declaration that an offset lies in.
  ///
  /// Complexity: O(log declarations).
  func declaration(at offset: Int) -> Range<Int> {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return starts[low]..<(low + 1 < starts.count ? starts[low + 1] : end)
  }

  /// Reads the tokens of a text.
  ///
  /// Complexity: O(length of the text).
  init(_ bytes: [UInt8]) {
    var scanner = OutlineScanner(bytes)
    scanner.run()
    starts = scanner.starts
    faults = scanner.faults
    end = bytes.count
  }
}

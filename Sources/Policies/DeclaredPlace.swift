internal import CanonicalJSON
internal import LuaSyntax

/// Where a parameter, or the cells of a table, are written.
struct DeclaredPlace {
  let source: SourceText
  let place: TextPlace
  /// Whether it is a table, whose cells go on to the end of its file.
  let isTable: Bool

  /// Where a word stands among the values of what is written here; their beginning where it isn't
  /// found, since YAML can write a word in other ways.
  func place(of word: String) -> TextPlace {
    var isAmongValues = isTable
    for line in place.line...max(place.line, source.lineNumber(at: source.bytes.count)) {
      let text = source.line(line)
      if !isTable, line > place.line, let first = text.first, !first.isWhitespace, first != "#" {
        break
      }
      var start = text.startIndex
      if !isAmongValues, let key = text.firstRange(of: "value:") {
        isAmongValues = true
        start = key.upperBound
      }
      guard isAmongValues else { continue }
      for range in text[start...].ranges(of: word) where text.isWord(range) {
        let column = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
        return TextPlace(line: line, column: column + 1)
      }
    }
    return place
  }
}

extension String {
  /// Whether a stretch isn't part of a longer name.
  fileprivate func isWord(_ range: Range<String.Index>) -> Bool {
    func isPart(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" } ?? false
    }
    let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : nil
    let after = range.upperBound < endIndex ? self[range.upperBound] : nil
    return !isPart(before) && !isPart(after)
  }
}

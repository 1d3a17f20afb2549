/// A small CSV text held in memory, cut into rows and cells (RFC 4180).
package enum CSVText {
  /// A row with the line at which it begins, counted from 1.
  package struct Row: Sendable, Hashable {
    /// The line.
    package let line: Int
    /// The cells, with their quotes resolved.
    package let cells: [String]
  }

  /// What is wrong with a text, and at which line.
  package struct Problem: Error, Sendable, Hashable {
    /// The line, counted from 1.
    package let line: Int
    /// The cause.
    package let message: String
  }

  /// The rows of a text; empty lines are passed over.
  ///
  /// The text is UTF-8, with or without a BOM.
  package static func rows(_ bytes: [UInt8]) throws(Problem) -> [Row] {
    let bom: [UInt8] = [0xEF, 0xBB, 0xBF]
    var rest = bytes.starts(with: bom) ? bytes.dropFirst(3) : bytes[...]
    var rows: [Row] = []
    var line = 1
    var scanner = RowScanner()
    while !rest.isEmpty {
      scanner.begin()
      let isEnded = rest.withUnsafeBufferPointer { scanner.scan($0) }
      if !isEnded { scanner.finish() }
      if let flaw = scanner.flaw { throw Problem(line: line, message: flaw.message) }
      if !scanner.isBlank {
        let start = rest.startIndex
        rows.append(
          Row(
            line: line,
            cells: scanner.cells.map { cell in
              let text = String(
                decoding: rest[start + cell.start..<start + cell.end], as: UTF8.self)
              return cell.hasDoubledQuotes
                ? text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(
                  separator: "\"") : text
            }))
      }
      line += scanner.lines
      rest = rest.dropFirst(scanner.count)
    }
    return rows
  }
}

/// The text of one Lua file, with the means to turn a byte offset into a place for people.
public struct SourceText: Sendable, Hashable {
  /// The name by which messages call the file, such as `rules/eligibility.lua`.
  public let name: String

  /// The bytes as they were read.
  public let bytes: [UInt8]

  /// The offset of the first byte of each line; the first is always 0.
  private let lineStarts: [Int]

  /// Takes the bytes of a file under the name that messages use.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// The line and column of a byte offset, both counted from 1, columns in Unicode scalars.
  ///
  /// Complexity: O(log lines + length of the line).
  public func position(at offset: Int) -> SourcePosition {
    let line = lineNumber(at: offset)
    let start = lineStarts[line - 1]
    let end = max(min(offset, bytes.count), start)
    let scalars = bytes[start..<end].count { $0 & 0xC0 != 0x80 }
    return SourcePosition(line: line, column: scalars + 1)
  }

  /// The line of a byte offset, counted from 1.
  ///
  /// Complexity: O(log lines).
  public func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The text of a line counted from 1, without its line end; empty beyond the last.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The text of a range of bytes.
  public func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

/// A place in a file: line and column, both counted from 1, columns in Unicode scalars.
public struct SourcePosition: Sendable, Hashable {
  /// The line, counted from 1.
  public let line: Int

  /// The column, counted from 1, in Unicode scalars.
  public let column: Int

  /// Makes a place of a line and a column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

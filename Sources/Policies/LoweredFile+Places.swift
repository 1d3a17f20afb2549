internal import LuaSyntax

extension LoweredFile {
  /// What Lua could not do, where it tells the line alone.
  public enum Failing: Sendable, Hashable {
    /// `<`, `<=`, `>`, `>=`
    case comparison
    /// `+`, `-`, `*`, `/`, `//`, `%`
    case arithmetic
    /// `a.b`, `a[b]`
    case index
    /// `f(x)`
    case call
  }

  /// The one expression of a line that can have failed so; nil where there are several, or none.
  ///
  /// - Complexity: O(file), since the file is parsed again.
  public func expression(_ failing: Failing, onLine line: Int) -> Range<Int>? {
    guard let chunk = try? Parser.parse(source) else { return nil }
    var found: [Range<Int>] = []
    chunk.block.walk { expression in
      guard expression.canFail(failing),
        source.lineNumber(at: expression.operationOffset) == line
      else { return }
      found.append(expression.range)
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The line of a place with a caret under what stands there, for a place in this file.
  public func picture(at place: String) -> String? {
    let parts = place.dropFirst(source.name.count).split(separator: ":").compactMap { Int($0) }
    guard place.hasPrefix(source.name + ":"), let line = parts.first else { return nil }
    let text = source.line(line)
    let scalars = Array(text.unicodeScalars)
    let column = parts.count > 1 ? parts[1] : 1 + scalars.prefix { $0 == " " || $0 == "\t" }.count
    let rest = scalars.dropFirst(column - 1)
    let width =
      parts.count > 1
      ? rest.prefix { $0.value > 0x20 && !",;)}".unicodeScalars.contains($0) }.count
      : rest.count
    return Finding.Span(line: line, column: column, width: max(1, width), text: text, textColumn: 1)
      .picture
  }
}

extension Expression {
  /// Where the operation stands that Lua names the line of.
  fileprivate var operationOffset: Int {
    switch kind {
    case .binary(_, let range, _, _), .unary(_, let range, _): range.lowerBound
    default: range.lowerBound
    }
  }

  fileprivate func canFail(_ failing: LoweredFile.Failing) -> Bool {
    switch (failing, kind) {
    case (.comparison, .binary(let op, _, _, _)):
      [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(op)
    case (.arithmetic, .binary(let op, _, _, _)):
      [.add, .subtract, .multiply, .divide, .floorDivide, .modulo].contains(op)
    case (.arithmetic, .unary(.negate, _, _)): true
    case (.index, .field), (.index, .index), (.call, .call): true
    default: false
    }
  }
}

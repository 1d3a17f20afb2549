/// Cuts a CSV row into cells (RFC 4180); it can go on with more bytes.
///
/// A row ends with a line feed, with or without a carriage return before it, outside quotes. A flaw
/// ends the reading of quotes, so that the row ends with its line.
struct RowScanner {
  /// A cell, by offsets from the row's beginning, its quotes left out.
  struct Cell {
    let start: Int
    let end: Int
    /// Whether quotes are doubled in it.
    let hasDoubledQuotes: Bool
  }

  private(set) var cells: [Cell] = []
  /// How many bytes the row has, as far as is known, with its line end.
  private(set) var count = 0
  /// How many line feeds it holds.
  private(set) var lines = 0
  /// The first thing that is wrong with it.
  private(set) var flaw: RecordFault?
  /// Whether there is nothing on its line, not even quotes.
  var isBlank: Bool { cells.count == 1 && cells[0].start == 0 && cells[0].end == 0 }

  private var state = State.cellStart
  private var cellStart = 0
  private var hasDoubledQuotes = false

  private enum State {
    case cellStart
    case plain
    case quoted
    /// After a quote in a quoted cell: it ends the cell, or another doubles it.
    case quote
    case carriageReturn
  }

  /// Begins a new row.
  mutating func begin() {
    cells.removeAll(keepingCapacity: true)
    count = 0
    lines = 0
    flaw = nil
    state = .cellStart
    cellStart = 0
  }

  /// Goes on through the bytes, which begin with the row; true where its end is found.
  mutating func scan(_ bytes: Bytes) -> Bool {
    while count < bytes.count {
      switch state {
      case .cellStart: startCell(bytes[count])
      case .plain: if scanPlain(bytes) { return true }
      case .quoted: scanQuoted(bytes)
      case .quote: if scanAfterQuote(bytes[count]) { return true }
      case .carriageReturn: if scanAfterReturn(bytes[count]) { return true }
      }
    }
    return false
  }

  /// Ends the row where the bytes end.
  mutating func finish() {
    switch state {
    case .cellStart:
      cellStart = count
      endCell(at: count)
    case .plain: endCell(at: count)
    case .quoted: spoil(.unclosedQuote, "a quote is not closed")
    case .quote: endCell(at: count - 1)
    case .carriageReturn: spoil(.bareCarriageReturn, Self.bareReturn)
    }
  }
}

extension RowScanner {
  private static let bareReturn = "a carriage return stands without a line feed"

  private mutating func startCell(_ byte: UInt8) {
    hasDoubledQuotes = false
    if byte == UInt8(ascii: "\"") && flaw == nil {
      count += 1
      state = .quoted
    } else {
      state = .plain
    }
    cellStart = count
  }

  private mutating func scanPlain(_ bytes: Bytes) -> Bool {
    var index = count
    defer { count = index }
    while index < bytes.count {
      let byte = bytes[index]
      if byte > UInt8(ascii: ",") {
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: ","):
        endCell(at: index)
        index += 1
        state = .cellStart
        return false
      case 0x0A:
        endCell(at: index)
        index += 1
        lines += 1
        return true
      case 0x0D:
        endCell(at: index)
        index += 1
        state = .carriageReturn
        return false
      case UInt8(ascii: "\""):
        spoil(.bareQuote, "a quote stands within a cell that doesn't begin with one")
      default: break
      }
      index += 1
    }
    return false
  }

  private mutating func scanQuoted(_ bytes: Bytes) {
    while count < bytes.count {
      let byte = bytes[count]
      count += 1
      if byte == 0x0A { lines += 1 }
      if byte == UInt8(ascii: "\"") {
        state = .quote
        return
      }
    }
  }

  private mutating func scanAfterQuote(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""):
      hasDoubledQuotes = true
      state = .quoted
    case UInt8(ascii: ","):
      endCell(at: count - 1)
      state = .cellStart
    case 0x0A:
      endCell(at: count - 1)
      count += 1
      lines += 1
      return true
    case 0x0D:
      endCell(at: count - 1)
      state = .carriageReturn
    default:
      spoil(.textAfterQuote, "text follows the quote that closes a cell")
      state = .plain
    }
    count += 1
    return false
  }

  private mutating func scanAfterReturn(_ byte: UInt8) -> Bool {
    if byte == 0x0A {
      count += 1
      lines += 1
      return true
    }
    spoil(.bareCarriageReturn, Self.bareReturn)
    state = .plain
    return false
  }

  private mutating func endCell(at end: Int) {
    cells.append(Cell(start: cellStart, end: end, hasDoubledQuotes: hasDoubledQuotes))
  }

  private mutating func spoil(_ code: RecordError.Code, _ message: String) {
    flaw = flaw ?? RecordFault(code, message)
  }
}

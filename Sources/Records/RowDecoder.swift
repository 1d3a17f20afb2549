import CanonicalJSON

/// Reads dossiers from the cells of CSV rows.
struct RowDecoder {
  /// The slot that each column fills.
  var columns: [Int] = []

  private let type: DossierType
  private var builder: DossierBuilder
  /// A cell's text without doubled quotes, or a number's without commas.
  private var scratch: [UInt8] = []

  init(_ type: DossierType) {
    self.type = type
    builder = DossierBuilder(type)
  }

  /// Reads one row, whose cells lie in `bytes`.
  mutating func decode(_ cells: [RowScanner.Cell], in bytes: Bytes) throws(RecordFault) -> Dossier {
    guard cells.count == columns.count else {
      throw RecordFault(
        .wrongCellCount,
        "the row has \(cells.count) cell\(cells.count == 1 ? "" : "s"), the header has \(columns.count)"
      )
    }
    if let last = cells.last, last.end > DossierReader.maximumRecordBytes { throw .tooLarge }
    builder.begin()
    builder.submit(type.subject)
    for column in columns.indices {
      let cell = cells[column]
      if cell.start == cell.end { continue }
      let plan = type.plans[columns[column]]
      builder.submit(plan.record)
      let written = Bytes(rebasing: bytes[cell.start..<cell.end])
      if cell.hasDoubledQuotes {
        let text = Self.halvingQuotes(written)
        try text.withUnsafeBufferPointer { (text) throws(RecordFault) in
          try decode(text, columns[column], plan)
        }
      } else {
        try decode(written, columns[column], plan)
      }
    }
    return try builder.finish()
  }

  /// The text of cells; what isn't UTF-8 is replaced by U+FFFD.
  func texts(of cells: [RowScanner.Cell], in bytes: Bytes) -> [String] {
    cells.map { cell in
      let written = Bytes(rebasing: bytes[cell.start..<cell.end])
      return String(
        decoding: cell.hasDoubledQuotes ? Self.halvingQuotes(written) : Array(written),
        as: UTF8.self)
    }
  }

  private static func halvingQuotes(_ written: Bytes) -> [UInt8] {
    var text: [UInt8] = []
    var isFirst = false
    for byte in written {
      isFirst = byte == UInt8(ascii: "\"") && !isFirst
      if byte != UInt8(ascii: "\"") || isFirst { text.append(byte) }
    }
    return text
  }
}

extension RowDecoder {
  private mutating func decode(_ cell: Bytes, _ slot: Int, _ plan: FieldPlan) throws(RecordFault) {
    let column = plan.field.column
    if !column.unknownWords.isEmpty && column.unknownWords.holds(cell) { return }
    switch plan.kind {
    case .text:
      guard UTF8Sequence.isValid(cell) else {
        throw RecordFault(
          .badText, field: plan.path, value: cell, "\(Shown.quoted(cell)) is not UTF-8")
      }
      try plan.check(text: cell)
      builder.put(builder.text(cell), in: slot)
    case .number, .integer:
      let number = try readNumber(cell, plan)
      builder.put(builder.number(number), in: slot)
    case .boolean:
      let boolean = try readBoolean(cell, plan)
      try plan.check(boolean: boolean, written: cell)
      builder.put(builder.boolean(boolean), in: slot)
    case .date:
      let date = try readDate(cell, plan)
      try plan.check(date: date)
      builder.put(builder.date(date), in: slot)
    case .object, .list: throw plan.wrongKind(cell)  // they have no column
    }
  }

  private func readDate(_ cell: Bytes, _ plan: FieldPlan) throws(RecordFault) -> CalendarDate {
    let form = plan.field.column.dateForm
    switch CalendarDate.read(cell, as: form) {
    case .date(let date): return date
    case .noSuchDay: throw plan.wrongDate(cell, form: form, isNoDay: true)
    case .malformed: throw plan.wrongDate(cell, form: form)
    }
  }

  private func readBoolean(_ cell: Bytes, _ plan: FieldPlan) throws(RecordFault) -> Bool {
    let column = plan.field.column
    if column.trueWords.holds(cell) { return true }
    if column.falseWords.holds(cell) { return false }
    throw RecordFault(
      .badBoolean, field: plan.path, value: cell,
      "\(Shown.quoted(cell)) is none of \(Shown.list(column.trueWords + column.falseWords))")
  }

  private mutating func readNumber(_ cell: Bytes, _ plan: FieldPlan) throws(RecordFault) -> Double {
    guard plan.field.column.groupsThousands, cell.contains(UInt8(ascii: ",")) else {
      return try readPlainNumber(cell, cell, plan)
    }
    guard Self.isGrouped(cell) else { throw plan.wrongKind(cell) }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: cell.lazy.filter { $0 != UInt8(ascii: ",") })
    return try scratch.withUnsafeBufferPointer { (plain) throws(RecordFault) in
      try readPlainNumber(plain, cell, plan)
    }
  }

  private func readPlainNumber(
    _ plain: Bytes, _ cell: Bytes, _ plan: FieldPlan
  ) throws(RecordFault) -> Double {
    let read: (value: Double, end: Int)
    do throws(DecimalNumber.Failure) {
      read = try DecimalNumber.read(plain, from: 0)
    } catch {
      throw plan.wrongKind(cell)
    }
    guard read.end == plain.count else { throw plan.wrongKind(cell) }
    try plan.check(number: read.value, written: plain)
    return read.value
  }

  /// Whether the commas of a number group its whole part by thousands.
  private static func isGrouped(_ cell: Bytes) -> Bool {
    let whole = cell.prefix { $0 != UInt8(ascii: ".") && $0 | 0x20 != UInt8(ascii: "e") }
    guard whole.count == cell.count || !cell[whole.count...].contains(UInt8(ascii: ",")) else {
      return false
    }
    let digits = whole.first == UInt8(ascii: "-") ? whole.dropFirst() : whole
    let groups = digits.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return 1...3 ~= (groups.first?.count ?? 0) && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}

extension [String] {
  /// Whether a cell is one of the words, byte for byte.
  fileprivate func holds(_ cell: Bytes) -> Bool {
    contains { $0.utf8.elementsEqual(cell) }
  }
}

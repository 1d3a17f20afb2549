/// Finds the errors of a text beyond the first.
///
/// The declaration in which the parser stopped is blanked, and the text parsed again, as long as
/// there are errors. A declaration that is left open takes in those that follow, so the one to be
/// blanked needn't be the one where the parser stopped: `culprit` decides.
struct Recovery {
  private let source: SourceText
  private let outline: Outline
  /// The text, with spaces for the declarations in which the parser stopped.
  private var bytes: [UInt8]
  private var faults: [Fault] = []

  /// All errors of a text in which the parser stopped.
  static func errors(of source: SourceText, from first: Parser.Stop) -> SyntaxErrors {
    if first.isAtEnd || first.fault.code == .binaryChunk {
      return SyntaxErrors(errors: [SyntaxError(first.fault, in: source)], isCutShort: false)
    }
    var recovery = Recovery(source)
    let isWhole = recovery.run(from: first)
    let told = recovery.faults.prefix(Parser.maximumErrors)
    return SyntaxErrors(
      errors: told.map { SyntaxError($0, in: source) },
      isCutShort: !isWhole || recovery.faults.count > told.count)
  }

  private init(_ source: SourceText) {
    self.source = source
    outline = Outline(source.bytes)
    bytes = source.bytes
  }

  /// Gathers the faults; false if it gave up before the end of the text.
  private mutating func run(from first: Parser.Stop) -> Bool {
    var stop = first
    for _ in 0...Parser.maximumErrors {
      let isNew = tell(stop.fault)
      let range = spoilt(by: stop)
      if isNew { tellTokens(in: range, after: stop.fault) }
      blank(range)
      let next = Parser.stop(in: bytes, from: outline.start, of: source)
      guard let next, !next.isAtEnd else { return true }
      stop = next
    }
    return false
  }

  // MARK: What is told

  /// Tells a fault, unless it lies where the parser had found none before: then it only follows from
  /// a blanked declaration.
  private mutating func tell(_ fault: Fault) -> Bool {
    if let last = faults.last {
      let place = fault.range.lowerBound
      if place < last.range.lowerBound { return false }
      if place == last.range.lowerBound, fault.message == last.message { return false }
    }
    faults.append(fault)
    return true
  }

  /// Tells the tokens of a declaration that can't be read, if they stand in lines after the fault.
  private mutating func tellTokens(in range: Range<Int>, after fault: Fault) {
    var line = source.lineNumber(at: fault.range.lowerBound)
    for fault in outline.faults where range.contains(fault.range.lowerBound) {
      let next = source.lineNumber(at: fault.range.lowerBound)
      if next > line { faults.append(fault) }
      line = max(line, next)
    }
  }

  // MARK: What is blanked

  /// The text to be blanked: the culprit, without the complete statements that it begins with.
  ///
  /// A limit that the declarations reach together is met again after each, so all of them go.
  private func spoilt(by stop: Parser.Stop) -> Range<Int> {
    let culprit = culprit(of: stop)
    switch stop.fault.code {
    case .tooManyLocals, .tooManyUpvalues, .tooManyLabels, .tooManyFunctions:
      return outline.start..<culprit.upperBound
    default:
      let start = min(stop.statement, stop.fault.range.lowerBound)
      return max(start, culprit.lowerBound)..<culprit.upperBound
    }
  }

  /// The declaration that the fault stands in, if the fault is there too when it stands alone; else
  /// one before it, which was left open.
  private func culprit(of stop: Parser.Stop) -> Range<Int> {
    let place = stop.fault.range.lowerBound
    let inner = outline.declaration(at: place)
    let outer = outline.declaration(at: stop.statement)
    if outer.lowerBound >= inner.lowerBound || fault(in: inner)?.range.lowerBound == place {
      return inner
    }
    if let opener = stop.fault.opener { return outline.declaration(at: opener) }
    return lastOpen(before: min(stop.lastEnd, inner.lowerBound)) ?? outer
  }

  /// The last declaration before a place that isn't Lua when it stands alone.
  ///
  /// What is left open without an opener that is known, such as `if` before its `then`, takes in one
  /// expression; so there are few declarations to look at, most of them blank.
  private func lastOpen(before place: Int) -> Range<Int>? {
    var place = place
    for _ in 0...Parser.maximumErrors + 1 where place > outline.start {
      let declaration = outline.declaration(at: place - 1)
      if fault(in: declaration) != nil { return declaration }
      place = declaration.lowerBound
    }
    return nil
  }

  /// The fault of a declaration that stands alone.
  private func fault(in declaration: Range<Int>) -> Fault? {
    let text = Array(bytes[..<declaration.upperBound])
    return Parser.stop(in: text, from: declaration.lowerBound, of: source)?.fault
  }

  private mutating func blank(_ range: Range<Int>) {
    for offset in range where !bytes[offset].isLineEnd { bytes[offset] = UInt8(ascii: " ") }
  }
}

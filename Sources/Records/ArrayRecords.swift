/// The elements of one JSON array.
///
/// An element that isn't JSON ends the reading: where it ends can't be told.
final class ArrayRecords: RecordSequence {
  private let buffer: InputBuffer
  private var decoder: DossierDecoder
  private var number = 0
  private var state = State.opening

  private enum State {
    case opening
    case firstElement
    case afterElement
  }

  init(_ type: DossierType, _ buffer: InputBuffer) {
    self.buffer = buffer
    decoder = DossierDecoder(type)
  }

  func next() throws(RecordInputError) -> DossierReading? {
    if state == .opening {
      guard let byte = try peek() else { return nil }
      guard byte == UInt8(ascii: "[") else { throw unexpected("`[`", byte) }
      buffer.consume(1)
      state = .firstElement
    }
    var byte = try peek()
    if byte == UInt8(ascii: "]") { return try readEnd() }
    if state == .afterElement {
      guard byte == UInt8(ascii: ",") else { throw unexpected("`,` or `]`", byte) }
      buffer.consume(1)
      byte = try peek()
    }
    guard byte != nil else { throw unexpected("a record", nil) }
    return try readElement()
  }

  private func readElement() throws(RecordInputError) -> DossierReading {
    state = .afterElement
    number += 1
    let place = RecordPlace(line: buffer.line, number: number)
    var scanner = ElementScanner()
    while !scanner.scan(buffer.bytes) {
      if scanner.count > DossierReader.maximumRecordBytes {
        throw RecordInputError(
          code: .recordTooLarge, line: place.line, message: RecordFault.tooLarge.message)
      }
      if try !buffer.fill() { break }
    }
    defer { buffer.consume(scanner.count, lines: scanner.lines) }
    do throws(RecordFault) {
      let bytes = Bytes(rebasing: buffer.bytes[..<scanner.count])
      return .dossier(try decoder.decode(bytes), place: place)
    } catch {
      if error.code == .invalidJSON {
        let message = "record \(number): \(error.message)"
        throw RecordInputError(code: .invalidJSON, line: place.line, message: message)
      }
      return .refused(RecordError(error, at: place))
    }
  }

  private func readEnd() throws(RecordInputError) -> DossierReading? {
    buffer.consume(1)
    if let byte = try peek() { throw unexpected("the end", byte) }
    return nil
  }

  /// The next byte that isn't white space; nil at the end.
  private func peek() throws(RecordInputError) -> UInt8? {
    while true {
      var count = 0
      var lines = 0
      for byte in buffer.bytes {
        guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else {
          buffer.consume(count, lines: lines)
          return byte
        }
        count += 1
        if byte == 0x0A { lines += 1 }
      }
      buffer.consume(count, lines: lines)
      if try !buffer.fill() { return nil }
    }
  }

  private func unexpected(_ wanted: String, _ byte: UInt8?) -> RecordInputError {
    let found = byte.map { $0 < 0x80 ? Shown.quoted(String(Unicode.Scalar($0))) : "byte \($0)" }
    return RecordInputError(
      code: .invalidJSON, line: buffer.line,
      message: "expected \(wanted), found \(found ?? "the end")")
  }
}

/// Finds where an array's element ends, by brackets and quotes; it can go on with more bytes.
private struct ElementScanner {
  /// How many bytes the element has, as far as is known.
  private(set) var count = 0
  /// How many line feeds it holds.
  private(set) var lines = 0

  private var depth = 0
  private var isInText = false
  private var isEscaped = false

  /// Goes on through the bytes, which begin with the element; true where its end is found.
  mutating func scan(_ bytes: Bytes) -> Bool {
    while count < bytes.count {
      let byte = bytes[count]
      if !isInText && depth <= 0 && count > 0 && Self.follows(byte) { return true }
      count += 1
      if byte == 0x0A { lines += 1 }
      if isInText { scanText(byte) } else { scanMark(byte) }
    }
    return false
  }

  private mutating func scanText(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInText = false
    }
  }

  private mutating func scanMark(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): isInText = true
    case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
    default: break
    }
  }

  /// Whether a byte can't belong to an element whose brackets are closed.
  private static func follows(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "]"), 0x20, 0x09, 0x0A, 0x0D: true
    default: false
    }
  }
}

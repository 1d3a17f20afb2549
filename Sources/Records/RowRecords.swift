/// CSV: a header, then a row a dossier; empty lines are left out.
final class RowRecords: RecordSequence {
  private let buffer: InputBuffer
  private var decoder: RowDecoder
  private var scanner = RowScanner()
  private var number = 0

  /// Reads the header; throws where it names what the record types don't have.
  init(_ type: DossierType, _ buffer: InputBuffer) throws(RecordInputError) {
    self.buffer = buffer
    decoder = RowDecoder(type)
    while try findRow() {
      defer { buffer.consume(scanner.count, lines: scanner.lines) }
      if scanner.isBlank && scanner.flaw == nil { continue }
      if let flaw = scanner.flaw {
        throw RecordInputError(code: .badHeader, line: buffer.line, message: flaw.message)
      }
      decoder.columns = try CSVHeader(type, line: buffer.line)
        .columns(decoder.texts(of: scanner.cells, in: buffer.bytes))
      return
    }
  }

  func next() throws(RecordInputError) -> DossierReading? {
    while try findRow() {
      defer { buffer.consume(scanner.count, lines: scanner.lines) }
      if scanner.isBlank && scanner.flaw == nil { continue }
      number += 1
      let place = RecordPlace(line: buffer.line, number: number)
      do throws(RecordFault) {
        if let flaw = scanner.flaw { throw flaw }
        return .dossier(try decoder.decode(scanner.cells, in: buffer.bytes), place: place)
      } catch {
        return .refused(RecordError(error, at: place))
      }
    }
    return nil
  }

  /// Cuts the next row into cells; false at the end.
  private func findRow() throws(RecordInputError) -> Bool {
    scanner.begin()
    while !scanner.scan(buffer.bytes) {
      if scanner.count > DossierReader.maximumRecordBytes {
        throw RecordInputError(
          code: .recordTooLarge, line: buffer.line,
          message: "\(RecordFault.tooLarge.message); is a quote not closed?")
      }
      if try !buffer.fill() {
        if scanner.count == 0 { return false }
        scanner.finish()
        return true
      }
    }
    return true
  }
}

import Glibc

/// JSON Lines: a dossier a line; lines of white space are left out.
final class LineRecords: RecordSequence {
  private let buffer: InputBuffer
  private var decoder: DossierDecoder
  private var number = 0

  init(_ type: DossierType, _ buffer: InputBuffer) {
    self.buffer = buffer
    decoder = DossierDecoder(type)
  }

  func next() throws(RecordInputError) -> DossierReading? {
    while true {
      guard let line = try findLine() else { return nil }
      defer { buffer.consume(line.end, lines: line.isEnded ? 1 : 0) }
      let bytes = Bytes(rebasing: buffer.bytes[..<line.count])
      if !line.isTooLong && bytes.allSatisfy(Self.isSpace) { continue }
      number += 1
      let place = RecordPlace(line: buffer.line, number: number)
      do throws(RecordFault) {
        if line.isTooLong { throw RecordFault.tooLarge }
        return .dossier(try decoder.decode(bytes), place: place)
      } catch {
        return .refused(RecordError(error, at: place))
      }
    }
  }

  /// A line at the front of the buffer.
  private struct Line {
    /// How many bytes it has, without line feed.
    let count: Int
    /// Whether a line feed ends it.
    let isEnded: Bool
    /// Whether bytes of it have been thrown away.
    let isTooLong: Bool
    /// How many bytes it has with its line feed.
    var end: Int { isEnded ? count + 1 : count }
  }

  private func findLine() throws(RecordInputError) -> Line? {
    var searched = 0
    var isTooLong = false
    while true {
      let bytes = buffer.bytes
      if let feed = Self.firstFeed(bytes, from: searched) {
        return Line(count: feed, isEnded: true, isTooLong: isTooLong)
      }
      searched = bytes.count
      if searched > DossierReader.maximumRecordBytes {
        isTooLong = true
        buffer.consume(searched)
        searched = 0
      }
      if try !buffer.fill() {
        if searched == 0 && !isTooLong { return nil }
        return Line(count: searched, isEnded: false, isTooLong: isTooLong)
      }
    }
  }

  private static func firstFeed(_ bytes: Bytes, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, 0x0A, bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}

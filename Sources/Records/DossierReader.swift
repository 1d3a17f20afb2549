/// The formats of record files.
public enum RecordFormat: String, Sendable, Hashable, CaseIterable {
  /// A JSON array, each element a dossier.
  case jsonArray = "json"
  /// A dossier a line.
  case jsonLines = "jsonl"
  /// A header, then a dossier a row (RFC 4180).
  ///
  /// Rows end with a line feed, with or without a carriage return; empty lines are left out. An empty
  /// cell is absent. Cells are taken as they stand: nothing is trimmed.
  case csv
}

/// Where a record stands in its input.
public struct RecordPlace: Sendable, Hashable {
  /// The line at which it begins, counted from 1.
  public let line: Int
  /// Which record it is, counted from 1.
  public let number: Int

  /// Makes a place.
  public init(line: Int, number: Int) {
    self.line = line
    self.number = number
  }
}

/// What became of one record.
public enum DossierReading: Sendable {
  /// It is a dossier.
  case dossier(Dossier, place: RecordPlace)
  /// It is refused; reading goes on.
  case refused(RecordError)
}

/// Reads dossiers one by one, in memory that the largest record bounds.
///
///     let reader = DossierReader(type: type, source: try FileSource(path: "records.csv"))
///     while let reading = try reader.next() {
///       switch reading {
///       case .dossier(let dossier, _): print(dossier.subjectID)
///       case .refused(let error): print(error)
///       }
///     }
public final class DossierReader {
  /// The size beyond which a record is refused, in bytes.
  public static let maximumRecordBytes = 16 * 1024 * 1024
  /// How many slots a record's nested objects and lists may fill together: a field of an object or
  /// an item of a list is one, also where it isn't known.
  public static let maximumNestedSlots = 1024 * 1024

  /// How many bytes have been read from the source, also ahead of the last record.
  public var bytesRead: Int { buffer.bytesRead }

  private let type: DossierType
  private let buffer: InputBuffer
  private let format: RecordFormat?
  private var records: (any RecordSequence)?
  private var isAtEnd = false

  /// Reads `source` as `format`, or as what its first byte says.
  ///
  /// `[` is an array, `{` JSON Lines, all else CSV. A byte order mark before it is left out, white
  /// space before JSON too.
  public init(type: DossierType, source: any ByteSource, format: RecordFormat? = nil) {
    self.type = type
    self.format = format
    buffer = InputBuffer(source)
  }

  /// The next record; nil at the end, also of an input that holds nothing.
  ///
  /// Throws a `RecordInputError` where no further one can be read; after that there is none.
  public func next() throws -> DossierReading? {
    if isAtEnd { return nil }
    isAtEnd = true
    let records = try records ?? begin()
    self.records = records
    guard let reading = try records.next() else { return nil }
    isAtEnd = false
    return reading
  }

  private func begin() throws(RecordInputError) -> any RecordSequence {
    while buffer.bytes.count < Self.byteOrderMark.count, try buffer.fill() {}
    if buffer.bytes.starts(with: Self.byteOrderMark) { buffer.consume(Self.byteOrderMark.count) }
    let format = if let format { format } else { try detect() }
    switch format {
    case .jsonArray: return ArrayRecords(type, buffer)
    case .jsonLines: return LineRecords(type, buffer)
    case .csv: return try RowRecords(type, buffer)
    }
  }

  /// The format by the first byte that isn't white space, as far as a record may reach.
  private func detect() throws(RecordInputError) -> RecordFormat {
    var offset = 0
    while true {
      while offset < buffer.bytes.count {
        switch buffer.bytes[offset] {
        case 0x20, 0x09, 0x0A, 0x0D: offset += 1
        case UInt8(ascii: "["): return .jsonArray
        case UInt8(ascii: "{"): return .jsonLines
        default: return .csv
        }
      }
      if offset > Self.maximumRecordBytes { return .csv }
      if try !buffer.fill() { return .csv }
    }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

/// The records of one format, one by one.
protocol RecordSequence: AnyObject {
  /// The next record; nil at the end.
  func next() throws(RecordInputError) -> DossierReading?
}

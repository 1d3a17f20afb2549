import CanonicalJSON
import Records

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The record type of a schema written in JSON.
func recordType(_ name: String, _ schema: String) throws -> RecordType {
  try RecordType(name: name, schema: try CanonicalJSON.parse(bytes(schema)))
}

/// A record type of fields written in JSON.
func recordType(
  _ name: String, fields: String, required: String = "[]", more: String = ""
) throws -> RecordType {
  let required = required == "[]" ? "" : "\"required\": \(required),"
  return try recordType(
    name,
    """
    {"type": "object", "additionalProperties": false, \(required) \(more) "properties": {\(fields)}}
    """)
}

/// A firm with a field of each kind, and the case that it may come with.
enum Samples {
  static let firmFields = #"""
    "id": {"type": "string", "maxLength": 8},
    "name": {"type": "string", "x-column": "Firm"},
    "stage": {"type": "string", "enum": ["seed", "series_a", "grown"], "x-ordered": true},
    "staff": {"type": "integer", "minimum": 0, "maximum": 1000},
    "share": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1, "multipleOf": 0.1},
    "listed": {"type": "boolean"},
    "founded": {"type": "string", "format": "date"}
    """#

  static func firm() throws -> RecordType {
    try recordType(
      "firm", fields: firmFields, required: #"["id"]"#, more: #""x-id": "id", "x-name": "name","#)
  }

  static func creditCase() throws -> RecordType {
    try recordType(
      "credit_case", fields: #""role": {"type": "string"}, "loss": {"type": "number"}"#,
      required: #"["role"]"#)
  }

  static func dossierType() throws -> DossierType {
    DossierType(recordTypes: [try creditCase(), try firm()], subject: 1)
  }
}

/// What became of every record, a line each, and of the reading itself.
func outcomes(
  _ input: [UInt8], _ type: DossierType, format: RecordFormat? = nil, pieces: Int = .max
) -> [String] {
  let reader = DossierReader(
    type: type, source: PiecewiseSource(bytes: input, size: pieces), format: format)
  var outcomes: [String] = []
  do {
    while let reading = try reader.next() {
      switch reading {
      case .dossier(let dossier, let place):
        outcomes.append("\(place.number) line \(place.line): \(canonical(dossier))")
      case .refused(let error): outcomes.append("\(error.record) \(error)")
      }
    }
  } catch {
    outcomes.append("stopped: \(error)")
  }
  return outcomes
}

/// A dossier's canonical JSON.
func canonical(_ dossier: Dossier) -> String {
  var writer = JSONWriter()
  dossier.writeCanonical(to: &writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// A source that gives at most so many bytes at a time.
struct PiecewiseSource: ByteSource {
  let bytes: [UInt8]
  let size: Int
  var offset = 0

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(size, buffer.count, bytes.count - offset)
    buffer.copyBytes(from: bytes[offset..<offset + count])
    offset += count
    return count
  }
}

import Edict

extension CheckReport {
  /// For programs: one document of canonical JSON, in a line; `docs/check.md` tells its shape.
  var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("errors")
    writer.integer(count(.error))
    writer.key("findings")
    writer.beginArray()
    for finding in findings { Self.write(finding, to: &writer) }
    writer.endArray()
    writer.key("pack")
    writer.text(path)
    writer.key("warnings")
    writer.integer(count(.warning))
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private static func write(_ finding: Finding, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("code")
    writer.text(finding.code)
    if let span = finding.span {
      writer.key("column")
      writer.integer(span.column)
    }
    writer.key("file")
    writer.text(finding.file)
    if let fix = finding.fix {
      writer.key("fix")
      writer.text(fix)
    }
    if let span = finding.span {
      writer.key("line")
      writer.integer(span.line)
    }
    writer.key("message")
    writer.text(finding.message)
    writer.key("severity")
    writer.text(finding.severity.rawValue)
    if let span = finding.span {
      writer.key("width")
      writer.integer(span.width)
    }
    writer.endObject()
  }
}

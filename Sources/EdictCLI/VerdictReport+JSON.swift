import Edict

extension VerdictReport {
  /// For programs: one document of canonical JSON, in a line.
  ///
  /// `reproducibility` is there where decisions were to be made again. `complete_to` is how many entries completeness is shown of, and is absent where nothing shows it.
  var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("clean")
    writer.boolean(isClean)
    writer.key("completeness")
    writeCompleteness(to: &writer)
    writer.key("counts")
    writeCounts(to: &writer)
    writer.key("entries")
    writer.integer(Int(verdict.head.size))
    writer.key("finding_count")
    writer.integer(verdict.findingCount)
    writer.key("integrity")
    writer.beginObject()
    writer.key("findings")
    Self.write(verdict.integrity, to: &writer)
    writer.key("intact")
    writer.boolean(verdict.isIntact)
    writer.endObject()
    writer.key("log")
    writer.text(path)
    if let replayText {
      writer.key("reproducibility")
      writer.beginObject()
      replayText.writeMembers(to: &writer)
      writer.endObject()
    }
    writer.key("root")
    writer.text(verdict.head.root.base64)
    writer.key("signatures_checked")
    writer.boolean(hasKeys)
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private func writeCompleteness(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("basis")
    writer.beginArray()
    for basis in verdict.basis {
      writer.beginObject()
      writer.key("entries")
      writer.integer(Int(basis.size))
      writer.key("name")
      writer.text(basis.name)
      if let time = basis.time {
        writer.key("witnessed_at")
        writer.text(time)
      }
      writer.endObject()
    }
    writer.endArray()
    if let size = verdict.completeTo {
      writer.key("complete_to")
      writer.integer(Int(size))
    }
    writer.key("findings")
    Self.write(verdict.completeness, to: &writer)
    writer.endObject()
  }

  private func writeCounts(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("checkpoints")
    writer.integer(verdict.counts.checkpoints)
    writer.key("entries")
    writer.integer(Int(verdict.counts.entries))
    writer.key("entry_bytes")
    writer.integer(Int(verdict.counts.entryBytes))
    writer.key("hashes")
    writer.integer(Int(verdict.counts.hashes))
    writer.key("signatures")
    writer.integer(verdict.counts.signatures)
    writer.endObject()
  }

  private static func write(_ findings: [Verdict.Finding], to writer: inout JSONWriter) {
    writer.beginArray()
    for finding in findings {
      writer.beginObject()
      writer.key("code")
      writer.text(finding.code.rawValue)
      writer.key("message")
      writer.text(finding.message)
      writer.key("place")
      writer.text(finding.place)
      writer.endObject()
    }
    writer.endArray()
  }
}

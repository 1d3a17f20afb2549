import Edict

extension ReplayText {
  /// For programs: one document of canonical JSON, in a line.
  var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    writeMembers(to: &writer, more: [("log", path)])
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  /// Writes the members of the report, and a text between them.
  func writeMembers(to writer: inout JSONWriter, more: [(key: String, text: String)] = []) {
    let counts = [
      ("changed", report.changed), ("decisions", report.decisions),
      ("differing", report.differing), ("entries", report.entries),
      ("finding_count", report.findingCount), ("other_grounds", report.otherGrounds),
      ("packs", report.packs), ("reproduced", report.reproduced),
      ("reproduced_in_part", report.reproducedInPart),
      ("reproduced_of_other_engine", report.reproducedOfOtherEngine),
    ]
    var members: [(key: String, write: (inout JSONWriter) -> Void)] = counts.map { key, count in
      (key, { $0.integer(count) })
    }
    members += more.map { key, text in (key, { $0.text(text) }) }
    members.append(("clean", { $0.boolean(report.isClean) }))
    members.append(("findings", writeFindings))
    members.append(("not_replayable", { write(report.notReplayable, to: &$0) }))
    if report.portfolios.count > 0 { members.append(("portfolios", writePortfolios)) }
    if report.shadows.count > 0 { members.append(("shadows", writeShadows)) }
    for (key, write) in members.sorted(by: { $0.key < $1.key }) {
      writer.key(key)
      write(&writer)
    }
  }

  private func writeShadows(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("count")
    writer.integer(report.shadows.count)
    writer.key("differing")
    writer.integer(report.shadows.differing)
    writer.key("not_replayable")
    write(report.shadows.notReplayable, to: &writer)
    writer.key("reproduced")
    writer.integer(report.shadows.reproduced)
    writer.endObject()
  }

  private func writePortfolios(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("count")
    writer.integer(report.portfolios.count)
    writer.key("differing")
    writer.integer(report.portfolios.differing)
    writer.key("not_replayable")
    write(report.portfolios.notReplayable, to: &writer)
    writer.key("other_grounds")
    writer.integer(report.portfolios.otherGrounds)
    writer.key("reproduced")
    writer.integer(report.portfolios.reproduced)
    writer.endObject()
  }

  private func write(_ reasons: [ReplayReport.Reason: Int], to writer: inout JSONWriter) {
    writer.beginObject()
    for (reason, count) in reasons.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      writer.key(reason.rawValue)
      writer.integer(count)
    }
    writer.endObject()
  }

  private func writeFindings(to writer: inout JSONWriter) {
    writer.beginArray()
    for finding in report.findings {
      writer.beginObject()
      writer.key("as_appended")
      writer.boolean(finding.isAsAppended)
      writer.key("code")
      writer.text(finding.code.rawValue)
      writer.key("differences")
      writer.beginArray()
      for difference in finding.differences { write(difference, to: &writer) }
      writer.endArray()
      writer.key("id")
      writer.text(finding.id)
      writer.key("index")
      writer.integer(Int(finding.index))
      writer.key("message")
      writer.text(finding.text)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ difference: ReplayDifference, to writer: inout JSONWriter) {
    writer.beginObject()
    if let logged = difference.logged {
      writer.key("logged")
      writer.text(logged)
    }
    writer.key("path")
    writer.text(difference.path)
    if let replayed = difference.replayed {
      writer.key("replayed")
      writer.text(replayed)
    }
    writer.endObject()
  }
}

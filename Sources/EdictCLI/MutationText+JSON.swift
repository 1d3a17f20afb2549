import Edict

extension MutationText {
  /// For programs: a member of the report's document; `docs/mutation.md` tells its shape.
  func write(to writer: inout JSONWriter) {
    writer.key("mutation")
    writer.beginObject()
    writer.key("mutants")
    writeCounts(to: &writer)
    writer.key("noticed_share")
    writer.number(report.noticedShare)
    writer.key("survivors")
    writer.beginArray()
    for survivor in report.survivors { Self.write(survivor, to: &writer) }
    writer.endArray()
    writer.endObject()
  }

  private func writeCounts(to writer: inout JSONWriter) {
    writer.beginObject()
    for row in report.counts.sorted(by: { utf16Less($0.kind.rawValue, $1.kind.rawValue) }) {
      writer.key(row.kind.rawValue)
      writer.beginObject()
      for (fate, count) in row.fates.sorted(by: { utf16Less($0.key.rawValue, $1.key.rawValue) }) {
        writer.key(fate.rawValue)
        writer.integer(count)
      }
      writer.endObject()
    }
    writer.endObject()
  }

  private static func write(_ survivor: MutationReport.Survivor, to writer: inout JSONWriter) {
    let mutant = survivor.mutant
    writer.beginObject()
    writer.key("at")
    writer.text(mutant.place)
    writer.key("change")
    writer.text(mutant.description)
    if let witness = survivor.witness {
      writer.key("dossier")
      write(witness, to: &writer)
    }
    writer.key("kind")
    writer.text(mutant.kind.rawValue)
    if survivor.witness == nil {
      writer.key("tried")
      writer.integer(survivor.tried)
    }
    writer.endObject()
  }

  private static func write(_ witness: Witness, to writer: inout JSONWriter) {
    writer.beginObject()
    if let day = witness.asOf {
      writer.key("as_of")
      writer.text(day.iso)
    }
    writer.key("case")
    writer.text(witness.title)
    writer.key("differences")
    writer.beginArray()
    for difference in witness.differences {
      writer.beginObject()
      for (key, text) in [
        ("decision", difference.decision), ("key", difference.key), ("mutant", difference.mutant),
        ("pack", difference.pack),
      ] {
        writer.key(key)
        writer.text(text)
      }
      writer.endObject()
    }
    writer.endArray()
    writer.key("with")
    writer.beginObject()
    for change in witness.changes.sorted(by: { utf16Less($0.path, $1.path) }) {
      writer.key(change.path)
      writer.value(change.value)
    }
    writer.endObject()
    writer.endObject()
  }
}

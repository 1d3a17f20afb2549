import Edict

extension DecisionComparison {
  /// The comparison as canonical JSON; what does not differ is left out.
  func json(_ before: LoggedDecision, _ after: LoggedDecision) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("after")
    Self.write(after, to: &writer)
    writer.changes("as_of", dates)
    writer.key("before")
    Self.write(before, to: &writer)
    writer.changes("evidence", evidence)
    writer.changes("facts", facts)
    if hiddenCount > 0 {
      writer.key("hidden_facts")
      writer.integer(hiddenCount)
    }
    writer.changes("parameters", parameters)
    writer.changes("results", results)
    write(sources, to: &writer)
    write(tables, to: &writer)
    if !texts.isEmpty {
      writer.key("texts")
      writer.texts(texts)
    }
    writer.changes("used_packs", usedPacks)
    writer.endObject()
    return writer.bytes
  }

  private static func write(_ entry: LoggedDecision, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("id")
    writer.text(entry.id)
    writer.key("index")
    writer.integer(Int(entry.index))
    writer.key("revision")
    writer.text(entry.revision)
    writer.endObject()
  }

  private func write(_ sources: [SourceChange], to writer: inout JSONWriter) {
    if sources.isEmpty { return }
    writer.key("rules")
    writer.beginArray()
    for source in sources {
      writer.beginObject()
      writer.key("difference")
      writer.texts(source.lines)
      writer.key("file")
      writer.text(source.file)
      writer.key("part")
      writer.text(source.part)
      writer.endObject()
    }
    writer.endArray()
  }

  private func write(_ tables: [TableChange], to writer: inout JSONWriter) {
    if tables.isEmpty { return }
    writer.key("tables")
    writer.beginObject()
    for table in tables.sorted(by: { utf16Less($0.name, $1.name) }) {
      writer.key(table.name)
      writer.beginObject()
      writer.key("added")
      writer.texts(table.added)
      writer.key("removed")
      writer.texts(table.removed)
      writer.endObject()
    }
    writer.endObject()
  }
}

extension JSONWriter {
  /// Writes each change as `{"after": …, "before": …}` by its name; a side that is absent is left
  /// out.
  fileprivate mutating func changes(_ key: StaticString, _ changes: [ValueChange]) {
    if changes.isEmpty { return }
    self.key(key)
    beginObject()
    for change in changes.sorted(by: { utf16Less($0.name, $1.name) }) {
      self.key(change.name)
      beginObject()
      for (side, content) in [("after", change.after), ("before", change.before)] {
        guard let content else { continue }
        self.key(side)
        value(content)
      }
      endObject()
    }
    endObject()
  }

  /// Writes texts as a list.
  mutating func texts(_ texts: [String]) {
    beginArray()
    for text in texts { self.text(text) }
    endArray()
  }
}

import Edict

extension LogStatistics {
  /// The counts as canonical JSON.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.tally("assumptions", assumptions, name: "param", detail: "status", hasDecision: false)
    writer.count("decided", decided)
    writer.tally("errors", errors, name: "at", detail: "code")
    writer.tally("missing", missing, name: "path", detail: nil)
    writer.key("outcomes")
    writer.beginArray()
    for (group, counts) in StatisticsReport.groups(self) {
      writer.beginObject()
      writer.member("decision", group.decision)
      writer.member("month", group.month)
      writer.key("outcomes")
      writer.beginObject()
      for outcome in counts.keys.sorted(by: { utf16Less($0.rawValue, $1.rawValue) }) {
        writer.key(outcome.rawValue)
        writer.integer(counts[outcome] ?? 0)
      }
      writer.endObject()
      writer.member("pack", group.pack)
      writer.member("revision", group.revision)
      writer.endObject()
    }
    writer.endArray()
    writer.count("unknown_kinds", unknown)
    writer.count("unreadable", unreadable)
    writer.count("without_pack", withoutPack)
    writer.endObject()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ key: StaticString, _ text: String) {
    self.key(key)
    self.text(text)
  }

  fileprivate mutating func count(_ key: StaticString, _ count: Int) {
    self.key(key)
    integer(count)
  }

  /// Writes what is counted by name, the most frequent first, and how many others there were.
  fileprivate mutating func tally(
    _ key: StaticString, _ tally: LogStatistics.Tally, name: String, detail: String?,
    hasDecision: Bool = true
  ) {
    self.key(key)
    beginArray()
    for (named, count) in tally.sorted {
      var members = [(name, named.name), ("pack", named.pack)]
      if let detail { members.append((detail, named.detail)) }
      if hasDecision { members.append(("decision", named.decision)) }
      beginObject()
      // `count` is a number among texts, each key in its place.
      for (key, text) in (members + [("count", "")]).sorted(by: { utf16Less($0.0, $1.0) }) {
        self.key(key)
        if key == "count" { integer(count) } else { self.text(text) }
      }
      endObject()
    }
    if tally.others > 0 {
      beginObject()
      self.count("count", tally.others)
      self.key("others")
      boolean(true)
      endObject()
    }
    endArray()
  }
}

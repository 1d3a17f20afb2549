import Edict

extension TimelineChange {
  /// Why its rules come to what they do, by id, where that needs saying.
  func texts(_ wording: Wording) -> [String: String] {
    let changed = Set(rules.map(\.id))
    let texts = wording.rules(after, all: true).filter { changed.contains($0.id) }
    return Dictionary(texts.compactMap { text in text.reason.map { (text.id, $0) } }) { $1 }
  }

  /// The change as canonical JSON; empty lists are left out.
  func json(subject: String, _ wording: Wording) -> [UInt8] {
    let texts = texts(wording)
    var writer = JSONWriter()
    writer.beginObject()
    writer.end("after", after)
    writer.end("before", before)
    writer.member("decision", decision)
    writer.list("fields", fields) { writer, field in
      writer.member("day", field.day.iso)
      writer.member("path", field.path)
    }
    writer.member("id", subject)
    writer.member("on", day.iso)
    writer.list("params", parameters) { writer, parameter in
      writer.key("after")
      writer.value(parameter.after)
      writer.key("before")
      writer.value(parameter.before)
      writer.member("param", parameter.name)
    }
    writer.list("rules", rules) { writer, rule in
      if let after = rule.after { writer.member("after", after.rawValue) }
      if let before = rule.before { writer.member("before", before.rawValue) }
      if rule.isOtherVersion { writer.flag("other_version") }
      if let reason = texts[rule.id] { writer.member("reason", reason) }
      writer.member("rule", rule.id)
    }
    writer.member("seen_at", seenAt.iso)
    if isWarning { writer.flag("warning") }
    writer.endObject()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ key: StaticString, _ text: String) {
    self.key(key)
    self.text(text)
  }

  fileprivate mutating func flag(_ key: StaticString) {
    self.key(key)
    value(.boolean(true))
  }

  /// Writes what a decision came to, with the value of a yes.
  fileprivate mutating func end(_ key: StaticString, _ result: DecisionResult) {
    self.key(key)
    beginObject()
    member("outcome", result.outcome.rawValue)
    if let value = result.yesValue {
      self.key("value")
      self.value(value)
    }
    endObject()
  }

  /// Writes a list of objects; nothing where it is empty.
  fileprivate mutating func list<Item>(
    _ key: StaticString, _ items: [Item], _ write: (inout JSONWriter, Item) -> Void
  ) {
    if items.isEmpty { return }
    self.key(key)
    beginArray()
    for item in items {
      beginObject()
      write(&self, item)
      endObject()
    }
    endArray()
  }
}

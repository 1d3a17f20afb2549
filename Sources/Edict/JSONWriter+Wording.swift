internal import CanonicalJSON
internal import Decisions

extension JSONWriter {
  mutating func member(_ key: StaticString, _ text: String) {
    self.key(key)
    self.text(text)
  }

  /// Writes the member `assumptions`, where there are any.
  mutating func assumptions(_ assumptions: [Wording.ParameterText]) {
    if assumptions.isEmpty { return }
    key("assumptions")
    beginArray()
    for assumption in assumptions {
      beginObject()
      if let from = assumption.from { member("from", from.iso) }
      member("param", assumption.parameter)
      member("status", assumption.status.rawValue)
      // Of a parameter with bands in a used pack it isn't known which was taken.
      if assumption.value != .null {
        key("value")
        value(assumption.value)
      }
      endObject()
    }
    endArray()
  }

  /// Writes a member with a text for each rule or cap by its id, where there are any.
  mutating func texts(_ key: StaticString, _ texts: [Wording.RuleText]) {
    if texts.isEmpty { return }
    self.key(key)
    beginObject()
    for text in texts.sorted(by: { utf16Less($0.id, $1.id) }) {
      self.key(text.id)
      beginObject()
      member("at", text.place)
      if let reason = text.reason { member("reason", reason) }
      member("source", text.source)
      member("title", text.title)
      endObject()
    }
    endObject()
  }
}

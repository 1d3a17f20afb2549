internal import CanonicalJSON
internal import Decisions

extension JSONWriter {
  /// Writes an object of members, whose keys ascend.
  mutating func members(_ members: [(key: String, write: (inout JSONWriter) -> Void)]) {
    beginObject()
    for member in members {
      key(member.key)
      member.write(&self)
    }
    endObject()
  }

  /// Writes a list.
  mutating func items<Item>(_ items: [Item], _ write: (Item, inout JSONWriter) -> Void) {
    beginArray()
    for item in items { write(item, &self) }
    endArray()
  }

  /// Writes a list of texts.
  mutating func texts(_ texts: [String]) { items(texts) { $1.text($0) } }

  /// Writes a list of whole numbers.
  mutating func integers(_ numbers: [Int]) { items(numbers) { $1.integer($0) } }

  /// Writes text, or null where there is none.
  mutating func textOrNull(_ text: String?) {
    if let text { self.text(text) } else { null() }
  }

  /// Writes counts by name.
  mutating func counts(_ counts: [String: Int]) {
    members(
      counts.sorted { utf16Less($0.key, $1.key) }.map { name, count in
        (name, { $0.integer(count) })
      })
  }

  /// Writes values by name.
  mutating func named(_ values: [NamedValue]) {
    members(
      values.sorted { utf16Less($0.name, $1.name) }.map { value in
        (value.name, { $0.value(value.value) })
      })
  }
}

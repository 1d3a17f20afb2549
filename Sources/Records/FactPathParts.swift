/// Cuts a path as facts write it, such as `firm.awards[2].level`, into names and what stands
/// in brackets; takes any text.
struct FactPathParts: Sequence, IteratorProtocol {
  /// A part of a path.
  enum Part: Equatable {
    case name(String)
    /// What stands in brackets: the number of an item, nothing for any, or what tells an item from others.
    case item(String)
  }

  private var rest: Substring.UnicodeScalarView

  init(_ path: String) { rest = Substring(path).unicodeScalars }

  mutating func next() -> Part? {
    if rest.first == "[" {
      rest.removeFirst()
      let content = rest.prefix { $0 != "]" }
      rest = rest[content.endIndex...].dropFirst()
      return .item(String(content))
    }
    if rest.first == "." { rest.removeFirst() }
    if rest.isEmpty { return nil }
    let name = rest.prefix { $0 != "." && $0 != "[" }
    rest = rest[name.endIndex...]
    return .name(String(name))
  }
}

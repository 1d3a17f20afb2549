internal import CanonicalJSON

/// Where what was logged and what deciding again gives part.
public struct ReplayDifference: Sendable, Hashable {
  /// The path in the entry, such as `grounds.grant.small.facts.firm.staff`.
  public let path: String
  /// What the entry says, as JSON, cut where it is long; nil where it says nothing.
  public let logged: String?
  /// What deciding again gives; nil for nothing.
  public let replayed: String?

  init(path: String, logged: String?, replayed: String?) {
    self.path = Self.printable(path.unicodeScalars)
    self.logged = logged
    self.replayed = replayed
  }

  /// Of two texts, or none where they are the same.
  init?(path: String, logged: String?, replayedText replayed: String?) {
    if logged == replayed { return nil }
    self.init(
      path: path, logged: logged.map { Self.shown(.text($0)) },
      replayed: replayed.map { Self.shown(.text($0)) })
  }

  /// The first of two canonical texts of JSON, by the order of their keys; nil where they are the
  /// same bytes.
  init?(path: String, logged: ArraySlice<UInt8>, replayed: [UInt8]) {
    if logged.elementsEqual(replayed) { return nil }
    if let old = try? CanonicalJSON.parse(Array(logged)),
      let new = try? CanonicalJSON.parse(replayed),
      let first = Self.first(path, old.content, new.content)
    {
      self = first
    } else {
      // They say the same, but the logged one isn't written as it would be.
      let same = zip(logged, replayed).prefix { $0 == $1 }.count
      self.init(
        path: path, logged: Self.cut(logged.dropFirst(same)),
        replayed: Self.cut(replayed.dropFirst(same)))
    }
  }

  private static func first(
    _ path: String, _ logged: TextTree.Content, _ replayed: TextTree.Content
  ) -> ReplayDifference? {
    switch (logged, replayed) {
    case (.object(let old), .object(let new)): return first(path, old, new)
    case (.list(let old), .list(let new)):
      for (index, pair) in zip(old, new).enumerated() {
        let inner = "\(path)[\(index + 1)]"
        if let found = first(inner, pair.0.content, pair.1.content) { return found }
      }
      if old.count == new.count { return nil }
      let next = min(old.count, new.count)
      return ReplayDifference(
        path: "\(path)[\(next + 1)]", logged: old.dropFirst(next).first.map { shown($0.content) },
        replayed: new.dropFirst(next).first.map { shown($0.content) })
    default:
      let (old, new) = (CanonicalJSON.canonical(logged), CanonicalJSON.canonical(replayed))
      return old == new ? nil : ReplayDifference(path: path, logged: cut(old), replayed: cut(new))
    }
  }

  private static func first(
    _ path: String, _ logged: [TextTree.Member], _ replayed: [TextTree.Member]
  ) -> ReplayDifference? {
    let (old, new) = (byKey(logged), byKey(replayed))
    for key in Set(old.keys).union(new.keys).sorted(by: { utf16Less($0.text, $1.text) }) {
      let inner = "\(path).\(key.text)"
      guard let left = old[key], let right = new[key] else {
        return ReplayDifference(
          path: inner, logged: old[key].map(shown), replayed: new[key].map(shown))
      }
      if let found = first(inner, left, right) { return found }
    }
    return nil
  }

  private static func byKey(_ members: [TextTree.Member]) -> [Key: TextTree.Content] {
    Dictionary(members.map { (Key(text: $0.key), $0.value.content) }) { first, _ in first }
  }

  /// A key that equals no other spelling of it, as `String` would.
  private struct Key: Hashable {
    let text: String

    static func == (left: Key, right: Key) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
  }

  /// How many characters of a value are shown.
  private static let longest = 80

  private static func shown(_ content: TextTree.Content) -> String {
    cut(CanonicalJSON.canonical(content))
  }

  private static func cut(_ bytes: some Sequence<UInt8>) -> String {
    // Four bytes a character are enough, and one character more tells whether to cut.
    let scalars = String(decoding: Array(bytes.prefix(4 * longest + 4)), as: UTF8.self)
      .unicodeScalars
    if scalars.count <= longest { return printable(scalars) }
    return printable(scalars.prefix(longest - 1)) + "…"
  }

  /// Text in which what moves a terminal's cursor, or turns its direction, is escaped as in JSON.
  private static func printable(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = ""
    for scalar in scalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

public import CanonicalJSON

/// The report of an earlier dry run as JSON, with which later ones are compared.
public struct FrozenReport: Sendable, Hashable {
  private let tree: TextTree

  /// Reads a report as `--format json` writes it, however it is laid out.
  ///
  /// - Throws: What is wrong with the JSON.
  public init(json: [UInt8]) throws(JSONError) { tree = try CanonicalJSON.parse(json) }

  /// Where two reports part.
  public struct Difference: Sendable, Hashable {
    /// The path, such as `decisions[1].flips`; items are counted from 1.
    public let path: String
    /// What the frozen report says, as JSON, cut where it is long; nil where it says nothing.
    public let frozen: String?
    /// What the new report says; nil where it says nothing.
    public let new: String?
  }

  /// What differs between this report and a new one, by the order of its keys.
  ///
  /// Items of lists are compared one by one, where they differ in number after what both begin and
  /// end with is left out. Only the first `limit` are built; `count` is of all.
  ///
  /// - Complexity: O(bytes × depth).
  public func differences(
    from json: [UInt8], limit: Int = 50
  ) throws(JSONError) -> (first: [Difference], count: Int) {
    var comparison = Comparison(limit: limit)
    comparison.compare("", tree.content, try CanonicalJSON.parse(json).content)
    return (comparison.first, comparison.count)
  }

  /// What was found so far.
  private struct Comparison {
    let limit: Int
    var first: [Difference] = []
    var count = 0

    mutating func compare(
      _ path: String, _ frozen: TextTree.Content, _ new: TextTree.Content
    ) {
      switch (frozen, new) {
      case (.object(let old), .object(let new)): compare(path, old, new)
      case (.list(let old), .list(let new)): compare(path, old, new)
      default:
        let (old, new) = (CanonicalJSON.canonical(frozen), CanonicalJSON.canonical(new))
        if old != new { add(path, old, new) }
      }
    }

    private mutating func compare(
      _ path: String, _ frozen: [TextTree.Member], _ new: [TextTree.Member]
    ) {
      let old = Self.byKey(frozen)
      let own = Self.byKey(new)
      for key in Set(old.keys).union(own.keys).sorted(by: { utf16Less($0.text, $1.text) }) {
        let inner = path.isEmpty ? key.text : path + "." + key.text
        switch (old[key], own[key]) {
        case (let left?, let right?): compare(inner, left, right)
        case (let left, let right):
          add(
            inner, left.map { CanonicalJSON.canonical($0) },
            right.map { CanonicalJSON.canonical($0) })
        }
      }
    }

    private mutating func compare(
      _ path: String, _ frozen: [TextTree], _ new: [TextTree]
    ) {
      let old = frozen.map { CanonicalJSON.canonical($0) }
      let own = new.map { CanonicalJSON.canonical($0) }
      let start = zip(old, own).prefix { $0 == $1 }.count
      let longest = min(old.count, own.count) - start
      let end =
        old.count == own.count
        ? 0 : zip(old.reversed(), own.reversed()).prefix(longest).prefix { $0 == $1 }.count
      let (oldRange, newRange) = (start..<old.count - end, start..<own.count - end)
      for (left, right) in zip(oldRange, newRange) {
        compare("\(path)[\(right + 1)]", frozen[left].content, new[right].content)
      }
      for index in oldRange.dropFirst(newRange.count) {
        add("\(path)[\(index + 1)]", old[index], nil)
      }
      for index in newRange.dropFirst(oldRange.count) {
        add("\(path)[\(index + 1)]", nil, own[index])
      }
    }

    private mutating func add(_ path: String, _ frozen: [UInt8]?, _ new: [UInt8]?) {
      count += 1
      guard first.count < limit else { return }
      first.append(
        Difference(path: path.visible, frozen: frozen.map(Self.cut), new: new.map(Self.cut)))
    }

    /// A key by its bytes, and not by what Unicode holds equal.
    private struct Key: Hashable {
      let text: String

      static func == (left: Key, right: Key) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
      }
      func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
    }

    private static func byKey(_ members: [TextTree.Member]) -> [Key: TextTree.Content] {
      Dictionary(members.map { (Key(text: $0.key), $0.value.content) }) { first, _ in first }
    }

    /// The first hundred characters.
    private static func cut(_ json: [UInt8]) -> String {
      let text = String(decoding: json, as: UTF8.self).unicodeScalars
      let start = text.prefix(100)
      return String(start).visible + (start.endIndex == text.endIndex ? "" : "…")
    }
  }
}

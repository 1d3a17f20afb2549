internal import AuditLog
internal import CanonicalJSON
internal import Policies

/// Which entries of a log something rests on: where they lie, and a digest of their leaves.
///
/// Others may write to the log meanwhile, so they lie in ranges with gaps between.
public struct EntryCommitment: Sendable, Hashable {
  /// The indexes, both ends included; ascending, no two that touch.
  public private(set) var ranges: [ClosedRange<Int64>] = []
  /// How many entries there are.
  public private(set) var count: Int64 = 0
  /// SHA-256 over the hashes of their leaves in the tree, 32 bytes each, by index; `sha256:` and 64
  /// digits.
  public var digest: String { said ?? computed.text }

  private var computed = ContentDigest()
  /// The digest that a log says; nil where it is computed.
  private var said: String?

  /// Commits to no entry.
  public init() {}

  /// Adds an entry, which lies behind all others.
  ///
  /// - Precondition: The receipt is of a later entry of the same log.
  public mutating func add(_ receipt: Receipt) { add(receipt.index, receipt.leaf) }

  /// Adds an entry by its index and the hash of its leaf.
  mutating func add(_ index: Int64, _ leaf: TreeHash) {
    if let last = ranges.last {
      precondition(index > last.upperBound, "entries are added by ascending index")
    }
    if let last = ranges.last, last.upperBound + 1 == index {
      ranges[ranges.count - 1] = last.lowerBound...index
    } else {
      ranges.append(index...index)
    }
    count += 1
    computed.update(leaf.bytes)
  }

  /// Whether two are to the same entries with the same leaves.
  public static func == (left: EntryCommitment, right: EntryCommitment) -> Bool {
    left.ranges == right.ranges && left.digest == right.digest
  }

  /// Adds what tells it from others.
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

extension EntryCommitment {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("count")
    writer.integer(Int(count))
    writer.member("digest", digest)
    writer.key("ranges")
    writer.beginArray()
    for range in ranges {
      writer.beginArray()
      writer.integer(Int(range.lowerBound))
      writer.integer(Int(range.upperBound))
      writer.endArray()
    }
    writer.endArray()
    writer.endObject()
  }

  /// Reads one that an entry at an index has: all it commits to lies before it.
  init(
    _ bytes: ArraySlice<UInt8>, before index: Int64
  ) throws(EntryMembers.Fault) {
    func fault(_ path: String, _ message: String) -> EntryMembers.Fault {
      EntryMembers.Fault(path: "entries" + path, message: message)
    }
    guard let tree = try? CanonicalJSON.parse(Array(bytes)),
      case .object(let members) = tree.content,
      members.map(\.key) == ["count", "digest", "ranges"]
    else { throw fault("", "it is no count, digest and ranges") }
    guard case .text(let digest) = members[1].value.content else {
      throw fault(".digest", "it is no text")
    }
    guard case .list(let items) = members[2].value.content else {
      throw fault(".ranges", "it is no list")
    }
    for item in items {
      guard case .list(let ends) = item.content, ends.count == 2,
        let first = Self.index(ends[0]), let last = Self.index(ends[1]), first <= last,
        last < index, ranges.last.map({ $0.upperBound + 1 < first }) ?? true
      else {
        throw fault(".ranges", "it is no list of ranges that ascend and lie before the entry")
      }
      ranges.append(first...last)
      count += last - first + 1
    }
    guard Self.index(members[0].value) == count else {
      throw fault(".count", "it is not how many entries the ranges have")
    }
    said = digest
  }

  /// A whole number from 0 on, of at most 2^53.
  private static func index(_ tree: TextTree) -> Int64? {
    guard case .number(let number) = tree.content, let index = Int64(exactly: number),
      0...1 << 53 ~= index
    else { return nil }
    return index
  }
}

/// A tile of a log, or a bundle of its entries: what it covers, and its path (C2SP tlog-tiles).
public struct Tile: Hashable, Sendable {
  /// How many levels of the tree a tile spans.
  package static let height = 8
  /// How many hashes a full tile has, and how many entries a full bundle.
  public static let fullWidth = 256

  /// What a tile holds.
  public enum Content: Hashable, Sendable {
    /// Hashes of perfect subtrees of `256^level` leaves; of leaves at level 0.
    case hashes(level: Int)
    /// Entries.
    case entries
  }

  /// What it holds.
  public let content: Content
  /// Its number among those of its kind, from 0.
  public let index: Int64
  /// How many hashes or entries it holds, 1 to 256.
  public let width: Int

  /// Where in its level its hashes stand, or its entries in the log.
  public var positions: Range<Int64> {
    let first = index * Int64(Self.fullWidth)
    return first..<first + Int64(width)
  }

  /// Its path below the log's folder: `tile/0/x001/x234/067`, `tile/entries/000.p/17`.
  public var path: String {
    let kind =
      switch content {
      case .hashes(let level): "\(level)"
      case .entries: "entries"
      }
    let partial = width < Self.fullWidth ? ".p/\(width)" : ""
    return "tile/\(kind)/\(Self.path(of: index))\(partial)"
  }

  /// A number in groups of three digits, all but the last with an `x` before them.
  private static func path(of index: Int64) -> String {
    var groups: [String] = []
    var rest = index
    repeat {
      let digits = "00\(rest % 1000)".suffix(3)
      groups.append(groups.isEmpty ? String(digits) : "x\(digits)")
      rest /= 1000
    } while rest > 0
    return groups.reversed().joined(separator: "/")
  }
}

extension Tile {
  /// How many levels of tiles a tree of `size` leaves has.
  package static func levels(size: Int64) -> Int {
    size == 0 ? 0 : (63 - size.leadingZeroBitCount) / height + 1
  }

  /// How many hashes a level has in a tree of `size` leaves.
  package static func hashCount(level: Int, size: Int64) -> Int64 { size >> Int64(height * level) }

  /// The tiles of one kind that a tree of `size` leaves has, in order.
  public static func all(_ content: Content, size: Int64) -> some Sequence<Tile> {
    let count =
      switch content {
      case .hashes(let level): hashCount(level: level, size: size)
      case .entries: size
      }
    let width = Int64(fullWidth)
    return (0..<(count == 0 ? 0 : (count - 1) / width + 1)).lazy.map { index in
      Tile(content: content, index: index, width: Int(min(width, count - index * width)))
    }
  }
}

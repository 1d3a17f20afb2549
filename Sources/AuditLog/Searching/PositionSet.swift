/// Which entries of a chunk have a term: a bit each, kept as whichever is shorter, the bits or the
/// list of the positions.
struct PositionSet: Equatable {
  /// How many entries a chunk has.
  static let chunkSize = 4096
  private static let bitmapBytes = chunkSize / 8

  private var words = [UInt64](repeating: 0, count: chunkSize / 64)

  /// A set of none.
  init() {}

  /// The set of them all.
  static var all: PositionSet {
    var set = PositionSet()
    for index in set.words.indices { set.words[index] = .max }
    return set
  }

  /// Takes a set as `bytes` gives it; nil where there is none such.
  init?(bytes: [UInt8]) {
    if bytes.count == Self.bitmapBytes {
      for (index, byte) in bytes.enumerated() {
        words[index / 8] |= UInt64(byte) << UInt64(8 * (index % 8))
      }
      return
    }
    guard bytes.count < Self.bitmapBytes, bytes.count.isMultiple(of: 2) else { return nil }
    for index in stride(from: 0, to: bytes.count, by: 2) {
      let position = Int(bytes[index]) | Int(bytes[index + 1]) << 8
      guard position < Self.chunkSize else { return nil }
      insert(position)
    }
  }

  /// The bits, or two bytes a position.
  var bytes: [UInt8] {
    if count * 2 >= Self.bitmapBytes {
      return words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }
    return positions.flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
    }
  }

  /// How many there are.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether there is none.
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The positions, in order.
  var positions: [Int] {
    var positions: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        positions.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return positions
  }

  /// Whether a position below `chunkSize` is in it.
  func contains(_ position: Int) -> Bool { words[position / 64] >> UInt64(position % 64) & 1 == 1 }

  /// Adds a position below `chunkSize`.
  mutating func insert(_ position: Int) { words[position / 64] |= 1 << UInt64(position % 64) }

  /// Adds what is in the other set.
  mutating func formUnion(_ other: PositionSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Keeps what is in the other set too.
  mutating func formIntersection(_ other: PositionSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }
}

/// Gives every distinct name of a file a number, so that names compare and index fast.
///
/// The hash is Swift's own, seeded at random, so that no file can be written to make names collide.
struct NameTable {
  /// The number of a name, counted from 0.
  typealias ID = Int

  /// The number of `_ENV`, of which every global variable is a field.
  static let environment: ID = TokenKind.reservedCount

  /// The number of `self`, which methods have as their first parameter.
  static let methodSelf: ID = environment + 1

  /// A number that no variable has that a file can name.
  static let hidden = ID(TokenKind.for.rawValue)

  private struct Entry {
    let bytes: Range<Int>
    let hash: Int
    let text: String
  }

  /// The bytes of all names, one after the other.
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// An open hash table of numbers, −1 where it is free; its size is a power of two.
  private var slots = [ID](repeating: -1, count: 256)

  /// Makes a table of the reserved words, `_ENV` and `self`.
  init() {
    for kind in TokenKind.allCases.prefix(TokenKind.reservedCount) {
      _ = intern(Array(kind.spelling.utf8)[...])
    }
    _ = intern(Array("_ENV".utf8)[...])
    _ = intern(Array("self".utf8)[...])
  }

  /// How many names there are.
  var count: Int { entries.count }

  /// The name with the number.
  func text(_ name: ID) -> String { entries[name].text }

  /// The number of a name, new where it is met for the first time.
  mutating func intern(_ name: ArraySlice<UInt8>) -> ID {
    let hash = Self.hash(name)
    var slot = hash & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[slots[slot]]
      if entry.hash == hash, bytes[entry.bytes] == name { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = entries.count
    let start = bytes.count
    bytes += name
    let text = String(decoding: name, as: UTF8.self)
    entries.append(Entry(bytes: start..<bytes.count, hash: hash, text: text))
    if entries.count * 2 > slots.count { grow() }
    return entries.count - 1
  }

  private static func hash(_ name: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    name.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }

  private mutating func grow() {
    slots = [ID](repeating: -1, count: slots.count * 2)
    for (name, entry) in entries.enumerated() {
      var slot = entry.hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = name
    }
  }
}

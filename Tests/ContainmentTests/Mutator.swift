import TestSupport

/// Changes text at random: bytes, words and lines.
struct Mutator {
  var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// What is put where a word or a byte stood: what has broken readers of Lua, YAML, CSV and JSON.
  private static let pieces: [[UInt8]] =
    [
      "0", "-1", "1e308", "1e999", "0.1", "9007199254740993", "1e15", "0x10", "nil", "true", "null",
      "~", "and", "or", "not", "==", "~=", "<=", "..", "//", "%", "^", "#", "(", ")", "{", "}", "[",
      "]", "[[", "]]", "\"", "'", ",", ";", ":", "\n", "\r\n", "\t", " ", "--", "function", "end",
      "local", "return", "if", "then", "else", "for", "do", "in", "while", "ipairs", "goto", "r",
      "known", "value_or", "any", "every", "count", "sum", "where", "list", "distinct", "largest",
      "pick", "range", "low", "high", "round", "min", "max", "sqrt", "ratio", "change", "params",
      "tables", "decided", "as_of", "review", "add_months", "years_between", "assigned", "reaches",
      "{ ", " }", "- ", "? ", "&a ", "*a", "!!str ", "<<: ", "---\n", "%YAML 1.2\n", "$ref",
      "$defs",
      "2024-02-30", "0000-00-00", "9999-12-31", "\\u0000", "\\uD800", "\u{0}", "\u{FEFF}",
      "\u{202E}",
      "示例", "e\u{301}", "title", "source", "test", "value", "points", "must", "when", "from", "to",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ]

  /// The bytes with a few changes; `other` is what pieces are taken from beside its own.
  mutating func changed(_ bytes: [UInt8], other: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) { change(&bytes, other) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
    guard !bytes.isEmpty else { return bytes = piece() }
    let place = index(of: bytes)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(contentsOf: piece(), at: place)
    case 3, 4: bytes.replaceSubrange(word(at: place, in: bytes), with: piece())
    case 5, 6:
      let taken = bytes[word(at: index(of: bytes), in: bytes)]
      bytes.replaceSubrange(word(at: place, in: bytes), with: Array(taken))
    case 7:
      let line = line(at: place, in: bytes)
      random.oneIn(2)
        ? bytes.removeSubrange(line) : bytes.insert(contentsOf: bytes[line], at: line.lowerBound)
    case 8 where !other.isEmpty:
      let taken = other[line(at: index(of: other), in: other)]
      bytes.insert(contentsOf: taken, at: line(at: place, in: bytes).lowerBound)
    default:
      let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
      let piece = Array(bytes[place..<end])
      for _ in 0..<Int.random(in: 1...(random.oneIn(20) ? 400 : 4), using: &random) {
        bytes.insert(contentsOf: piece, at: place)
      }
    }
  }

  private mutating func piece() -> [UInt8] { Self.pieces.randomElement(using: &random) ?? [] }

  private mutating func index(of bytes: [UInt8]) -> Int {
    Int.random(in: 0..<bytes.count, using: &random)
  }

  /// The word that covers a place, or the byte there.
  private func word(at place: Int, in bytes: [UInt8]) -> Range<Int> {
    func isWord(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x5F || byte >= 0x80
    }
    guard isWord(bytes[place]) else { return place..<place + 1 }
    let start = bytes[..<place].lastIndex { !isWord($0) }.map { $0 + 1 } ?? 0
    return start..<(bytes[place...].firstIndex { !isWord($0) } ?? bytes.count)
  }

  /// The line that covers a place, with its end.
  private func line(at place: Int, in bytes: [UInt8]) -> Range<Int> {
    let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return start..<(bytes[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count)
  }
}

import TestSupport

/// Makes texts that are nearly Lua out of texts that are.
struct Mutator {
  var random: SplitMix

  private static let vocabulary: [[UInt8]] = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while", "+", "-",
    "*", "/", "//", "%", "^", "#", "&", "~", "|", "<<", ">>", "==", "~=", "<=", ">=", "<", ">",
    "=", "(", ")", "{", "}", "[", "]", "::", ";", ":", ",", ".", "..", "...", "x", "1", "0x",
    "0x1p4", "1e5", "3x", "1..2", ".5", "\"s\"", "'\\x4'", "'\\u{7FFFFFFF}'", "'\\z  '", "'\\q'",
    "'\\300'", "'", "[[", "]]", "[==[ ]==]", "[=", "--", "--[[ c ]]", "--[==[", "\n", "\r\n", "\0",
    "@", "$", "é", "\u{1B}", "#!x\n", "\u{FEFF}", " local x <const> = 1 ", " <close> ", " <const> ",
    " goto x ", " ::x:: ", " ::y:: ", " goto continue ", " x = 3x = 4 ", " x = 1 ", " x.y = 2 ",
    " break; ",
    " return 1 ", " local function f(...) end ", " function f() return ... end ", " local x ",
  ].map { Array($0.utf8) }

  /// The text with one to three changes of pieces, bytes or lines.
  mutating func mutant(of text: [UInt8]) -> [UInt8] {
    var result = text
    for _ in 0...random.below(3) {
      switch random.below(5) {
      case 0: changeByte(&result)
      case 1: result = joined(changed(Self.lines(of: result)))
      default: result = joined(changed(Self.pieces(of: result)))
      }
    }
    return result
  }

  private func joined(_ pieces: [[UInt8]]) -> [UInt8] { Array(pieces.joined()) }

  private mutating func changeByte(_ text: inout [UInt8]) {
    guard !text.isEmpty else { return }
    let place = random.below(text.count)
    switch random.below(5) {
    case 0: text.remove(at: place)
    case 1: text[place] = UInt8(random.below(256))
    case 2: text[place] ^= 1 << UInt8(random.below(8))
    case 3: text.insert(text[random.below(text.count)], at: place)
    default: text.removeSubrange(place...)
    }
  }

  private mutating func changed(_ pieces: [[UInt8]]) -> [[UInt8]] {
    guard !pieces.isEmpty else { return [random.pick(Self.vocabulary)] }
    var result = pieces
    let place = random.below(pieces.count)
    let other = random.below(pieces.count)
    switch random.below(7) {
    case 0: result.remove(at: place)
    case 1: result.insert(pieces[place], at: place)
    case 2: result.swapAt(place, other)
    case 3: result[place] = pieces[other]
    case 4: result[place] = random.pick(Self.vocabulary)
    case 5: result.insert(random.pick(Self.vocabulary), at: place)
    default: result.removeSubrange(place..<min(place + 1 + random.below(4), pieces.count))
    }
    return result
  }

  private static func lines(of text: [UInt8]) -> [[UInt8]] {
    text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0 + [UInt8(ascii: "\n")] }
  }

  /// Words, runs of space and single other bytes.
  private static func pieces(of text: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var kind = 0
    for byte in text {
      let next = kindOfPiece(byte)
      if next == kind, next != 0 {
        pieces[pieces.count - 1].append(byte)
      } else {
        pieces.append([byte])
      }
      kind = next
    }
    return pieces
  }

  private static func kindOfPiece(_ byte: UInt8) -> Int {
    let letter = byte | 0x20
    if byte == 0x5F || (letter >= 0x61 && letter <= 0x7A) || (byte >= 0x30 && byte <= 0x39) {
      return 1
    }
    return byte == 0x20 || (byte >= 9 && byte <= 13) ? 2 : 0
  }
}

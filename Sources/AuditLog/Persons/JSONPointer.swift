internal import CanonicalJSON

/// A place in a JSON value (RFC 6901).
struct JSONPointer {
  /// The names and positions that lead there, from the outermost.
  let tokens: [[UInt8]]

  /// Reads a pointer; nil where it is none, leads to the whole value, or deeper than values go.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "/") else { return nil }
    var tokens: [[UInt8]] = []
    for part in bytes.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      guard tokens.count < CanonicalJSON.maximumDepth, let token = Self.token(part) else {
        return nil
      }
      tokens.append(token)
    }
    self.tokens = tokens
  }

  /// The value that the pointer leads to; nil where there is none.
  func value(in tree: TextTree) -> TextTree.Content? {
    var tree = tree
    for token in tokens {
      guard let next = Self.step(token, in: tree) else { return nil }
      tree = next
    }
    return tree.content
  }

  private static func step(_ token: [UInt8], in tree: TextTree) -> TextTree? {
    switch tree.content {
    case .object(let members):
      return members.first { $0.key.utf8.elementsEqual(token) }?.value
    case .list(let elements):
      guard let position = position(token), position < elements.count else { return nil }
      return elements[position]
    default: return nil
    }
  }

  /// The position in a list that a token names; nil where it names none.
  static func position(_ token: [UInt8]) -> Int? {
    Int64(decimal: String(decoding: token, as: UTF8.self)).flatMap(Int.init(exactly:))
  }

  /// What a part of a pointer stands for; nil where its `~` is none of `~0` and `~1`.
  private static func token(_ part: ArraySlice<UInt8>) -> [UInt8]? {
    var token: [UInt8] = []
    var rest = part
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        token.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "0"): token.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): token.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return token
  }
}

/// A place in a JSON value: the keys and indices that lead to it from the outside.
///
/// Source: RFC 6901.
public struct JSONPointer: Sendable, Hashable {
  /// The keys and indices, not escaped.
  public let tokens: [String]

  /// Takes keys and indices, not escaped.
  public init(_ tokens: [String]) { self.tokens = tokens }

  /// Takes a pointer as it is written, such as `/dossier/firm/region`; nil where it is none.
  public init?(_ text: some StringProtocol) {
    if text.isEmpty {
      tokens = []
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts[0].isEmpty else { return nil }
    var tokens: [String] = []
    for part in parts.dropFirst() {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(token)
    }
    self.tokens = tokens
  }

  private static func unescaped(_ part: some StringProtocol) -> String? {
    var token: [UInt8] = []
    var isEscape = false
    for byte in part.utf8 {
      switch (isEscape, byte) {
      case (true, UInt8(ascii: "0")): token.append(UInt8(ascii: "~"))
      case (true, UInt8(ascii: "1")): token.append(UInt8(ascii: "/"))
      case (true, _): return nil
      case (false, UInt8(ascii: "~")): break
      case (false, _): token.append(byte)
      }
      isEscape = !isEscape && byte == UInt8(ascii: "~")
    }
    return isEscape ? nil : String(decoding: token, as: UTF8.self)
  }

  /// The pointer that leads on from here.
  public func appending(_ tokens: String...) -> JSONPointer { JSONPointer(self.tokens + tokens) }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer as it is written: of the whole value, nothing.
  public var description: String {
    tokens.map { token in
      let escaped = token.utf8.flatMap { byte in
        switch byte {
        case UInt8(ascii: "~"): Array("~0".utf8)
        case UInt8(ascii: "/"): Array("~1".utf8)
        default: [byte]
        }
      }
      return "/" + String(decoding: escaped, as: UTF8.self)
    }.joined()
  }
}

extension TextTree {
  /// The value at a pointer; nil where there is none.
  ///
  /// Linear in the members of each object on the way.
  public subscript(pointer: JSONPointer) -> TextTree? {
    var value = self
    for token in pointer.tokens {
      guard let next = value.child(token) else { return nil }
      value = next
    }
    return value
  }

  private func child(_ token: String) -> TextTree? {
    guard case .list(let items) = content else { return self[token] }
    return Self.index(token, count: items.count).map { items[$0] }
  }

  /// An index as it must be written: digits without a leading zero.
  private static func index(_ token: String, count: Int) -> Int? {
    guard let index = Int(token), String(index) == token, index >= 0, index < count else {
      return nil
    }
    return index
  }

  /// The value with others in the place of those at some pointers; a pointer that leads nowhere
  /// changes nothing.
  ///
  /// `change` is asked of each pointer with the value there. Of two pointers of which one leads on
  /// from the other, the shorter counts. Linear in the value and the pointers.
  public func replacing(
    at pointers: some Collection<JSONPointer>,
    by change: (JSONPointer, TextTree) throws -> Content
  ) rethrows -> TextTree {
    try replacing(Array(pointers), depth: 0, by: change)
  }

  private func replacing(
    _ pointers: [JSONPointer], depth: Int, by change: (JSONPointer, TextTree) throws -> Content
  ) rethrows -> TextTree {
    if let pointer = pointers.first(where: { $0.tokens.count == depth }) {
      return TextTree(place: place, content: try change(pointer, self))
    }
    let next = Dictionary(grouping: pointers) { Array($0.tokens[depth].utf8) }
    switch content {
    case .list(let items):
      var items = items
      for pointers in next.values {
        guard let index = Self.index(pointers[0].tokens[depth], count: items.count) else {
          continue
        }
        items[index] = try items[index].replacing(pointers, depth: depth + 1, by: change)
      }
      return TextTree(place: place, content: .list(items))
    case .object(let members):
      let members = try members.map { member in
        guard let pointers = next[Array(member.key.utf8)] else { return member }
        return Member(
          key: member.key, keyPlace: member.keyPlace,
          value: try member.value.replacing(pointers, depth: depth + 1, by: change))
      }
      return TextTree(place: place, content: .object(members))
    default: return self
    }
  }
}

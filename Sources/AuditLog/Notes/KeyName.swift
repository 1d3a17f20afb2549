internal import Crypto

/// The name of a key and its id: together they say which key made a signature (C2SP signed-note).
///
/// Names are compared byte by byte, not as text.
public struct KeyName: Hashable, Sendable {
  /// The name: not empty, and without spaces, control characters and `+`.
  public let name: String
  /// The id, which commits to name, kind and key.
  public let id: UInt32
  private let bytes: [UInt8]

  /// Takes a name and an id; nil where no key can have the name.
  init?(_ name: String, id: UInt32) {
    guard Self.isName(name) else { return nil }
    self.name = name
    self.id = id
    bytes = Array(name.utf8)
  }

  /// Names a key, by the rule for its id; nil where no key can have the name.
  init?(_ name: String, kind: NoteVerifier.Kind, publicKey: [UInt8]) {
    var hash = SHA256()
    hash.update(data: Array(name.utf8) + [0x0A, kind.rawValue] + publicKey)
    self.init(name, id: hash.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) })
  }

  /// Whether both are the same.
  public static func == (left: KeyName, right: KeyName) -> Bool {
    left.id == right.id && left.bytes == right.bytes
  }

  /// Hashes what equality compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(bytes)
  }

  /// The id as eight hexadecimal digits.
  var idText: String {
    let digits = String(id, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Reads eight hexadecimal digits; nil for anything else.
  static func id(of text: some StringProtocol) -> UInt32? {
    let isDigit = { (byte: UInt8) in
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
    }
    guard text.utf8.count == 8, text.utf8.allSatisfy(isDigit) else { return nil }
    return UInt32(text, radix: 16)
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
      }
  }
}

extension KeyName: CustomStringConvertible {
  /// `name+id`.
  public var description: String { "\(name)+\(idText)" }
}

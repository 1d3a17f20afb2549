internal import CanonicalJSON
internal import Crypto
internal import Foundation

/// What stands in an entry for a value: who has the value and its salt can show that it is the one,
/// and who has neither learns nothing of it.
///
/// It is `HMAC-SHA256(salt, "fieldcommit/v1\0" ‖ canonical JSON of [entry, pointer, value])`.
///
/// INVARIANT: a salt has 32 bytes. HMAC fills shorter keys up with zeros, so that salts of other
/// lengths could open one commitment in two ways.
public struct Commitment: Hashable, Sendable {
  /// How long a commitment is, and a salt.
  public static let byteCount = 32

  /// The 32 bytes.
  public let bytes: [UInt8]

  private static let prefix = Array("fieldcommit/v1\0".utf8)

  /// Commits to a value, given as canonical JSON; the key is a salt.
  init(to value: [UInt8], at place: ValuePlace, key: SymmetricKey) {
    bytes = Array(
      HMAC<SHA256>.authenticationCode(for: Self.message(value, place), using: key))
  }

  /// Takes 32 bytes; nil where there are more or fewer.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// Whether it is the commitment to a value, given as canonical JSON; in constant time.
  ///
  /// False where the salt has not 32 bytes.
  public func holds(_ value: [UInt8], at place: ValuePlace, salt: [UInt8]) -> Bool {
    salt.count == Self.byteCount
      && HMAC<SHA256>.isValidAuthenticationCode(
        bytes, authenticating: Self.message(value, place), using: SymmetricKey(data: salt))
  }

  private static func message(_ value: [UInt8], _ place: ValuePlace) -> [UInt8] {
    var message = prefix + place.bytes.dropLast()
    message.append(UInt8(ascii: ","))
    message += value
    message.append(UInt8(ascii: "]"))
    return message
  }
}

extension Commitment {
  /// The one member of what stands in an entry for a value.
  private static let member = "committed"

  /// Reads what stands in an entry for a value; nil where something else does.
  init?(marker: TextTree.Content) {
    guard case .object(let members) = marker, members.count == 1,
      case .text(let text) = members[0].value.content,
      members[0].key.utf8.elementsEqual(Self.member.utf8),
      let bytes = Base64.bytes(of: text.utf8)
    else { return nil }
    self.init(bytes: bytes)
  }

  /// What stands in an entry for the value: `{"committed": base64}`.
  var marker: TextTree.Content {
    let text = TextTree.Content.text(Base64.text(of: bytes))
    return .object([.unplaced(Self.member, text)])
  }
}

extension TextTree.Member {
  /// A member that was not read from anywhere.
  static func unplaced(_ key: String, _ content: TextTree.Content) -> Self {
    let place = TextPlace(line: 1, column: 1)
    return Self(key: key, keyPlace: place, value: TextTree(place: place, content: content))
  }
}

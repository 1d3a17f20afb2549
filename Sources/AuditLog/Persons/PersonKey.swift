internal import Crypto
internal import Foundation

/// A person's key, under a name that tells nothing of the person.
///
/// The entries about a person name the pseudonym. Who has the key opens what they hide.
public struct PersonKey: Sendable {
  /// 32 hexadecimal digits, at random.
  public let pseudonym: String
  /// The state of the file that the key was read in: as long as it is the same, nobody was
  /// forgotten since.
  let epoch: Int64
  private let secret: SymmetricKey

  /// How long a key is.
  static let byteCount = 32
  private static let pseudonymByteCount = 16

  /// Makes a new key.
  init(newIn epoch: Int64) {
    pseudonym = Self.random(Self.pseudonymByteCount).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    secret = SymmetricKey(size: .bits256)
    self.epoch = epoch
  }

  /// Takes what a file holds; nil where no key has these bytes or this pseudonym.
  init?(pseudonym: String, bytes: some ContiguousBytes, epoch: Int64) {
    secret = SymmetricKey(data: bytes)
    guard secret.bitCount == 8 * Self.byteCount, Self.isPseudonym(pseudonym) else { return nil }
    self.pseudonym = pseudonym
    self.epoch = epoch
  }

  /// The key's bytes.
  var bytes: [UInt8] { secret.withUnsafeBytes { Array($0) } }

  /// Whether a text can be a pseudonym.
  static func isPseudonym(_ text: String) -> Bool {
    text.utf8.count == 2 * pseudonymByteCount
      && text.utf8.allSatisfy {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
      }
  }

  /// As many bytes at random, by the system's generator for keys.
  static func random(_ count: Int) -> [UInt8] {
    SymmetricKey(size: SymmetricKeySize(bitCount: 8 * count)).withUnsafeBytes { Array($0) }
  }
}

extension PersonKey: CustomStringConvertible {
  /// The pseudonym; never the key.
  public var description: String { pseudonym }
}

extension PersonKey: CustomReflectable {
  /// The pseudonym; never the key.
  public var customMirror: Mirror { Mirror(self, children: ["pseudonym": pseudonym]) }
}

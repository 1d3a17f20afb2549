internal import CanonicalJSON
internal import Crypto
internal import Foundation

/// What hides one value at one place, and opens it again: made of the keys of all whose it is, so
/// that none of them may be missing.
///
/// All is derived by HKDF-SHA256 from the keys, in ascending order of their pseudonyms, and from the
/// place. So a salt that was disclosed opens one value, and a place is hidden in one way only.
public struct ValueSeal: Sendable {
  /// Where the value stands.
  public let place: ValuePlace
  private let material: SymmetricKey

  /// What is sealed is filled up to a multiple of so many bytes, since its length is seen also by
  /// who cannot open it: else `true` could be told from `false`.
  private static let blockByteCount = 64

  private static let nonceByteCount = 12
  private static let tagByteCount = 16

  /// Takes the place, and the keys of those whose value it is.
  ///
  /// - Throws: `no_key` where there are none.
  public init(
    at place: ValuePlace, keys: some Sequence<PersonKey>
  ) throws(HiddenValueError) {
    let sorted = keys.sorted { $0.pseudonym < $1.pseudonym }
    guard !sorted.isEmpty else {
      throw HiddenValueError(.noKey, at: place.pointer, "a hidden value is of at least one person")
    }
    var bytes: [UInt8] = []
    for (index, key) in sorted.enumerated()
    where index == 0 || key.pseudonym != sorted[index - 1].pseudonym {
      bytes += key.bytes
    }
    self.place = place
    material = SymmetricKey(data: bytes)
  }

  /// The salt of the value's commitment, which is disclosed with it.
  public var salt: [UInt8] { saltKey.withUnsafeBytes { Array($0) } }

  /// What stands in the entry for a value, given as canonical JSON.
  public func commitment(to value: [UInt8]) -> Commitment {
    Commitment(to: value, at: place, key: saltKey)
  }

  /// Seals a value, given as canonical JSON: AES-256-GCM, nonce first and tag last.
  ///
  /// - Throws: `value_unsealed` where the cipher fails.
  public func sealed(_ value: [UInt8]) throws(HiddenValueError) -> [UInt8] {
    let rest = value.count % Self.blockByteCount
    let fill = value.isEmpty || rest > 0 ? Self.blockByteCount - rest : 0
    do {
      let box = try AES.GCM.seal(
        value + [UInt8](repeating: 0, count: fill), using: sealKey, authenticating: place.bytes)
      return Array(box.nonce) + box.ciphertext + box.tag
    } catch {
      throw HiddenValueError(.valueUnsealed, at: place.pointer, "\(error)")
    }
  }

  /// The value that was sealed, as canonical JSON, once it is the one that the entry commits to.
  ///
  /// - Throws: `value_damaged`, `value_wrong`.
  public func opened(
    _ sealed: [UInt8], commitment: Commitment
  ) throws(HiddenValueError) -> [UInt8] {
    guard var value = decrypted(sealed) else {
      throw HiddenValueError(
        .valueDamaged, at: place.pointer,
        "what is sealed was changed, or was sealed elsewhere or with another key")
    }
    // Canonical JSON holds no zero byte.
    while value.last == 0 { value.removeLast() }
    guard commitment.holds(value, at: place, salt: salt) else {
      throw HiddenValueError(
        .valueWrong, at: place.pointer, "what was sealed is not the value that the entry commits to"
      )
    }
    return value
  }

  private func decrypted(_ sealed: [UInt8]) -> [UInt8]? {
    guard sealed.count >= Self.nonceByteCount + Self.tagByteCount,
      let nonce = try? AES.GCM.Nonce(data: sealed.prefix(Self.nonceByteCount)),
      let box = try? AES.GCM.SealedBox(
        nonce: nonce,
        ciphertext: sealed.dropFirst(Self.nonceByteCount).dropLast(Self.tagByteCount),
        tag: sealed.suffix(Self.tagByteCount)),
      let value = try? AES.GCM.open(box, using: sealKey, authenticating: place.bytes)
    else { return nil }
    return Array(value)
  }

  private var saltKey: SymmetricKey { derived("edict/salt/v1\0") }

  private var sealKey: SymmetricKey { derived("edict/seal/v1\0") }

  private func derived(_ purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: material, info: Array(purpose.utf8) + place.bytes,
      outputByteCount: Commitment.byteCount)
  }
}

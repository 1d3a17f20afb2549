internal import Crypto

/// A public key that notes are checked with.
///
/// ```swift
/// let key = try NoteVerifier("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
/// ```
public struct NoteVerifier: Hashable, Sendable {
  /// What a key's signatures say.
  public enum Kind: UInt8, Hashable, Sendable {
    /// Ed25519 of the note's text: how a log signs.
    case signature = 1
    /// Ed25519 of a time and the note's text: how a witness signs (C2SP tlog-cosignature).
    case cosignature = 4
  }

  /// Its name and id.
  public let key: KeyName
  /// What its signatures say.
  public let kind: Kind
  /// The 32 bytes of the key (RFC 8032).
  public let publicKey: [UInt8]

  /// Reads `name+id+base64`, where the base64 is of the kind and the key's 32 bytes.
  ///
  /// - Throws: `bad_key`.
  public init(_ text: String) throws(ProofError) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64.bytes(of: parts[2].utf8),
      let id = KeyName.id(of: parts[1])
    else { throw ProofError(.badKey, "a verifier key is `name+id+base64`") }
    guard let kind = bytes.first.flatMap(Kind.init) else {
      throw ProofError(.badKey, "a key's kind is `1` or `4`")
    }
    try self.init(name: String(parts[0]), kind: kind, publicKey: Array(bytes.dropFirst()))
    guard id == key.id else { throw ProofError(.badKey, "the key has the id `\(key.idText)`") }
  }

  init(name: String, kind: Kind, publicKey: [UInt8]) throws(ProofError) {
    guard (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil else {
      throw ProofError(.badKey, "an Ed25519 key has 32 bytes")
    }
    guard let key = KeyName(name, kind: kind, publicKey: publicKey) else {
      throw ProofError(.badKey, "a key's name is not empty, and has no space and no `+`")
    }
    self.key = key
    self.kind = kind
    self.publicKey = publicKey
  }

  /// Whether `signature` is this key's of `message`.
  func isValid(_ signature: some Collection<UInt8>, of message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(Array(signature), for: message)
  }
}

extension NoteVerifier: CustomStringConvertible {
  /// The text that it is read from.
  public var description: String { "\(key)+\(Base64.text(of: [kind.rawValue] + publicKey))" }
}

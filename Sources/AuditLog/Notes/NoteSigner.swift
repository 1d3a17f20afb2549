internal import Crypto

/// A private key that notes are signed with.
public struct NoteSigner: Sendable {
  /// The public key that belongs to it.
  public let verifier: NoteVerifier
  private let seed: [UInt8]

  private static let prefix = "PRIVATE+KEY+"

  /// Makes a new key.
  ///
  /// - Throws: `bad_key` where no key can have the name.
  public init(
    newNamed name: String, kind: NoteVerifier.Kind = .signature
  ) throws(ProofError) {
    try self.init(
      name: name, kind: kind, seed: Array(Curve25519.Signing.PrivateKey().rawRepresentation))
  }

  /// Reads `PRIVATE+KEY+name+id+base64`, where the base64 is of the kind and the key's 32 bytes.
  ///
  /// - Throws: `bad_key`; it never says anything of the key.
  public init(_ text: String) throws(ProofError) {
    guard text.utf8.starts(with: Self.prefix.utf8) else {
      throw ProofError(.badKey, "a signer key is `PRIVATE+KEY+name+id+base64`")
    }
    let parts = text.dropFirst(Self.prefix.count)
      .split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Base64.bytes(of: parts[2].utf8),
      let id = KeyName.id(of: parts[1])
    else { throw ProofError(.badKey, "a signer key is `PRIVATE+KEY+name+id+base64`") }
    guard let kind = bytes.first.flatMap(NoteVerifier.Kind.init) else {
      throw ProofError(.badKey, "a key's kind is `1` or `4`")
    }
    try self.init(name: String(parts[0]), kind: kind, seed: Array(bytes.dropFirst()))
    guard id == verifier.key.id else {
      throw ProofError(.badKey, "the key has the id `\(verifier.key.idText)`")
    }
  }

  private init(name: String, kind: NoteVerifier.Kind, seed: [UInt8]) throws(ProofError) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
      throw ProofError(.badKey, "an Ed25519 key has 32 bytes")
    }
    verifier = try NoteVerifier(
      name: name, kind: kind, publicKey: Array(key.publicKey.rawRepresentation))
    self.seed = seed
  }

  /// The text that it is read from: keep it secret.
  public var secretText: String {
    "\(Self.prefix)\(verifier.key)+\(Base64.text(of: [verifier.kind.rawValue] + seed))"
  }

  /// The signature of a note's text; a cosignature is made at `unixSeconds`.
  func signature(of text: String, unixSeconds: UInt64) throws -> Note.Signature {
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    switch verifier.kind {
    case .signature:
      let bytes = Array(try key.signature(for: Array(text.utf8)))
      return Note.Signature(key: verifier.key, bytes: bytes)
    case .cosignature:
      let message = Note.cosigned(text, unixSeconds: unixSeconds)
      let time = withUnsafeBytes(of: unixSeconds.bigEndian) { Array($0) }
      return Note.Signature(key: verifier.key, bytes: time + Array(try key.signature(for: message)))
    }
  }
}

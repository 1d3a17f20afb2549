extension Note {
  /// Who signed a note, and when where they say so.
  public struct Signer: Hashable, Sendable {
    /// The key.
    public let verifier: NoteVerifier
    /// When a witness saw it, in seconds since 1970; nil for a signature that tells no time.
    public let unixSeconds: UInt64?
  }

  /// Which of `verifiers` signed the note: those of its signatures that they made, each key once.
  ///
  /// Signatures of other keys are ignored, whatever they say; one that names a known key must be
  /// that key's.
  ///
  /// - Throws: `wrong_signature`, `ambiguous_key`, `unsigned`.
  public func signers(among verifiers: [NoteVerifier]) throws(ProofError) -> [Signer] {
    let first = text.utf8.count { $0 == UInt8(ascii: "\n") } + 2
    var signers: [Signer] = []
    for (number, signature) in signatures.enumerated() {
      let known = verifiers.filter { $0.key == signature.key }
      guard let verifier = known.first else { continue }
      guard known.count == 1 else {
        throw ProofError(
          .ambiguousKey, line: first + number, "two of the keys given are `\(signature.key)`")
      }
      guard let signer = signer(signature, verifier) else {
        throw ProofError(
          .wrongSignature, line: first + number, "the signature is not that of `\(signature.key)`")
      }
      if !signers.contains(where: { $0.verifier == verifier }) { signers.append(signer) }
    }
    guard !signers.isEmpty else {
      throw ProofError(.unsigned, "no signature is by a key that was given")
    }
    return signers
  }

  /// The same text, with a signature more.
  ///
  /// A cosignature says that it was made at `unixSeconds`.
  public func signed(by signer: NoteSigner, unixSeconds: UInt64 = 0) throws -> Note {
    let signature = try signer.signature(of: text, unixSeconds: unixSeconds)
    return Note(text: text, signatures: signatures + [signature])
  }

  private func signer(_ signature: Signature, _ verifier: NoteVerifier) -> Signer? {
    switch verifier.kind {
    case .signature:
      guard verifier.isValid(signature.bytes, of: Array(text.utf8)) else { return nil }
      return Signer(verifier: verifier, unixSeconds: nil)
    case .cosignature:
      guard signature.bytes.count == 8 + 64 else { return nil }
      let time = signature.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
      guard time <= Int64.max,
        verifier.isValid(
          signature.bytes.dropFirst(8), of: Self.cosigned(text, unixSeconds: time))
      else { return nil }
      return Signer(verifier: verifier, unixSeconds: time)
    }
  }

  /// What a witness signs: the time, and the text that it saw then.
  static func cosigned(_ text: String, unixSeconds: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(unixSeconds)\n\(text)".utf8)
  }
}

/// Why a key, a note, a checkpoint or a proof is refused: a code, the line, and what is wrong there.
public struct ProofError: Error, Hashable, Sendable {
  /// What is wrong, as a word that stays the same from version to version.
  public enum Code: String, CaseIterable, Sendable {
    /// A key's text is none.
    case badKey = "bad_key"
    /// Two of the keys given have the same name and id.
    case ambiguousKey = "ambiguous_key"
    /// A note's text is none: it is too long, no text, or has no signatures.
    case badNote = "bad_note"
    /// A signature's line is none.
    case badSignatureLine = "bad_signature_line"
    /// A signature by a known key is not of this text.
    case wrongSignature = "wrong_signature"
    /// No signature is by a known key.
    case unsigned = "unsigned"
    /// A note's text is no checkpoint.
    case badCheckpoint = "bad_checkpoint"
    /// A checkpoint is of another log.
    case otherLog = "other_log"
    /// A proof's text is none.
    case badProof = "bad_proof"
    /// A proof does not show what it is meant to.
    case wrongProof = "wrong_proof"
  }

  /// What is wrong.
  public let code: Code
  /// The line of the text that it is found on, from 1; nil where it is not of one line.
  public let line: Int?
  /// What it means, in lower case without full stop.
  public let message: String

  init(_ code: Code, line: Int? = nil, _ message: String) {
    self.code = code
    self.line = line
    self.message = message
  }

  /// The same, for a text that follows `lines` others.
  func after(lines: Int) -> ProofError { ProofError(code, line: line.map { $0 + lines }, message) }
}

extension ProofError: CustomStringConvertible {
  /// `line: code: message`, or `code: message`.
  public var description: String {
    let text = "\(code.rawValue): \(message)"
    return line.map { "\($0): \(text)" } ?? text
  }
}

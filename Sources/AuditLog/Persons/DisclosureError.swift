/// Why a disclosure is refused: a code, the place in it, and the cause.
public struct DisclosureError: Error, Hashable, Sendable {
  /// What went wrong, as a word that stays the same from version to version.
  public enum Code: String, CaseIterable, Sendable {
    /// The text is no disclosure, or not in its one form.
    case badDisclosure = "bad_disclosure"
    /// It has more bytes than are read.
    case tooLarge = "disclosure_too_large"
    /// The proof in it is none, is not of the entry, or is not signed by the log.
    case proofRefused = "proof_refused"
    /// The entry in it cannot hide values as a log's entry does.
    case badEntry = "bad_entry"
    /// The entry hides nothing at the place of an opening.
    case notHidden = "not_hidden"
    /// A value is not the one that the entry commits to.
    case wrongValue = "wrong_value"
    /// A checkpoint held elsewhere is none, or not signed by the log.
    case checkpointRefused = "checkpoint_refused"
    /// A checkpoint held elsewhere is of another history.
    case logRewritten = "log_rewritten"
  }

  /// What went wrong.
  public let code: Code
  /// Where: a member of the disclosure, a pointer into its entry, or a checkpoint's name; nil for
  /// the whole of it.
  public let place: String?
  /// What it means, in lower case without full stop.
  public let message: String

  init(_ code: Code, at place: String? = nil, _ message: String) {
    self.code = code
    self.place = place
    self.message = message
  }
}

extension DisclosureError: CustomStringConvertible {
  /// `place: code: message`, or `code: message`.
  public var description: String {
    let text = "\(code.rawValue): \(message)"
    return place.map { "\($0.prefix(200)): \(text)" } ?? text
  }
}

/// A signed note: a text, and the signatures of it (C2SP signed-note).
///
/// Until `signers(among:)` says who signed it, its text is not to be believed.
public struct Note: Hashable, Sendable {
  /// A line that says who signed.
  public struct Signature: Hashable, Sendable {
    /// The key that it names.
    public let key: KeyName
    /// What the key made of the text.
    public let bytes: [UInt8]
  }

  /// What is signed; it ends with a newline.
  public let text: String
  /// The signatures, in the order in which they stand.
  public let signatures: [Signature]

  /// The largest note that is read, in bytes.
  public static let limitBytes = 1 << 20
  /// The most signatures that are read.
  public static let signatureLimit = 100

  /// Takes a text and its signatures apart.
  ///
  /// - Throws: `bad_note`, `bad_signature_line`.
  public init(_ bytes: [UInt8]) throws(ProofError) {
    guard bytes.count <= Self.limitBytes else {
      throw ProofError(.badNote, "a note has \(Self.limitBytes) bytes at most")
    }
    try Self.checkCharacters(bytes)
    guard let whole = String(validating: bytes, as: UTF8.self) else {
      throw ProofError(.badNote, "a note is UTF-8")
    }
    guard let blank = Self.lastBlankLine(bytes), blank + 1 < bytes.count else {
      throw ProofError(.badNote, "a note ends with a blank line and signatures")
    }
    guard bytes.last == UInt8(ascii: "\n") else {
      throw ProofError(.badNote, line: Self.lines(bytes) + 1, "the last line has no end")
    }
    let text = whole.utf8.prefix(blank)
    let lines = whole.utf8.dropFirst(blank + 1).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).dropLast()
    let first = Self.lines(bytes.prefix(blank)) + 2
    guard lines.count <= Self.signatureLimit else {
      throw ProofError(
        .badNote, line: first + Self.signatureLimit,
        "a note has \(Self.signatureLimit) signatures at most")
    }
    var signatures: [Signature] = []
    for (number, line) in lines.enumerated() {
      signatures.append(try Self.signature(line, line: first + number))
    }
    self.text = String(Substring(text))
    self.signatures = signatures
  }

  /// Takes a text, which must end with a newline, and signatures of it.
  init(text: String, signatures: [Signature]) {
    self.text = text
    self.signatures = signatures
  }

  /// The note as it is stored and sent.
  public var bytes: [UInt8] {
    var lines = text + "\n"
    for signature in signatures {
      let id = withUnsafeBytes(of: signature.key.id.bigEndian) { Array($0) }
      lines += "— \(signature.key.name) \(Base64.text(of: id + signature.bytes))\n"
    }
    return Array(lines.utf8)
  }

  /// The place behind the newline that the last blank line follows: where that line begins.
  private static func lastBlankLine(_ bytes: [UInt8]) -> Int? {
    let newline = UInt8(ascii: "\n")
    return bytes.indices.dropFirst().last { bytes[$0] == newline && bytes[$0 - 1] == newline }
  }

  private static func lines(_ bytes: some Collection<UInt8>) -> Int {
    bytes.count { $0 == UInt8(ascii: "\n") }
  }

  private static func checkCharacters(_ bytes: [UInt8]) throws(ProofError) {
    let newline = UInt8(ascii: "\n")
    guard let place = bytes.firstIndex(where: { $0 < 0x20 && $0 != newline }) else { return }
    throw ProofError(
      .badNote, line: lines(bytes.prefix(place)) + 1, "a note has no control character")
  }

  private static func signature(
    _ line: Substring.UTF8View, line number: Int
  ) throws(ProofError) -> Signature {
    let dash = "— ".utf8
    let parts =
      line.starts(with: dash)
      ? line.dropFirst(dash.count).split(
        separator: UInt8(ascii: " "), omittingEmptySubsequences: false) : []
    guard parts.count == 2 else {
      throw ProofError(.badSignatureLine, line: number, "a signature is `— name base64`")
    }
    guard let bytes = Base64.bytes(of: parts[1]), bytes.count > 4 else {
      throw ProofError(
        .badSignatureLine, line: number, "a signature is the base64 of more than 4 bytes")
    }
    let id = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    guard let key = KeyName(String(Substring(parts[0])), id: id) else {
      throw ProofError(
        .badSignatureLine, line: number,
        "a key's name is not empty, and has no space and no `+`")
    }
    return Signature(key: key, bytes: Array(bytes.dropFirst(4)))
  }
}

/// What a log says of itself at one time: which log, how many entries, and their tree's root
/// (C2SP tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {
  /// Which log.
  public let origin: String
  /// How many entries, and the hash of them all.
  public let head: TreeHead
  /// Lines that a log added; none where it is ours.
  public let extensions: [String]

  /// Takes what a checkpoint says.
  ///
  /// - Throws: `bad_checkpoint` where the origin is empty or not one line.
  public init(origin: String, head: TreeHead) throws(ProofError) {
    guard !origin.isEmpty, origin.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
      throw ProofError(.badCheckpoint, line: 1, "an origin is one line, not empty")
    }
    self.origin = origin
    self.head = head
    extensions = []
  }

  /// Reads the text of a note.
  ///
  /// - Throws: `bad_checkpoint`.
  public init(text: String) throws(ProofError) {
    // By bytes, since for text a carriage return and a newline would be one character.
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard lines.popLast() == "" else {
      throw ProofError(.badCheckpoint, line: lines.count + 1, "the last line has no end")
    }
    if let empty = lines.firstIndex(of: "") {
      throw ProofError(.badCheckpoint, line: empty + 1, "a line of a checkpoint is not empty")
    }
    guard lines.count >= 3 else {
      throw ProofError(
        .badCheckpoint, line: lines.count + 1, "a checkpoint has an origin, a size and a root")
    }
    guard let size = Int64(decimal: lines[1]) else {
      throw ProofError(.badCheckpoint, line: 2, "`\(lines[1].prefix(80))` is no size")
    }
    guard let root = TreeHash(base64: lines[2]), size > 0 || root == .empty else {
      throw ProofError(
        .badCheckpoint, line: 3, "`\(lines[2].prefix(80))` is no root of \(size) entries")
    }
    origin = lines[0]
    head = TreeHead(size: size, root: root)
    extensions = Array(lines.dropFirst(3))
  }

  /// What is signed.
  public var text: String {
    ([origin, "\(head.size)", head.root.base64] + extensions).map { $0 + "\n" }.joined()
  }
}

extension Int64 {
  /// Reads ASCII digits without a zero before them; nil for anything else.
  init?(decimal text: some StringProtocol) {
    guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
      text.utf8.first != UInt8(ascii: "0") || text.utf8.count == 1
    else { return nil }
    self.init(text)
  }
}

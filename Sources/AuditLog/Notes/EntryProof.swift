/// The proof that an entry is in a log, which anyone can check without the log (C2SP tlog-proof).
public struct EntryProof: Hashable, Sendable {
  /// The entry's index in the log.
  public let index: Int64
  /// The hashes beside the entry's way to the root, its neighbour first.
  public let path: [TreeHash]
  /// What an application added, which nothing vouches for.
  public let extra: [UInt8]?
  /// The log's checkpoint, as it was signed.
  public let checkpoint: [UInt8]

  private static let header = "c2sp.org/tlog-proof@v1"
  /// The most hashes that a way to a root can have.
  private static let pathLimit = 63

  /// Takes what a proof is made of.
  init(index: Int64, path: [TreeHash], extra: [UInt8]? = nil, checkpoint: [UInt8]) {
    self.index = index
    self.path = path
    self.extra = extra
    self.checkpoint = checkpoint
  }

  /// Reads a proof's text; the checkpoint is read when it is verified.
  ///
  /// - Throws: `bad_proof`.
  public init(_ bytes: [UInt8]) throws(ProofError) {
    var lines = ProofLines(bytes)
    guard try lines.next() == Self.header else {
      throw ProofError(.badProof, line: 1, "the first line is `\(Self.header)`")
    }
    var line = try lines.next()
    if let text = line.value(after: "extra ") {
      guard let bytes = Base64.bytes(of: text.utf8) else {
        throw ProofError(.badProof, line: lines.number, "extra data is base64")
      }
      extra = bytes
      line = try lines.next()
    } else {
      extra = nil
    }
    guard let index = line.value(after: "index ").flatMap(Int64.init(decimal:)) else {
      throw ProofError(.badProof, line: lines.number, "the line of the entry is `index N`")
    }
    self.index = index
    var path: [TreeHash] = []
    line = try lines.next()
    while !line.isEmpty {
      guard path.count < Self.pathLimit, let hash = TreeHash(base64: line) else {
        throw ProofError(
          .badProof, line: lines.number,
          "a line of the way is the base64 of 32 bytes, and there are \(Self.pathLimit) at most")
      }
      path.append(hash)
      line = try lines.next()
    }
    self.path = path
    checkpoint = lines.rest
  }

  /// The proof as a text.
  public var bytes: [UInt8] {
    var lines = Self.header + "\n"
    if let extra { lines += "extra \(Base64.text(of: extra))\n" }
    lines += "index \(index)\n"
    for hash in path { lines += hash.base64 + "\n" }
    return Array((lines + "\n").utf8) + checkpoint
  }

  /// Checks that a log with one of `keys` holds `entry` at the proof's index, and says what signed
  /// that.
  ///
  /// - Throws: `wrong_proof`, and what `SignedCheckpoint` throws, with lines of the proof's text.
  public func verify(
    entry: [UInt8], keys: [NoteVerifier], witnesses: [NoteVerifier] = [], origin: String? = nil
  ) throws(ProofError) -> SignedCheckpoint {
    let signed: SignedCheckpoint
    do {
      signed = try SignedCheckpoint(checkpoint, keys: keys, witnesses: witnesses, origin: origin)
    } catch {
      throw error.after(lines: path.count + (extra == nil ? 3 : 4))
    }
    let leaf = EntryLeaf(of: entry).hash
    guard TreeProof.includes(leaf, at: index, in: signed.head, path: path) else {
      throw ProofError(
        .wrongProof, "the entry is not entry `\(index)` of the \(signed.head.size) that were signed"
      )
    }
    return signed
  }
}

/// The lines before a proof's checkpoint.
private struct ProofLines {
  private let bytes: [UInt8]
  private var place = 0
  /// The number of the line that was given last.
  private(set) var number = 0

  /// The longest line that is read, in bytes: extra data is the only one that can be long.
  private static let limitBytes = 65_535

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var rest: [UInt8] { Array(bytes[place...]) }

  mutating func next() throws(ProofError) -> String {
    number += 1
    let line = bytes[place...].prefix { $0 != UInt8(ascii: "\n") }
    guard line.endIndex < bytes.endIndex else {
      throw ProofError(.badProof, line: number, "the proof ends before its checkpoint")
    }
    guard line.count <= Self.limitBytes, let text = String(validating: line, as: UTF8.self) else {
      throw ProofError(
        .badProof, line: number, "a line is UTF-8 of \(Self.limitBytes) bytes at most")
    }
    place = line.endIndex + 1
    return text
  }
}

extension String {
  fileprivate func value(after prefix: String) -> Substring? {
    utf8.starts(with: prefix.utf8) ? Substring(utf8.dropFirst(prefix.utf8.count)) : nil
  }
}

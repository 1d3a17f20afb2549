/// A log as a folder of C2SP tlog-tiles, our own export or another program's.
public struct TileFolder: Sendable {
  /// The folder.
  public let path: String

  /// Takes a folder's path.
  public init(path: String) { self.path = path }

  /// Hashes every entry again, and compares all that follows with every tile, with the folder's
  /// checkpoint, and with the checkpoints that were held elsewhere.
  ///
  /// What is wrong, a missing file too, is in the verdict. Without keys nothing shows who signed.
  ///
  /// - Throws: `log_missing` where there is no checkpoint; `log_unreadable` where a file cannot be
  ///   read.
  /// - Complexity: O(size of the log), in the memory of some tiles and the largest entry.
  public func verify(_ rules: VerdictRules = VerdictRules()) throws -> Verdict {
    guard
      let note = try DurableFile.read(path + "/checkpoint", limitBytes: Note.limitBytes)
    else {
      throw LogError(.missing, path: path, message: "there is no log: it has no `checkpoint`")
    }
    var pass = FolderVerification(path: path, rules: rules)
    return try pass.run(note)
  }
}

/// One pass over a folder.
private struct FolderVerification {
  private let path: String
  private var verification: Verification
  /// The hashes of each level's tile that is not full yet.
  private var open: [[UInt8]] = [[]]
  /// How many tiles of each level were full.
  private var fullCount: [Int64] = [0]

  init(path: String, rules: VerdictRules) {
    self.path = path
    verification = Verification(rules: rules)
  }

  mutating func run(_ note: [UInt8]) throws -> Verdict {
    let head = verification.claim(note, name: "checkpoint", isHeld: false)
    verification.begin()
    for bundle in Tile.all(.entries, size: head?.size ?? 0) {
      guard try take(bundle) else { break }
    }
    for level in open.indices where !open[level].isEmpty { try compare(level: level) }
    return verification.end()
  }

  /// Takes a bundle's entries; false where they cannot be told apart, so that no more can follow.
  private mutating func take(_ bundle: Tile) throws -> Bool {
    guard
      let bytes = try DurableFile.read(
        path + "/" + bundle.path, limitBytes: EntryBundle.limitBytes)
    else {
      verification.breakOff(.entryMissing, bundle.path, "the file is missing")
      return false
    }
    guard let leaves = EntryBundle.leaves(bytes, count: bundle.width) else {
      verification.breakOff(.entryMissing, bundle.path, "it does not hold \(bundle.width) entries")
      return false
    }
    for (index, leaf) in zip(bundle.positions, leaves) { try take(leaf, at: index) }
    return true
  }

  private mutating func take(_ leaf: ArraySlice<UInt8>, at index: Int64) throws {
    verification.counts.entries += 1
    let entry = EntryLeaf.isReserved(leaf) ? try largeEntry(leaf, at: index) : Array(leaf)
    if let entry {
      verification.counts.entryBytes += Int64(entry.count)
      if let message = verification.rules.entry?(index, entry) {
        verification.find(.entryMisplaced, "entry \(index)", message)
      }
    }
    let hash = leaf.withUnsafeBytes { TreeHash(leaf: $0) }
    var completed = [(0, hash)]
    verification.append(hash) { level, _, hash in completed.append((level, hash)) }
    for (level, hash) in completed { try add(hash, level: level) }
  }

  /// The entry that a reference stands for; nil, and a finding, where it is not that.
  private mutating func largeEntry(_ leaf: ArraySlice<UInt8>, at index: Int64) throws -> [UInt8]? {
    let name = EntryLeaf.path(of: index)
    guard
      let entry = try DurableFile.read(path + "/" + name, limitBytes: AuditLog.entryLimitBytes)
    else {
      verification.find(.entryMissing, name, "the file is missing")
      return nil
    }
    guard EntryLeaf(of: entry).bytes == Array(leaf), entry.count > EntryLeaf.limitBytes else {
      verification.find(.entryChanged, name, "its bytes do not have the digest that refers to them")
      return nil
    }
    return entry
  }

  private mutating func add(_ hash: TreeHash, level: Int) throws {
    if level == open.count {
      open.append([])
      fullCount.append(0)
    }
    open[level] += hash.bytes
    if open[level].count == Tile.fullWidth * TreeHash.byteCount {
      try compare(level: level)
      open[level] = []
      fullCount[level] += 1
    }
  }

  /// Compares a tile with what it should hold.
  private mutating func compare(level: Int) throws {
    let bytes = open[level]
    let tile = Tile(
      content: .hashes(level: level), index: fullCount[level],
      width: bytes.count / TreeHash.byteCount)
    verification.counts.hashes += Int64(tile.width)
    let held = try DurableFile.read(path + "/" + tile.path, limitBytes: bytes.count)
    if held == nil {
      verification.find(.hashWrong, tile.path, "the file is missing")
    } else if held != bytes {
      verification.find(.hashWrong, tile.path, "it does not hold the hashes of what is below it")
    }
  }
}

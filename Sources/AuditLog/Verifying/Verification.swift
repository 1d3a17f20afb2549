/// A verdict in the making: entries go in one by one, what was claimed of the log is compared once
/// as many are there.
struct Verification {
  /// What someone said the root is at a size.
  private struct Claim {
    let name: String
    let head: TreeHead
    let isHeld: Bool
    let unixSeconds: UInt64?
  }

  private static let findingLimit = 100

  let rules: VerdictRules
  private(set) var edge = TreeEdge()
  var counts = Verdict.Counts()
  /// Whether every entry so far was there, so that roots mean something.
  private var isWhole = true
  private var claims: [Claim] = []
  private var nextClaim = 0
  private var integrity: [Verdict.Finding] = []
  private var completeness: [Verdict.Finding] = []
  private var basis: [Verdict.Basis] = []
  private var findingCount = 0

  init(rules: VerdictRules) {
    self.rules = rules
    for held in rules.held { claim(held.note, name: held.name, isHeld: true) }
  }

  /// Takes a checkpoint that is to be compared with the log; it is a finding where it is none.
  ///
  /// All are taken before the first entry.
  @discardableResult
  mutating func claim(_ note: [UInt8], name: String, isHeld: Bool) -> TreeHead? {
    do {
      let head: TreeHead
      var times: [UInt64] = []
      if rules.keys.isEmpty {
        head = try Checkpoint(text: try Note(note).text).head
      } else {
        let signed = try SignedCheckpoint(
          note, keys: rules.keys, witnesses: rules.witnesses, origin: rules.origin)
        head = signed.head
        times = signed.witnesses.compactMap(\.unixSeconds)
        if !isHeld { counts.signatures += 1 }
      }
      claims.append(
        Claim(name: name, head: head, isHeld: isHeld, unixSeconds: times.min()))
      return head
    } catch {
      find(.checkpointRefused, name, "\(error)", isHeld: isHeld)
      return nil
    }
  }

  /// Orders what was claimed, and compares what is of no entry.
  mutating func begin() {
    claims.sort { $0.head.size < $1.head.size }
    compareClaims()
  }

  /// Takes the next entry's hash, as it was computed of its bytes.
  mutating func append(
    _ leaf: TreeHash, completed: (_ level: Int, _ position: Int64, TreeHash) throws -> Void
  ) rethrows {
    try edge.append(leaf, completed: completed)
    if nextClaim < claims.count, claims[nextClaim].head.size == edge.size { compareClaims() }
  }

  /// Says that entries are missing from here on, or that their order is not known.
  mutating func breakOff(_ code: Verdict.Code, _ place: String, _ message: String) {
    isWhole = false
    find(code, place, message)
  }

  /// Notes something that is wrong with the log itself.
  mutating func find(_ code: Verdict.Code, _ place: String, _ message: String) {
    find(code, place, message, isHeld: false)
  }

  private mutating func find(
    _ code: Verdict.Code, _ place: String, _ message: String, isHeld: Bool
  ) {
    findingCount += 1
    let finding = Verdict.Finding(code: code, place: place, message: message)
    if isHeld {
      if completeness.count < Self.findingLimit { completeness.append(finding) }
    } else if integrity.count < Self.findingLimit {
      integrity.append(finding)
    }
  }

  private mutating func compareClaims() {
    while nextClaim < claims.count, claims[nextClaim].head.size == edge.size {
      let claim = claims[nextClaim]
      nextClaim += 1
      if !claim.isHeld { counts.checkpoints += 1 }
      if claim.head.root == edge.root {
        if claim.isHeld {
          basis.append(
            Verdict.Basis(
              name: claim.name, size: claim.head.size, unixSeconds: claim.unixSeconds))
        }
      } else {
        find(
          claim.isHeld ? .logRewritten : .checkpointWrong, claim.name,
          "the first \(claim.head.size) entries have the root `\(edge.root)`, it says "
            + "`\(claim.head.root)`", isHeld: claim.isHeld)
      }
    }
  }

  /// The verdict, once all entries are in.
  mutating func end() -> Verdict {
    for claim in claims[nextClaim...] {
      let reason =
        isWhole ? "the log has \(edge.size) entries" : "only \(edge.size) entries could be followed"
      find(
        claim.isHeld ? .logCut : .checkpointWrong, claim.name,
        "\(reason), it is of \(claim.head.size)", isHeld: claim.isHeld)
    }
    return Verdict(
      head: edge.head, counts: counts, integrity: integrity, completeness: completeness,
      basis: basis, findingCount: findingCount)
  }
}

internal import CanonicalJSON

extension Disclosure {
  /// What a disclosure shows, once it was verified.
  public struct Disclosed: Hashable, Sendable {
    /// The index of the entry in the log.
    public let index: Int64
    /// The entry's id.
    public let id: String
    /// The values, each with its place, as canonical JSON.
    public let values: [Value]
    /// The checkpoint by which the log held the entry, and who signed it.
    public let checkpoint: SignedCheckpoint
    /// The names of the checkpoints held elsewhere that are of the same entries; others are of more
    /// or fewer, and by a disclosure alone cannot be compared.
    public let compared: [String]
  }

  /// A value that was hidden, and where.
  public struct Value: Hashable, Sendable {
    /// The place in the entry, as a pointer of RFC 6901.
    public let pointer: String
    /// The value, as canonical JSON.
    public let bytes: [UInt8]
  }

  /// Checks that a log with one of `keys` held the entry, and that the values are those that the
  /// entry hides.
  ///
  /// - Parameters:
  ///   - keys: The log's: present and former ones.
  ///   - witnesses: Those whose cosignatures count.
  ///   - held: Checkpoints of the log that were held elsewhere.
  ///   - origin: Which log it must be; nil for any that has the keys.
  /// - Throws: `proof_refused`, `bad_entry`, `not_hidden`, `wrong_value`, `checkpoint_refused`,
  ///   `log_rewritten`.
  /// - Complexity: Linear in the bytes.
  public func verify(
    keys: [NoteVerifier], witnesses: [NoteVerifier] = [], held: [HeldCheckpoint] = [],
    origin: String? = nil
  ) throws(DisclosureError) -> Disclosed {
    let signed: SignedCheckpoint
    do {
      signed = try proof.verify(entry: entry, keys: keys, witnesses: witnesses, origin: origin)
    } catch {
      throw DisclosureError(.proofRefused, at: "proof", error.description)
    }
    var compared: [String] = []
    for checkpoint in held
    where try Self.isOfSameEntries(checkpoint, signed, keys: keys, origin: origin) {
      compared.append(checkpoint.name)
    }
    let tree: EntryTree
    do {
      tree = try EntryTree(entry)
    } catch {
      throw DisclosureError(.badEntry, at: error.pointer, error.message)
    }
    try checkOpenings(in: tree)
    return Disclosed(
      index: proof.index, id: tree.id,
      values: openings.map { Value(pointer: $0.pointer, bytes: $0.value) }, checkpoint: signed,
      compared: compared)
  }

  /// Whether a checkpoint held elsewhere is of as many entries, which must then be the same.
  private static func isOfSameEntries(
    _ held: HeldCheckpoint, _ signed: SignedCheckpoint, keys: [NoteVerifier], origin: String?
  ) throws(DisclosureError) -> Bool {
    let checkpoint: SignedCheckpoint
    do {
      checkpoint = try SignedCheckpoint(
        held.note, keys: keys, origin: origin ?? signed.checkpoint.origin)
    } catch {
      throw DisclosureError(.checkpointRefused, at: held.name, error.description)
    }
    guard checkpoint.head.size == signed.head.size else { return false }
    guard checkpoint.head == signed.head else {
      throw DisclosureError(
        .logRewritten, at: held.name,
        "the log signed two histories of \(signed.head.size) entries; keep both checkpoints")
    }
    return true
  }

  private func checkOpenings(in tree: EntryTree) throws(DisclosureError) {
    let listed = Set(tree.hidden.map(\.place))
    var commitments = [Commitment?](repeating: nil, count: openings.count)
    do {
      _ = try PlaceTree(openings.map(\.pointer)).replace(in: tree.tree) { number, content in
        commitments[number] = Commitment(marker: content)
        return content
      }
    } catch {
      throw DisclosureError(.notHidden, at: error.pointer, error.message)
    }
    for (opening, commitment) in zip(openings, commitments) {
      let place = tree.place(opening.pointer)
      guard listed.contains(place), let commitment else {
        throw DisclosureError(.notHidden, at: opening.pointer, "the entry hides no value there")
      }
      guard commitment.holds(opening.value, at: place, salt: opening.salt) else {
        throw DisclosureError(
          .wrongValue, at: opening.pointer, "the value is not the one that the entry commits to")
      }
    }
  }
}

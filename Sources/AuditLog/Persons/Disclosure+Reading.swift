internal import CanonicalJSON

extension Disclosure {
  /// Reads a disclosure's text, which has one form only.
  ///
  /// What it says is not to be believed until it is verified.
  ///
  /// - Throws: `disclosure_too_large`, `bad_disclosure`; `proof_refused` where the proof in it is
  ///   none.
  /// - Complexity: Linear in the bytes.
  public init(_ bytes: [UInt8]) throws(DisclosureError) {
    guard bytes.count <= Self.limitBytes else {
      throw DisclosureError(
        .tooLarge, "a disclosure has \(bytes.count) bytes, the limit is \(Self.limitBytes)")
    }
    let tree: TextTree
    do {
      tree = try CanonicalJSON.parse(bytes)
    } catch {
      throw DisclosureError(.badDisclosure, "a disclosure is JSON: \(error)")
    }
    let values = try Self.values(
      of: tree.content, ["disclosure", "entry", "openings", "proof"], at: nil)
    guard try Self.text(values[0], at: "disclosure").utf8.elementsEqual(Self.version.utf8) else {
      throw DisclosureError(
        .badDisclosure, at: "disclosure", "this program knows `\(Self.version)`")
    }
    let openings = try Self.openings(values[2])
    guard CanonicalJSON.canonical(tree) == bytes else {
      throw DisclosureError(.badDisclosure, "a disclosure is in canonical form (RFC 8785)")
    }
    self.init(
      entry: Array(try Self.text(values[1], at: "entry").utf8),
      proof: try Self.proof(Self.text(values[3], at: "proof")), openings: openings, bytes: bytes)
  }

  private static func proof(_ text: String) throws(DisclosureError) -> EntryProof {
    let proof: EntryProof
    do {
      proof = try EntryProof(Array(text.utf8))
    } catch {
      throw DisclosureError(.proofRefused, at: "proof", error.description)
    }
    guard proof.extra == nil else {
      throw DisclosureError(.proofRefused, at: "proof", "the proof has extra data")
    }
    return proof
  }

  private static func openings(_ content: TextTree.Content) throws(DisclosureError) -> [Opening] {
    guard case .list(let elements) = content, !elements.isEmpty else {
      throw DisclosureError(.badDisclosure, at: "openings", "there is a list of at least one")
    }
    var openings: [Opening] = []
    for (number, element) in elements.enumerated() {
      let place = "openings[\(number)]"
      let opening = try opening(element.content, at: place)
      if let last = openings.last, !utf16Less(last.pointer, opening.pointer) {
        throw DisclosureError(.badDisclosure, at: place, "places ascend, and none stands twice")
      }
      openings.append(opening)
    }
    return openings
  }

  private static func opening(
    _ content: TextTree.Content, at place: String
  ) throws(DisclosureError) -> Opening {
    let values = try values(of: content, ["at", "salt", "value"], at: place)
    let salt = Base64.bytes(of: try text(values[1], at: place + ".salt").utf8)
    guard let salt, salt.count == Commitment.byteCount else {
      throw DisclosureError(
        .badDisclosure, at: place + ".salt",
        "a salt is the base64 of \(Commitment.byteCount) bytes")
    }
    return Opening(
      pointer: try text(values[0], at: place + ".at"), salt: salt,
      value: CanonicalJSON.canonical(values[2]))
  }

  /// The values of an object that has these members and no other, in their order.
  private static func values(
    of content: TextTree.Content, _ names: [String], at place: String?
  ) throws(DisclosureError) -> [TextTree.Content] {
    guard case .object(let members) = content,
      members.map({ Array($0.key.utf8) }) == names.map({ Array($0.utf8) })
    else {
      let list = names.map { "`\($0)`" }.joined(separator: ", ")
      throw DisclosureError(
        .badDisclosure, at: place, "there is an object of \(list), in this order and no other")
    }
    return members.map(\.value.content)
  }

  private static func text(
    _ content: TextTree.Content, at place: String
  ) throws(DisclosureError) -> String {
    guard case .text(let text) = content else {
      throw DisclosureError(.badDisclosure, at: place, "there is a text")
    }
    return text
  }
}

internal import CanonicalJSON

/// An entry whose hidden values were put back, as far as their keys are there.
public struct OpenedEntry: Hashable, Sendable {
  /// A value that stays hidden.
  public struct Closed: Hashable, Sendable {
    /// Where it stands.
    public let place: ValuePlace
    /// The pseudonyms of those whose keys are not there: they were forgotten, or the keys are in
    /// another file.
    public let pseudonyms: [String]
  }

  /// The entry as it was before its values were hidden, in canonical form; where a value stays
  /// hidden, its commitment stands.
  public let bytes: [UInt8]
  /// The values that stay hidden.
  public let closed: [Closed]

  /// Opens what an entry hides.
  ///
  /// - Parameters:
  ///   - beside: What lies beside the entry.
  ///   - key: The key of a pseudonym, such as `PersonKeys.key(pseudonym:)`; nil where it is not
  ///     there.
  /// - Throws: `bad_entry`, `bad_pointer`, `beside_damaged`, `value_missing`, `value_damaged`,
  ///   `value_wrong`; and whatever `key` throws.
  /// - Complexity: Linear in the entry and what lies beside it.
  public init(
    _ entry: [UInt8], beside: [UInt8]?, key: (_ pseudonym: String) throws -> PersonKey?
  ) throws {
    let hidden = try EntryTree(entry)
    let sealed = try SealedValues(beside, of: hidden)
    var openings: [Result<ValueSeal, Missing>] = []
    for value in hidden.hidden {
      let keys = try value.pseudonyms.map { ($0, try key($0)) }
      let missing = keys.filter { $0.1 == nil }.map(\.0)
      openings.append(
        missing.isEmpty
          ? .success(try ValueSeal(at: value.place, keys: keys.compactMap(\.1)))
          : .failure(Missing(pseudonyms: missing)))
    }
    let places = hidden.hidden.map(\.place)
    let tree = try PlaceTree(places.map(\.pointer)).replace(in: hidden.tree) {
      (number, content) throws(HiddenValueError) in
      let commitment = try Self.commitment(content, at: places[number].pointer)
      guard case .success(let seal) = openings[number] else { return content }
      let value = try seal.opened(
        try sealed.bytes(at: places[number].pointer), commitment: commitment)
      return try Self.content(value, at: places[number].pointer)
    }
    closed = zip(places, openings).compactMap { place, opening in
      guard case .failure(let missing) = opening else { return nil }
      return Closed(place: place, pseudonyms: missing.pseudonyms)
    }
    bytes = CanonicalJSON.canonical(tree.removing(EntryTree.listMember))
  }

  /// The keys that are not there.
  private struct Missing: Error {
    let pseudonyms: [String]
  }

  static func commitment(
    _ content: TextTree.Content, at pointer: String
  ) throws(HiddenValueError) -> Commitment {
    guard let commitment = Commitment(marker: content) else {
      throw HiddenValueError(.badEntry, at: pointer, "no commitment stands there")
    }
    return commitment
  }

  private static func content(
    _ value: [UInt8], at pointer: String
  ) throws(HiddenValueError) -> TextTree.Content {
    do {
      return try CanonicalJSON.parse(value).content
    } catch {
      throw HiddenValueError(.valueWrong, at: pointer, "what was sealed is no JSON: \(error)")
    }
  }
}

extension TextTree {
  /// An object without a member.
  fileprivate func removing(_ key: String) -> TextTree.Content {
    guard case .object(let members) = content else { return content }
    return .object(members.filter { !$0.key.utf8.elementsEqual(key.utf8) })
  }
}

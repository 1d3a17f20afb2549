package import CanonicalJSON

/// A place of an entry whose value is hidden, and whose it is.
public struct PersonalPlace: Hashable, Sendable {
  /// The place, as a pointer of RFC 6901, such as `/dossier/visit/officer`.
  public let pointer: String
  /// The persons whose value it is: to forget one of them is enough.
  public let persons: Set<String>

  /// Takes a place and the persons whose value is there.
  public init(_ pointer: String, of persons: Set<String>) {
    self.pointer = pointer
    self.persons = persons
  }
}

/// An entry as it stands in the log, its personal values hidden, and what lies beside it.
///
/// In each value's place stands its commitment, and a member `personal` lists the places, each with
/// the pseudonyms of those whose value it is:
///
///     {"dossier":{"visit":{"officer":{"committed":"…"}}},"id":"0193…",
///      "personal":{"/dossier/visit/officer":["9f86…"]}}
///
/// The values lie beside, sealed: `{"/dossier/visit/officer":"<base64>"}`.
public struct HiddenEntry: Hashable, Sendable {
  /// What the log's tree covers.
  public let bytes: [UInt8]
  /// What lies beside it; nil where nothing is hidden.
  public let beside: [UInt8]?

  /// Hides values of an entry, which is a JSON object with a member `id`; without places, it is the
  /// entry in canonical form.
  ///
  /// - Throws: `bad_entry`; `bad_pointer` where a place is not there or in another; `no_key` where
  ///   `keys` lacks one of a person.
  /// - Complexity: Linear in the entry and the places.
  public init(
    hiding places: [PersonalPlace], in entry: [UInt8], keys: [String: PersonKey]
  ) throws(HiddenValueError) {
    try self.init(hiding: places, in: EntryTree(entry), keys: keys)
  }

  /// Hides values of an entry that was read, as above.
  package init(
    hiding places: [PersonalPlace], in entry: TextTree, keys: [String: PersonKey]
  ) throws(HiddenValueError) {
    try self.init(hiding: places, in: EntryTree(entry), keys: keys)
  }

  private init(
    hiding places: [PersonalPlace], in plain: EntryTree, keys: [String: PersonKey]
  ) throws(HiddenValueError) {
    guard plain.tree[EntryTree.listMember] == nil else {
      throw HiddenValueError(.badEntry, "an entry hides its values once")
    }
    guard !places.isEmpty else {
      bytes = CanonicalJSON.canonical(plain.tree)
      beside = nil
      return
    }
    var seals: [ValueSeal] = []
    var list: [TextTree.Member] = []
    for place in places {
      guard !place.pointer.utf8.elementsEqual("/id".utf8) else {
        throw HiddenValueError(.badPointer, at: place.pointer, "the id of an entry is not hidden")
      }
      let keys = try Self.keys(of: place, keys)
      seals.append(try ValueSeal(at: plain.place(place.pointer), keys: keys))
      let pseudonyms = Set(keys.map(\.pseudonym)).sorted()
      list.append(.unplaced(place.pointer, .unplaced(pseudonyms)))
    }
    var sealed: [TextTree.Member] = []
    let tree = try PlaceTree(places.map(\.pointer)).replace(in: plain.tree) {
      (number, content) throws(HiddenValueError) in
      let value = CanonicalJSON.canonical(content)
      let text = Base64.text(of: try seals[number].sealed(value))
      sealed.append(.unplaced(places[number].pointer, .text(text)))
      return seals[number].commitment(to: value).marker
    }
    bytes = CanonicalJSON.canonical(tree.adding(.unplaced(EntryTree.listMember, .object(list))))
    beside = CanonicalJSON.canonical(.object(sealed))
  }

  private static func keys(
    of place: PersonalPlace, _ keys: [String: PersonKey]
  ) throws(HiddenValueError) -> [PersonKey] {
    let found = place.persons.compactMap { keys[$0] }
    guard found.count == place.persons.count else {
      throw HiddenValueError(.noKey, at: place.pointer, "the key of a person was not given")
    }
    return found
  }
}

extension TextTree {
  /// An object with a member more.
  fileprivate func adding(_ member: Member) -> TextTree.Content {
    guard case .object(let members) = content else { return content }
    return .object(members + [member])
  }
}

extension TextTree.Content {
  /// A list of texts that were not read from anywhere.
  fileprivate static func unplaced(_ texts: [String]) -> Self {
    let place = TextPlace(line: 1, column: 1)
    return .list(texts.map { TextTree(place: place, content: .text($0)) })
  }
}

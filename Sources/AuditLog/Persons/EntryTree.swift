internal import CanonicalJSON

/// An entry that can hide values: a JSON object with an id, and the list of what is hidden.
struct EntryTree {
  /// A value that the entry hides.
  struct Hidden {
    /// Where it stands.
    let place: ValuePlace
    /// Whose it is, in order.
    let pseudonyms: [String]
  }

  /// The member that lists what is hidden.
  static let listMember = "personal"

  let tree: TextTree
  /// The entry's id.
  let id: String
  /// What the entry hides, in the order of the list.
  let hidden: [Hidden]

  /// Reads an entry.
  ///
  /// - Throws: `bad_entry`.
  init(_ bytes: [UInt8]) throws(HiddenValueError) {
    let tree: TextTree
    do {
      tree = try CanonicalJSON.parse(bytes)
    } catch {
      throw HiddenValueError(.badEntry, "an entry that hides values is JSON: \(error)")
    }
    try self.init(tree)
  }

  /// Takes an entry that was read.
  ///
  /// - Throws: `bad_entry`.
  init(_ tree: TextTree) throws(HiddenValueError) {
    self.tree = tree
    guard case .text(let id)? = tree["id"]?.content else {
      throw HiddenValueError(.badEntry, "an entry that hides values has a text `id`")
    }
    self.id = id
    hidden =
      try tree[Self.listMember].map { (list) throws(HiddenValueError) in
        try Self.hidden(in: list.content, id)
      } ?? []
  }

  /// A place in this entry.
  func place(_ pointer: String) -> ValuePlace { ValuePlace(entry: id, pointer: pointer) }

  /// What is hidden at a place; nil where nothing is.
  ///
  /// - Complexity: Linear in what is hidden.
  func hidden(at pointer: String) -> Hidden? {
    hidden.first { $0.place == place(pointer) }
  }

  private static func hidden(
    in list: TextTree.Content, _ id: String
  ) throws(HiddenValueError) -> [Hidden] {
    guard case .object(let members) = list else {
      throw HiddenValueError(.badEntry, "`\(listMember)` is an object")
    }
    var hidden: [Hidden] = []
    for member in members {
      guard let pseudonyms = pseudonyms(member.value.content) else {
        throw HiddenValueError(
          .badEntry, at: member.key, "`\(listMember)` lists the pseudonyms of a place in order")
      }
      hidden.append(
        Hidden(place: ValuePlace(entry: id, pointer: member.key), pseudonyms: pseudonyms))
    }
    return hidden
  }

  /// The pseudonyms in a list; nil where there are none, or they are not in ascending order.
  private static func pseudonyms(_ content: TextTree.Content) -> [String]? {
    guard case .list(let elements) = content, !elements.isEmpty else { return nil }
    var pseudonyms: [String] = []
    for element in elements {
      guard case .text(let text) = element.content, PersonKey.isPseudonym(text),
        pseudonyms.last.map({ $0 < text }) ?? true
      else { return nil }
      pseudonyms.append(text)
    }
    return pseudonyms
  }
}

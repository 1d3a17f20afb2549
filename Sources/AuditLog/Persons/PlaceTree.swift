internal import CanonicalJSON

/// Places in one JSON value, none of them within another, to change all of them in one walk.
struct PlaceTree {
  private struct Node {
    var children: [[UInt8]: Node] = [:]
    /// Which place it is; nil where it only leads to some.
    var place: Int?

    /// The first of the places at the node and below it.
    var firstPlace: Int { place ?? children.values.map(\.firstPlace).min() ?? 0 }
  }

  private var root = Node()
  private let pointers: [String]

  /// Takes pointers.
  ///
  /// - Throws: `bad_pointer` where one is none, stands twice, or leads into another.
  init(_ pointers: [String]) throws(HiddenValueError) {
    self.pointers = pointers
    for (place, text) in pointers.enumerated() {
      guard let pointer = JSONPointer(text), !pointer.tokens.isEmpty,
        pointer.tokens.count <= CanonicalJSON.maximumDepth
      else {
        throw HiddenValueError(.badPointer, at: text, "a place in an entry is `/name/position/…`")
      }
      let tokens = pointer.tokens.map { Array($0.utf8) }
      guard Self.insert(place, tokens[...], below: &root) else {
        throw HiddenValueError(
          .badPointer, at: text, "a hidden value is in another, or listed twice")
      }
    }
  }

  /// A value with others at the places; `body` is called for each with its number and what is there.
  ///
  /// - Throws: `bad_pointer` where a place is not there, and what `body` throws.
  func replace(
    in tree: TextTree,
    _ body: (_ place: Int, _ content: TextTree.Content) throws(HiddenValueError) -> TextTree.Content
  ) throws(HiddenValueError) -> TextTree {
    if root.children.isEmpty { return tree }
    return try replace(root, in: tree, body)
  }

  /// The reader that made the tree bounds how deeply this recurses.
  private func replace(
    _ node: Node, in tree: TextTree,
    _ body: (_ place: Int, _ content: TextTree.Content) throws(HiddenValueError) -> TextTree.Content
  ) throws(HiddenValueError) -> TextTree {
    if let place = node.place {
      return TextTree(place: tree.place, content: try body(place, tree.content))
    }
    var missing = node.children
    var content = tree.content
    switch content {
    case .object(var members):
      for index in members.indices {
        let member = members[index]
        guard let child = missing.removeValue(forKey: Array(member.key.utf8)) else { continue }
        members[index] = TextTree.Member(
          key: member.key, keyPlace: member.keyPlace,
          value: try replace(child, in: member.value, body))
      }
      content = .object(members)
    case .list(var elements):
      for (token, child) in node.children.sorted(by: { $0.value.firstPlace < $1.value.firstPlace })
      {
        let number = Int64(decimal: String(decoding: token, as: UTF8.self))
        guard let position = number.flatMap(Int.init(exactly:)), position < elements.count else {
          continue
        }
        missing[token] = nil
        elements[position] = try replace(child, in: elements[position], body)
      }
      content = .list(elements)
    default: break
    }
    if let first = missing.values.map(\.firstPlace).min() {
      throw HiddenValueError(.badPointer, at: pointers[first], "the entry has nothing there")
    }
    return TextTree(place: tree.place, content: content)
  }

  private static func insert(
    _ place: Int, _ tokens: ArraySlice<[UInt8]>, below node: inout Node
  ) -> Bool {
    guard node.place == nil else { return false }
    guard let token = tokens.first else {
      node.place = place
      return node.children.isEmpty
    }
    return insert(place, tokens.dropFirst(), below: &node.children[token, default: Node()])
  }
}

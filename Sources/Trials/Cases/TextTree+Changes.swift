internal import CanonicalJSON

/// A change of a dossier that doesn't fit it.
struct ChangeProblem: Error {
  let code: String
  let message: String
}

extension TextTree {
  /// The same value, all of it as if it stood at one place.
  func moved(to place: TextPlace) -> TextTree {
    let content: Content =
      switch content {
      case .list(let items): .list(items.map { $0.moved(to: place) })
      case .object(let members):
        .object(
          members.map {
            Member(key: $0.key, keyPlace: place, value: $0.value.moved(to: place))
          })
      default: content
      }
    return TextTree(place: place, content: content)
  }

  /// What is told of a value whatever its place: members sorted, every place the first.
  ///
  /// Values are compared so, since equality of trees is of places too.
  var placeless: TextTree { sorted.moved(to: TextPlace(line: 1, column: 1)) }

  private var sorted: TextTree {
    switch content {
    case .list(let items): TextTree(place: place, content: .list(items.map(\.sorted)))
    case .object(let members):
      TextTree(
        place: place,
        content: .object(
          members.map {
            Member(key: $0.key, keyPlace: $0.keyPlace, value: $0.value.sorted)
          }.sorted { utf16Less($0.key, $1.key) }))
    default: self
    }
  }

  /// The value under a key; nil where there is none.
  func member(_ key: String) -> Member? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }
  }

  // MARK: Changing

  /// The dossier with one value set; null takes a record or field away.
  ///
  /// - Parameter place: Where the path is written; what is made on the way stands there.
  func setting(
    _ path: FieldPath, to value: TextTree, at place: TextPlace
  ) throws(ChangeProblem) -> TextTree {
    let change = Change(steps: path.steps, value: value, place: place)
    return try change.apply(to: self, from: 0)
  }

  /// One value to be set.
  private struct Change {
    let steps: [FieldPath.Step]
    let value: TextTree
    let place: TextPlace

    func apply(to tree: TextTree?, from index: Int) throws(ChangeProblem) -> TextTree {
      guard index < steps.count else { return value }
      switch steps[index] {
      case .name(let name): return try set(name, in: tree, index)
      case .item(let number): return try set(number, in: tree, index)
      case .newItem:
        var items = try items(of: tree, index)
        items.append(try apply(to: nil, from: index + 1))
        return TextTree(place: tree?.place ?? place, content: .list(items))
      }
    }

    private func set(
      _ name: String, in tree: TextTree?, _ index: Int
    ) throws(ChangeProblem) -> TextTree {
      var members: [Member] = []
      switch tree?.content {
      case .object(let own)?: members = own
      case nil, .null?: break
      default:
        throw ChangeProblem(
          code: "wrong_kind", message: "`\(FieldPath.text(steps.prefix(index)))` has no fields")
      }
      let found = members.firstIndex { $0.key == name }
      let isLast = index == steps.count - 1
      if isLast, value.content == .null {
        if let found { members.remove(at: found) }
      } else {
        let inner = try apply(to: found.map { members[$0].value }, from: index + 1)
        let member = Member(key: name, keyPlace: place, value: inner)
        if let found { members[found] = member } else { members.append(member) }
      }
      return TextTree(place: tree?.place ?? place, content: .object(members))
    }

    private func set(
      _ number: Int, in tree: TextTree?, _ index: Int
    ) throws(ChangeProblem) -> TextTree {
      var items = try items(of: tree, index)
      guard items.indices.contains(number - 1) else {
        let list = FieldPath.text(steps.prefix(index))
        let count = items.count == 1 ? "1 item" : "\(items.count) items"
        throw ChangeProblem(
          code: "no_such_item",
          message: "`\(list)` has \(count); `\(list)[+]` adds one at the end")
      }
      items[number - 1] = try apply(to: items[number - 1], from: index + 1)
      return TextTree(place: tree?.place ?? place, content: .list(items))
    }

    private func items(of tree: TextTree?, _ index: Int) throws(ChangeProblem) -> [TextTree] {
      switch tree?.content {
      case .list(let items)?: return items
      case nil, .null?: return []
      default:
        throw ChangeProblem(
          code: "wrong_kind", message: "`\(FieldPath.text(steps.prefix(index)))` is no list")
      }
    }
  }
}

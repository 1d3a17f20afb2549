internal import CanonicalJSON
internal import Decisions
internal import Records

extension Field.Kind {
  /// Whether entries can be told apart by it.
  var isCounted: Bool { self != .object && self != .list && self != .boolean }
}

extension Field {
  /// The field within an item or an object to which a path such as `.members[1].kind` leads.
  func field(at rest: String) -> Field? {
    var field = self
    for part in rest.split(separator: ".") {
      let name = part.prefix { $0 != "[" }
      guard let child = field.children.first(where: { $0.name == name }) else { return nil }
      field = child
      for _ in part.filter({ $0 == "[" }) {
        guard let item = field.children.first else { return nil }
        field = item
      }
    }
    return field
  }

  /// A value of a field that no rule reads and that its type asks for; nil where none can be made up.
  func anyValue(on base: RemedyTrials.Trial) -> TextTree.Content? {
    if isPersonal { return nil }
    switch kind {
    case .boolean: return .boolean(false)
    case .date: return .text((base.results.first?.asOf ?? .epoch).iso)
    case .number, .integer:
      return .number(max(limits.least?.number ?? 0, min(0, limits.largest?.number ?? 0)))
    case .text: return .text(words?.first ?? limits.constantText ?? "…")
    case .list: return .list([])
    case .object:
      var members: [TextTree.Member] = []
      for child in children where child.isRequired {
        guard let value = child.anyValue(on: base) else { return nil }
        members.append(.unplaced(child.name, value))
      }
      return .object(members)
    }
  }
}

extension TextTree.Member {
  /// A member that stands nowhere in a text.
  static func unplaced(_ key: String, _ content: TextTree.Content) -> TextTree.Member {
    let place = TextPlace(line: 1, column: 1)
    return TextTree.Member(
      key: key, keyPlace: place, value: TextTree(place: place, content: content))
  }
}

extension TextTree.Content {
  /// The value of a member; nil where there is none.
  func member(_ name: String) -> TextTree.Content? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == name }?.value.content
  }

  /// The value with another at a path within it, such as `.members[1].kind`; itself the other where
  /// the path is empty; nil where the path doesn't fit.
  func setting(_ rest: String, to value: TextTree.Content) -> TextTree.Content? {
    if rest.isEmpty { return value }
    let place = TextPlace(line: 1, column: 1)
    guard let path = FieldPath("x" + rest) else { return nil }
    let tree = TextTree(place: place, content: .object([.unplaced("x", self)]))
    let changed = try? tree.setting(path, to: TextTree(place: place, content: value), at: place)
    return changed?["x"]?.content
  }
}

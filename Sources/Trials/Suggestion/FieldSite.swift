internal import CanonicalJSON
internal import Records

/// A field of a dossier that rules read, where it stands or could stand.
struct FieldSite {
  /// The path, such as `firm.awards[2].level`.
  let path: FieldPath
  /// The path as it is written.
  let text: String
  /// The path of all such fields, such as `firm.awards[].level`.
  let pattern: String
  /// What it can hold.
  let field: Field
  /// Whether it can be taken away.
  let isOptional: Bool
  /// What it holds; null where it isn't known.
  let value: TextTree.Content

  /// The places in a dossier to which patterns lead.
  ///
  /// - Parameter mostItems: How many items of a list are looked at.
  static func sites(
    of patterns: [String], in dossier: TextTree, _ type: DossierType, mostItems: Int = 3
  ) -> [FieldSite] {
    patterns.flatMap { pattern -> [FieldSite] in
      let parts = pattern.split(separator: ".").map(String.init)
      guard let first = parts.first, let record = type.indexes[first],
        let tree = dossier[first], parts.count > 1
      else { return [] }
      let walk = Walk(type: type, parts: parts, pattern: pattern, mostItems: mostItems)
      return walk.sites(from: 1, shape: record, in: tree, path: first)
    }
  }

  /// Follows a pattern into a dossier.
  private struct Walk {
    let type: DossierType
    let parts: [String]
    let pattern: String
    let mostItems: Int

    /// How many parts the pattern has bounds how deeply this recurses.
    func sites(from index: Int, shape: Int, in tree: TextTree, path: String) -> [FieldSite] {
      let name = String(parts[index].prefix { $0 != "[" })
      guard let number = type.shapes[shape].slots[name] else { return [] }
      let field = type.shapes[shape].fields[number]
      let isLast = index == parts.count - 1
      let depth = (parts[index].utf8.count - name.utf8.count) / 2
      let own = path + "." + name
      let reached = items(
        field, tree[name], own, depth: depth, isOptional: !field.isRequired)
      if isLast {
        return reached.compactMap { field, value, path, isOptional in
          FieldPath(path).map {
            FieldSite(
              path: $0, text: path, pattern: pattern, field: field, isOptional: isOptional,
              value: value?.content ?? .null)
          }
        }
      }
      guard let child = type.shapes[shape].childShapes[number] else { return [] }
      return reached.flatMap { _, value, path, _ in
        value.map { sites(from: index + 1, shape: child, in: $0, path: path) } ?? []
      }
    }

    /// A value, or the items of the list that it is.
    private func items(
      _ field: Field, _ tree: TextTree?, _ path: String, depth: Int, isOptional: Bool
    ) -> [(Field, TextTree?, String, Bool)] {
      guard depth > 0 else { return [(field, tree, path, isOptional)] }
      guard case .list(let all)? = tree?.content, let item = field.children.first else { return [] }
      return all.prefix(mostItems).enumerated().flatMap { number, tree in
        items(item, tree, "\(path)[\(number + 1)]", depth: depth - 1, isOptional: true)
      }
    }
  }
}

internal import CanonicalJSON
internal import LuaSyntax
internal import Policies
internal import Records

extension DossierReading {
  /// The most errors that are told of one dossier.
  private static let mostErrors = 20

  /// The dossier, typed; nil where something in it isn't of its type, all of which is reported.
  func dossier(_ tree: TextTree, in source: SourceText) -> Dossier? {
    let known = findings.errorCount
    refuseUnknownNames(tree, in: source)
    if findings.errorCount > known { return nil }
    var tree = tree
    var isWhole = true
    for _ in 0..<Self.mostErrors {
      do {
        let dossier = try type.dossier(json: CanonicalJSON.canonical(tree))
        return isWhole ? dossier : nil
      } catch {
        if !isWhole, error.code == .missingField {
          // What lacks once a faulty value is taken away, doesn't lack; so is what it stood in.
          guard let rest = tree.withoutOwner(of: error.field) else { return nil }
          tree = rest
          continue
        }
        isWhole = false
        guard let rest = report(error, tree, in: source) else { return nil }
        tree = rest
      }
    }
    return nil
  }

  /// Reports an error where its value stands; gives the dossier without that value, so that the next
  /// error can be found, or nil where that can't be.
  private func report(
    _ error: RecordError, _ tree: TextTree, in source: SourceText
  ) -> TextTree? {
    let path = error.field.flatMap(FieldPath.init)
    let found = tree.nearest(path?.steps ?? [])
    var message = (error.field.map { "`\($0)`: " } ?? "") + error.message
    if found.isExact, error.code == .badText || error.code == .badDate,
      [.number, .boolean].contains(found.tree.kind)
    {
      message += "; write it in quotes"
    }
    findings.report(error.code.name, in: source, at: found.tree.place, message)
    guard let path, found.isExact else { return nil }
    let null = TextTree(place: found.tree.place, content: .null)
    return try? tree.setting(path, to: null, at: found.tree.place)
  }

  // MARK: Names

  private func refuseUnknownNames(
    _ tree: TextTree, in source: SourceText
  ) {
    guard case .object(let records) = tree.content else { return }
    for record in records {
      if let shape = type.indexes[record.key] {
        refuseUnknownNames(record.value, shape, in: source)
      } else if let problem = type.problem(withPath: [record.key]) {
        findings.report(problem.code, in: source, at: record.keyPlace, problem.message)
      }
    }
  }

  /// Reports the fields that an object, or the objects of a list, have and their shape hasn't.
  ///
  /// How deep YAML nests bounds how deeply this recurses.
  private func refuseUnknownNames(
    _ tree: TextTree, _ shape: Int, in source: SourceText
  ) {
    switch tree.content {
    case .list(let items):
      for item in items { refuseUnknownNames(item, shape, in: source) }
    case .object(let members):
      for member in members {
        guard let field = type.shapes[shape].slots[member.key] else {
          let problem = type.unknownField(member.key, of: shape)
          findings.report(problem.code, in: source, at: member.keyPlace, problem.message)
          continue
        }
        guard let child = type.shapes[shape].childShapes[field] else { continue }
        refuseUnknownNames(member.value, child, in: source)
      }
    default: break
    }
  }
}

extension TextTree {
  /// The dossier without the object or the item that a field belongs to; nil where that is a record.
  fileprivate func withoutOwner(of field: String?) -> TextTree? {
    guard let path = field.flatMap(FieldPath.init), path.steps.count > 2 else { return nil }
    let null = TextTree(place: place, content: .null)
    return try? setting(FieldPath(Array(path.steps.dropLast())), to: null, at: place)
  }

  /// What a value is, without the value.
  fileprivate enum Kind { case null, boolean, number, text, list, object }

  fileprivate var kind: Kind {
    switch content {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .text: .text
    case .list: .list
    case .object: .object
    }
  }

  /// The value to which steps lead, or the last on the way where they lead nowhere.
  fileprivate func nearest(_ steps: [FieldPath.Step]) -> (tree: TextTree, isExact: Bool) {
    var tree = self
    for step in steps {
      switch (step, tree.content) {
      case (.name(let name), .object):
        guard let member = tree.member(name) else { return (tree, false) }
        tree = member.value
      case (.item(let number), .list(let items)) where items.indices.contains(number - 1):
        tree = items[number - 1]
      default: return (tree, false)
      }
    }
    return (tree, !steps.isEmpty)
  }
}

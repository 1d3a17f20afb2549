internal import Records

/// A path into a dossier, such as `firm.awards[2].level`; items are counted from 1.
struct FieldPath {
  /// The steps; the first names the record.
  let steps: [Step]

  /// One step of a path.
  enum Step: Hashable {
    /// To a record or a field.
    case name(String)
    /// To an item of a list.
    case item(Int)
    /// To a new item at the end of a list: `[+]`.
    case newItem
  }

  /// Takes the steps of a path.
  init(_ steps: [Step]) { self.steps = steps }

  /// Reads a path; nil where the text is none.
  init?(_ text: String) {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let name = part.prefix { $0 != "[" }
      if name.isEmpty || name.contains("]") { return nil }
      steps.append(.name(String(name)))
      var rest = part.dropFirst(name.count)
      while let bracket = rest.first {
        guard bracket == "[", let end = rest.firstIndex(of: "]") else { return nil }
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        if inside == "+" {
          steps.append(.newItem)
        } else if inside.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(inside) {
          steps.append(.item(number))
        } else {
          return nil
        }
        rest = rest[rest.index(after: end)...]
      }
    }
    guard case .name? = steps.first, steps.count == 1 || !Self.isItem(steps[1]) else { return nil }
    self.steps = steps
  }

  private static func isItem(_ step: Step) -> Bool {
    if case .name = step { false } else { true }
  }

  /// The names on the way, without the items.
  var names: [String] {
    steps.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  /// The first steps as they are written.
  static func text(_ steps: some Sequence<Step>) -> String {
    var text = ""
    for step in steps {
      switch step {
      case .name(let name): text += (text.isEmpty ? "" : ".") + name
      case .item(let number): text += "[\(number)]"
      case .newItem: text += "[+]"
      }
    }
    return text
  }
}

extension DossierType {
  /// Why there is no field that these names lead to; nil where there is one.
  func problem(withPath names: [String]) -> PathProblem? {
    guard let first = names.first else { return nil }
    guard var shape = indexes[first] else {
      let subjectName = recordTypes[subject].name
      let hint =
        shapes[subject].slots[first] != nil
        ? "; did you mean `\(subjectName).\(first)`?"
        : Nearest.hint(to: first, among: recordTypes.map(\.name).sorted())
      return PathProblem(
        code: "unknown_record", message: "`\(first)` is no record type of the pack\(hint)")
    }
    for (index, name) in names.dropFirst().enumerated() {
      guard let field = shapes[shape].slots[name] else { return unknownField(name, of: shape) }
      if index == names.count - 2 { return nil }
      guard let child = shapes[shape].childShapes[field] else {
        let path = names.prefix(index + 2).joined(separator: ".")
        return PathProblem(
          code: "unknown_field",
          message: "`\(path)` has no fields, so no `\(names[index + 2])`")
      }
      shape = child
    }
    return nil
  }

  /// What is wrong with a field that a shape hasn't.
  func unknownField(_ name: String, of shape: Int) -> PathProblem {
    let names = shapes[shape].fields.map(\.name)
    return PathProblem(
      code: "unknown_field",
      message: "`\(shapes[shape].path)` has no field `\(name)`"
        + Nearest.hint(to: name, among: names)
    )
  }
}

/// What is wrong with a path.
struct PathProblem {
  let code: String
  let message: String
}

/// A path of a fact, such as `firm.awards[2].level`, followed through the fields of a type.
struct FactPath {
  /// The slot of the record's field with which it begins.
  private let first: Int
  /// The indexes of the fields and items through which it leads from there.
  private var steps: [Int] = []
  /// RFC 6901 pointers to what lies on the way, from the record's field to the fact itself.
  private(set) var pointers: [String]

  /// Follows a path; nil where it leads to no field or is written in another way than facts are.
  init?(_ path: String, in type: DossierType) {
    var parts = FactPathParts(path)
    guard case .name(let record) = parts.next(), let index = type.indexes[record],
      case .name(let name) = parts.next(), let field = type.shapes[index].slots[name]
    else { return nil }
    first = type.firstSlots[index] + field
    pointers = ["/\(record)/\(name)"]
    var written = "\(record).\(name)"
    var plan = type.plans[first]
    for part in parts {
      let step: String
      switch part {
      case .name(let name):
        guard let shape = plan.shape, let field = type.shapes[shape].slots[name] else { return nil }
        plan = type.objects[shape].plans[field]
        steps.append(field)
        written += ".\(name)"
        step = name
      case .item(let text):
        guard let item = plan.item, let number = Int32(text), number > 0 else { return nil }
        plan = item
        steps.append(Int(number) - 1)
        written += "[\(number)]"
        step = "\(number - 1)"
      }
      pointers.append("\(pointers[pointers.count - 1])/\(step)")
    }
    if written != path { return nil }
  }

  /// Whether a dossier has a value there, or lacks one of the pointers on the way.
  func hasValue(in dossier: Dossier, lacking: Lacking) -> Bool {
    var slot = dossier.slots[first]
    for (index, pointer) in pointers.enumerated() {
      if slot.kind == .absent { return lacking.pointers.contains(pointer) }
      if index == steps.count { return true }
      let inside = dossier.slots(in: slot)
      guard steps[index] < inside.count else { return false }
      slot = inside[inside.startIndex + steps[index]]
    }
    return false
  }
}

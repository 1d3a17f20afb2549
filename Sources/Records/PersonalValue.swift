/// A personal value of a dossier, as its record types declare it (`x-personal`).
public struct PersonalValue: Sendable, Hashable {
  /// Where it stands in the dossier, an RFC 6901 pointer such as `/firm/board/1/name`.
  public let pointer: String
  /// The same as facts call it, such as `firm.board[2].name`.
  public let path: String
  /// Whose it is: the text of the field that says so; nil where that isn't known or is empty.
  public let owner: String?

  /// Makes one.
  public init(pointer: String, path: String, owner: String?) {
    self.pointer = pointer
    self.path = path
    self.owner = owner
  }
}

extension Dossier {
  /// Every known personal value, in the order in which `writeCanonical` writes them.
  ///
  /// A personal object or list is one value, whole; of a list whose items are personal, each is one.
  /// Linear in the values of the record types that hold personal fields; nothing is done where
  /// there are none.
  public var personalValues: [PersonalValue] {
    guard type.hasPersonalFields else { return [] }
    var walk = PersonalWalk(dossier: self)
    for record in type.canonicalOrder where isSubmitted[record] {
      let name = type.recordTypes[record].name
      walk.visit(
        type.objects[record], at: type.firstSlots[record], pointer: "/" + name, path: name)
    }
    return walk.found
  }
}

/// Goes through the fields of a dossier that are personal or hold what is.
private struct PersonalWalk {
  let dossier: Dossier
  var found: [PersonalValue] = []
  /// The first slot of each object around, the innermost last.
  private var firstSlots: [Int] = []

  init(dossier: Dossier) { self.dossier = dossier }

  /// Visits an object, or a record, whose fields' slots begin at `first`.
  ///
  /// The schema bounds how deeply this recurses.
  mutating func visit(_ object: ObjectPlan, at first: Int, pointer: String, path: String) {
    firstSlots.append(first)
    for field in object.canonicalOrder where object.plans[field].holdsPersonal {
      let name = object.names.names[field]
      visit(
        dossier.slots[first + field], object.plans[field], pointer: "\(pointer)/\(name)",
        path: "\(path).\(name)")
    }
    firstSlots.removeLast()
  }

  private mutating func visit(
    _ slot: Dossier.Slot, _ plan: FieldPlan, pointer: String, path: String
  ) {
    if slot.kind == .absent { return }
    if let owner = plan.field.personal {
      let text = text(of: owner.place, slot)
      return found.append(PersonalValue(pointer: pointer, path: path, owner: text))
    }
    if let item = plan.item {
      for (index, slot) in dossier.slots(in: slot).enumerated() {
        visit(slot, item, pointer: "\(pointer)/\(index)", path: "\(path)[\(index + 1)]")
      }
    } else if let shape = plan.shape {
      visit(
        dossier.type.objects[shape], at: Int(slot.textStart), pointer: pointer, path: path)
    }
  }

  /// The text that says whose the value in a slot is.
  private func text(of place: PersonalOwner.Place, _ slot: Dossier.Slot) -> String? {
    let owner =
      switch place {
      case .itself, .written: slot
      case .inside(let field): dossier.slots[Int(slot.textStart) + field]
      case .around(let outward, let field):
        dossier.slots[firstSlots[firstSlots.count - 1 - outward] + field]
      }
    let text = dossier.text(of: owner)
    return text.isEmpty ? nil : text
  }
}

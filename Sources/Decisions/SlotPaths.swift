internal import Policies
internal import Records

/// Where the slots of a dossier lie that are within objects and lists: `enterprise.awards[2].level`.
///
/// Found for a whole dossier at once, where one of them is told: linear in its slots.
struct SlotPaths: Sendable {
  /// Of each nested slot the slot of the object or list in which it lies; and the object's shape with
  /// the field's index, or -1 with the item's number.
  private var places: [(parent: Int32, shape: Int32, step: Int32)]
  private let count: Int
  private let layout: Layout

  init(_ slots: UnsafeBufferPointer<Dossier.Slot>, _ layout: Layout) {
    self.layout = layout
    count = layout.paths.count
    places = Array(repeating: (-1, -1, 0), count: max(0, slots.count - count))
    for (record, first) in layout.firstSlots.enumerated() {
      for field in layout.shapes[record].fields.indices {
        walk(slots, first + field, layout.shapes[record].childShapes[field])
      }
    }
  }

  /// The record type bounds how deeply this recurses.
  private mutating func walk(
    _ slots: UnsafeBufferPointer<Dossier.Slot>, _ index: Int, _ shape: Int?
  ) {
    let slot = slots[index]
    let first = Int(slot.textStart)
    switch slot.kind {
    case .object:
      guard let shape else { return }
      for field in layout.shapes[shape].fields.indices {
        places[first + field - count] = (Int32(index), Int32(shape), Int32(field))
        walk(slots, first + field, layout.shapes[shape].childShapes[field])
      }
    case .list:
      for item in 0..<Int(slot.textCount) {
        places[first + item - count] = (Int32(index), -1, Int32(item + 1))
        walk(slots, first + item, shape)
      }
    case .absent, .boolean, .number, .text: break
    }
  }

  /// The path of a slot.
  subscript(slot: Int) -> String {
    if slot < count { return layout.paths[slot] }
    let place = places[slot - count]
    let parent = self[Int(place.parent)]
    if place.shape < 0 { return "\(parent)[\(place.step)]" }
    return parent + "." + layout.shapes[Int(place.shape)].fields[Int(place.step)].name
  }
}

/// How dossiers of one type become those of another that has some of its record types, each with the
/// same fields or fewer: nothing is read again, slots move.
package struct DossierProjection: Sendable {
  private let source: DossierType
  private let target: DossierType
  /// The index in the source of each record type of the target.
  private let records: [Int]
  /// The slot in the source of each of the target's fields.
  private let slots: [Int]

  /// Finds where the slots of `target` lie in dossiers of `source`; nil where it lacks one of them, or
  /// has another field in its place.
  package init?(from source: DossierType, to target: DossierType) {
    var records: [Int] = []
    var slots: [Int] = []
    for type in target.recordTypes {
      guard let record = source.indexes[type.name] else { return nil }
      let wider = source.recordTypes[record]
      records.append(record)
      for field in type.fields {
        guard let slot = wider.slots[field.name], wider.fields[slot].kind == field.kind else {
          return nil
        }
        slots.append(source.firstSlots[record] + slot)
      }
    }
    (self.source, self.target, self.records, self.slots) = (source, target, records, slots)
  }

  /// What a dossier is to the other type.
  ///
  /// - Complexity: O(size of the dossier).
  package func dossier(_ dossier: Dossier) -> Dossier {
    // It may be read by another that is alike, as where a pack is read again.
    precondition(
      dossier.isSubmitted.count == source.recordTypes.count
        && dossier.type.slotCount == source.slotCount,
      "a dossier is read by the type that it is taken from, or one alike")
    let shift = Int32(target.slotCount - source.slotCount)
    func moved(_ slot: Dossier.Slot) -> Dossier.Slot {
      guard slot.kind == .object || slot.kind == .list, slot.textCount > 0 else { return slot }
      var slot = slot
      slot.textStart += shift
      return slot
    }
    var all: [Dossier.Slot] = []
    all.reserveCapacity(slots.count + dossier.slots.count - source.slotCount)
    for slot in slots { all.append(moved(dossier.slots[slot])) }
    for slot in dossier.slots[source.slotCount...] { all.append(moved(slot)) }
    return Dossier(
      type: target, isSubmitted: records.map { dossier.isSubmitted[$0] }, slots: all,
      text: dossier.text)
  }
}

import CanonicalJSON

/// Writes values that lie in slots as canonical JSON.
struct DossierValues {
  let type: DossierType
  let slots: [Dossier.Slot]
  let text: [UInt8]

  /// Writes an object, or a record whose first slot is `first`, with its known fields.
  ///
  /// The schema bounds how deeply this recurses.
  func write(_ object: ObjectPlan, at first: Int, to writer: inout JSONWriter) {
    writer.beginObject()
    for field in object.canonicalOrder {
      let slot = slots[first + field]
      if slot.kind == .absent { continue }
      writer.key(object.names.names[field])
      if slot.kind == .object || slot.kind == .list {
        write(slot, of: object.plans[field], to: &writer)
      } else {
        write(scalar: slot, to: &writer)
      }
    }
    writer.endObject()
  }

  /// The canonical JSON of one value.
  func canonical(_ slot: Dossier.Slot, of plan: FieldPlan) -> [UInt8] {
    var writer = JSONWriter()
    write(slot, of: plan, to: &writer)
    return writer.bytes
  }

  private func write(_ slot: Dossier.Slot, of plan: FieldPlan, to writer: inout JSONWriter) {
    let start = Int(slot.textStart)
    if slot.kind == .object, let shape = plan.shape {
      write(type.objects[shape], at: start, to: &writer)
    } else if slot.kind == .list, let item = plan.item {
      writer.beginArray()
      for index in start..<start + Int(slot.textCount) {
        write(slots[index], of: item, to: &writer)
      }
      writer.endArray()
    } else {
      write(scalar: slot, to: &writer)
    }
  }

  private func write(scalar slot: Dossier.Slot, to writer: inout JSONWriter) {
    switch slot.kind {
    case .boolean: writer.boolean(slot.boolean)
    case .number: writer.number(slot.number)
    case .text:
      let start = Int(slot.textStart)
      text.withUnsafeBufferPointer {
        writer.text(Bytes(rebasing: $0[start..<start + Int(slot.textCount)]))
      }
    case .absent, .object, .list: writer.null()
    }
  }
}

/// Finds the slot of each column of a CSV header.
struct CSVHeader {
  private let type: DossierType
  private let line: Int

  init(_ type: DossierType, line: Int) {
    self.type = type
    self.line = line
  }

  /// The slots that columns fill; throws where one is unknown or stands twice, or where a field
  /// that the subject must have is missing.
  func columns(_ headers: [String]) throws(RecordInputError) -> [Int] {
    let slots = slotsByHeader
    var columns: [Int] = []
    var taken: [Int: String] = [:]
    for header in headers {
      guard let slot = slots[header] else { throw unknown(header, slots.keys.sorted()) }
      if let other = taken.updateValue(header, forKey: slot) {
        throw duplicate(header, other, slot)
      }
      columns.append(slot)
    }
    for slot in type.requiredSlots where type.plans[slot].record == type.subject {
      if taken[slot] == nil { throw missing(type.plans[slot]) }
    }
    return columns
  }

  /// Every header that may stand, with its slot: `x-column` before the field's name before
  /// `record.field`.
  private var slotsByHeader: [String: Int] {
    let columns = type.plans.enumerated().filter { $0.element.kind.isScalar }
    let subject = columns.filter { $0.element.record == type.subject }
    var slots: [String: Int] = [:]
    for (slot, plan) in columns { slots[plan.path] = slot }
    for (slot, plan) in subject { slots[plan.field.name] = slot }
    for (slot, plan) in subject { slots[plan.field.column.header] = slot }
    return slots
  }

  private func unknown(_ header: String, _ known: [String]) -> RecordInputError {
    let name = type.recordTypes[type.subject].name
    let shown = Shown.quoted(Shown.cut(header))
    let hint = Nearest.hint(to: header, among: known)
    return RecordInputError(
      code: .unknownColumn, line: line, message: "\(shown) is no column of `\(name)`\(hint)")
  }

  private func duplicate(_ header: String, _ other: String, _ slot: Int) -> RecordInputError {
    let shown = Shown.quoted(header)
    let message =
      header == other
      ? "the column \(shown) stands twice"
      : "the columns \(Shown.quoted(other)) and \(shown) both fill `\(type.plans[slot].path)`"
    return RecordInputError(code: .duplicateColumn, line: line, message: message)
  }

  private func missing(_ plan: FieldPlan) -> RecordInputError {
    if !plan.kind.isScalar {
      return RecordInputError(
        code: .missingColumn, line: line,
        message:
          "the required field `\(plan.path)` is \(plan.kind.shown), which CSV has no columns for"
      )
    }
    let header = Shown.quoted(plan.field.column.header)
    return RecordInputError(
      code: .missingColumn, line: line,
      message: "there is no column \(header) for the required field `\(plan.path)`")
  }
}

internal import CanonicalJSON
internal import Policies
internal import Records

/// What words need of a dossier: which records it has, and what stands in their fields.
enum WordedFacts {
  /// A dossier as it was decided.
  case dossier(Dossier)
  /// An entry of a portfolio, as far as it is kept.
  case entry(EntryFacts)
  /// Nothing: there is no one dossier, or it isn't at hand.
  case nothing
  /// What a log holds of one, where some values may be commitments alone.
  case logged(TextTree)

  /// Whether a record was submitted.
  func isSubmitted(_ record: Int, _ type: DossierType) -> Bool {
    switch self {
    case .dossier(let dossier): dossier.isSubmitted[record]
    case .entry(let facts): facts.isSubmitted[record]
    case .nothing: false
    case .logged(let tree): tree[type.recordTypes[record].name] != nil
    }
  }

  /// What a field of a record holds; null where that is nothing, or no one value.
  func value(record: Int, field: Int, _ type: DossierType) -> TextTree.Content {
    switch self {
    case .logged(let tree):
      let recordType = type.recordTypes[record]
      guard let content = tree[recordType.name]?[recordType.fields[field].name]?.content else {
        return .null
      }
      switch content {
      case .list: return .null
      case .object: return content.isCommitment ? content : .null
      default: return content
      }
    case .dossier(let dossier):
      let slot = dossier.slot(record: record, field: field)
      return Self.content(slot) { dossier.text(of: slot) }
    case .entry(let facts):
      let slot = facts.slots[type.firstSlots[record] + field]
      return Self.content(slot) {
        let start = Int(slot.textStart)
        return String(decoding: facts.text[start..<start + Int(slot.textCount)], as: UTF8.self)
      }
    case .nothing: return .null
    }
  }

  private static func content(_ slot: Dossier.Slot, text: () -> String) -> TextTree.Content {
    switch slot.kind {
    case .absent, .object, .list: .null
    case .boolean: .boolean(slot.boolean)
    case .number: .number(slot.number)
    case .text: .text(text())
    }
  }
}

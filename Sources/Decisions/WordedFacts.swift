internal import CanonicalJSON
internal import Policies
internal import Records

/// What words need of a dossier: which records it has, and what stands in their fields.
enum WordedFacts {
  /// A dossier as it was decided.
  case dossier(Dossier)
  /// What a log holds of one, where some values may be commitments alone.
  case logged(TextTree)

  /// Whether a record was submitted.
  func isSubmitted(_ record: Int, _ type: DossierType) -> Bool {
    switch self {
    case .dossier(let dossier): dossier.isSubmitted[record]
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
      switch slot.kind {
      case .absent, .object, .list: return .null
      case .boolean: return .boolean(slot.boolean)
      case .number: return .number(slot.number)
      case .text: return .text(dossier.text(of: slot))
      }
    }
  }
}

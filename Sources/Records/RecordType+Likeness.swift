extension DossierType {
  /// Whether both read the same dossiers in the same way, into the same slots; titles count for
  /// nothing, nor what is only shown or counted.
  package func readsAlike(_ other: DossierType) -> Bool {
    recordTypes.count == other.recordTypes.count && subject == other.subject
      && zip(recordTypes, other.recordTypes).allSatisfy { $0.readsAlike($1) }
  }
}

extension RecordType {
  /// Whether both read the same records in the same way.
  package func readsAlike(_ other: RecordType) -> Bool {
    name == other.name && idField == other.idField
      && fields.map(\.asRead) == other.fields.map(\.asRead)
  }
}

extension Field {
  /// The field without what plays no part in reading and deciding; the schema bounds its depth.
  fileprivate var asRead: Field {
    var field = self
    field.title = ""
    field.isSegment = false
    field.actionable = nil
    field.children = children.map(\.asRead)
    return field
  }
}

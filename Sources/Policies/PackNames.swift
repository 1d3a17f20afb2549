internal import Records

/// What a rule file can name beside its own locals.
struct PackNames {
  let recordTypes: [RecordType]
  let parameters: [String: Parameter]
  let tables: [LookupTable]
  let sources: [String: Source]

  func record(_ name: String) -> Int? { recordTypes.firstIndex { $0.name == name } }

  func table(_ name: String) -> Int? { tables.firstIndex { $0.name == name } }

  /// `record.field`, where there is one.
  func field(_ path: String) -> FieldReference? {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let record = record(parts[0]),
      let field = recordTypes[record].slots[parts[1]]
    else { return nil }
    return FieldReference(record: record, field: field, path: path)
  }
}

/// The type of a record: its fields in file order, and which of them name its subject.
public struct RecordType: Sendable, Hashable {
  /// The name by which rules and dossiers call it, such as `firm`.
  public let name: String
  /// What people call it; the name where nothing else is written.
  public let title: String
  /// The fields in file order.
  ///
  /// A field's index here is its slot in a dossier.
  public let fields: [Field]
  /// The slot of the field that names the subject (`x-id`).
  public let idField: Int?
  /// The slot of the field that is shown beside it (`x-name`).
  public let nameField: Int?

  /// The slot of each field by name.
  public let slots: [String: Int]
  /// The slots in the order in which canonical JSON writes the fields' names.
  package let canonicalOrder: [Int]

  /// Takes fields of distinct names.
  init(name: String, title: String, fields: [Field], idField: Int?, nameField: Int?) {
    self.name = name
    self.title = title
    self.fields = fields
    self.idField = idField
    self.nameField = nameField
    slots = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
    canonicalOrder = CanonicalOrder.indexes(of: fields.map(\.name))
  }
}

/// A field as a schema describes it, and how much is nested in it.
struct SchemaField {
  var field: Field
  /// What people call it, where the schema says so.
  var title: String?
  /// How many objects and lists are nested in one another in it, itself among them.
  let height: Int
  /// How many fields it comes to, with all that are nested in it.
  let size: Int
}

extension SchemaField {
  /// A field of what is nested in it.
  init(_ field: Field, title: String?, children: [SchemaField]) {
    self.field = field
    self.title = title
    height = field.kind.isScalar ? 0 : 1 + (children.map(\.height).max() ?? 0)
    size = 1 + Self.size(of: children)
  }

  /// How many fields several come to; as many as are allowed and one where there are more.
  static func size(of fields: [SchemaField]) -> Int {
    fields.reduce(0) { min($0 + $1.size, SchemaReader.maximumFields + 1) }
  }
}

extension Field {
  /// Sets the title, also that of items that have none of their own.
  mutating func entitle(_ title: String) {
    self.title = title
    if kind == .list, children.first?.title.isEmpty ?? false { children[0].entitle(title) }
  }
}

/// Where a schema stands in that of its record type, and what it describes.
struct SchemaSite {
  /// The path in the schema, such as `properties.awards.items`; empty at the top.
  let path: String
  /// What it describes, such as `firm.awards[]`.
  let subject: String
  /// How many objects and lists stand around it, the record among them.
  let depth: Int
  /// Whether it describes a field of the record itself, so that CSV has a column for it.
  let hasColumn: Bool

  /// A record type.
  static func record(_ name: String) -> SchemaSite {
    SchemaSite(path: "", subject: name, depth: 0, hasColumn: false)
  }

  /// A definition that is looked up from another site.
  func definition(_ name: String) -> SchemaSite {
    SchemaSite(path: "$defs.\(name)", subject: name, depth: max(depth, 1), hasColumn: false)
  }

  /// A field of the record or object.
  func field(_ name: String) -> SchemaSite {
    SchemaSite(
      path: path(of: "properties.\(name)"), subject: "\(subject).\(name)", depth: depth + 1,
      hasColumn: depth == 0)
  }

  /// What the items of the list are.
  var items: SchemaSite {
    SchemaSite(
      path: path(of: "items"), subject: subject + "[]", depth: depth + 1, hasColumn: false)
  }

  /// The path of a keyword.
  func path(of keyword: String) -> String { path.isEmpty ? keyword : "\(path).\(keyword)" }
}

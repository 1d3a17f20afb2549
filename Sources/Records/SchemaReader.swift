import CanonicalJSON

/// Reads a schema and collects all that is wrong with it.
struct SchemaReader {
  /// How deeply objects and lists may be nested in a record.
  static let maximumDepth = 16
  /// How many fields a record type may have, those of nested objects and lists among them.
  static let maximumFields = 4096

  /// What is wrong, in the order found.
  private(set) var problems: [RecordTypeError.Problem] = []
  /// The name of the record type.
  let name: String
  /// The schemas in `$defs` by name.
  var definitions: [String: TextTree.Member] = [:]
  /// What has been read of them; nil after a problem.
  var definedFields: [String: SchemaField?] = [:]
  /// Those that are being read, the innermost last.
  var openDefinitions: [String] = []

  /// The `x-personal` that have been read.
  var personalMarks: [PersonalMark] = []

  init(name: String) { self.name = name }

  /// Reads a record type; nil only after a problem.
  mutating func read(_ schema: TextTree) -> RecordType? {
    if !Self.isName(name) { report(.badName, schema.place, "", Self.badName(name)) }
    if name == Evidence.key {
      report(
        .badName, schema.place, "", "`\(name)` stands beside the records of a dossier and is none")
    }
    guard let keywords = keywords(RecordKeyword.self, of: schema, path: "") else { return nil }
    checkHead(keywords, schema.place)
    readDefinitions(keywords[.definitions])
    let read = fields(ObjectKeywords(keywords), schema.place, at: .record(name)).compactMap { $0 }
    _ = checkSize(read, schema.place, at: .record(name))
    var fields = read.map(\.field)
    settlePersonal(&fields)
    checkColumns(fields, keywords[.properties])
    let id = keywords[.id].flatMap { slot($0, fields, keywords[.properties]) }
    if let id, let place = keywords[.id]?.value.place { checkID(fields[id], place) }
    return RecordType(
      name: name, title: text(keywords[.title], path: "") ?? name, fields: fields, idField: id,
      nameField: keywords[.name].flatMap { slot($0, fields, keywords[.properties]) })
  }

  mutating func report(
    _ code: RecordTypeError.Code, _ place: TextPlace, _ path: String, _ message: String
  ) {
    problems.append(
      RecordTypeError.Problem(code: code, place: place, path: path, message: message))
  }
}

extension SchemaReader {
  private mutating func checkHead(
    _ keywords: [RecordKeyword: TextTree.Member], _ place: TextPlace
  ) {
    _ = text(keywords[.description], path: "")
    if let version = text(keywords[.schema], path: ""), version != Self.version {
      let place = keywords[.schema]?.value.place ?? place
      report(.badValue, place, "$schema", "only `\(Self.version)` is understood")
    }
    require(.text("object"), "type: object", keywords[.type], place, "type", "")
  }

  /// Reports fields of the same CSV header.
  private mutating func checkColumns(_ fields: [Field], _ properties: TextTree.Member?) {
    var columns: [String: String] = [:]
    for field in fields where field.kind.isScalar {
      guard let other = columns.updateValue(field.name, forKey: field.column.header),
        let member = properties?.value.member(field.name)
      else { continue }
      report(
        .duplicateColumn, member.keyPlace, "properties.\(field.name)",
        "`\(other)` has the CSV column `\(field.column.header)` too")
    }
  }

  /// The slot of the field that `x-id` or `x-name` names.
  private mutating func slot(
    _ member: TextTree.Member, _ fields: [Field], _ properties: TextTree.Member?
  ) -> Int? {
    guard let name = text(member, path: "") else { return nil }
    if properties?.value.member(name) == nil {
      let names = properties?.value.keys ?? []
      report(
        .unknownField, member.value.place, member.key, Self.unknownField(name, of: self.name, names)
      )
    }
    guard let slot = fields.firstIndex(where: { $0.name == name }) else { return nil }
    if fields[slot].kind == .text { return slot }
    report(
      .badID, member.value.place, member.key,
      "`\(name)` is \(fields[slot].kind.shown); it must be text")
    return nil
  }

  private mutating func checkID(_ field: Field, _ place: TextPlace) {
    if !field.isRequired {
      report(.badID, place, "x-id", "`\(field.name)` must be among `required`")
    }
    if field.actionable != nil {
      report(
        .badID, place, "x-id",
        "`\(field.name)` names the subject and never changes: take `x-actionable` away from it")
    }
  }

  private static let version = "https://json-schema.org/draft/2020-12/schema"
}

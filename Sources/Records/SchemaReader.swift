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

  /// The record type to which it adds fields.
  let base: RecordType?

  init(name: String, base: RecordType? = nil) { (self.name, self.base) = (name, base) }

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
    if let base { checkAddition(to: base, keywords) }
    var fields = (base?.fields ?? []) + read.map(\.field).filter { base?.slots[$0.name] == nil }
    if base != nil, let required = keywords[.required] { strengthen(&fields, required.value) }
    settlePersonal(&fields)
    checkColumns(fields, keywords[.properties])
    let id = keywords[.id].flatMap { slot($0, fields, keywords[.properties]) }
    if let id, let place = keywords[.id]?.value.place { checkID(fields[id], place) }
    let nameField = keywords[.name].flatMap { slot($0, fields, keywords[.properties]) }
    return RecordType(
      name: name, title: text(keywords[.title], path: "") ?? base?.title ?? name, fields: fields,
      idField: base?.idField ?? id, nameField: base?.nameField ?? nameField)
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
    if base == nil, let member = keywords[.extends] {
      report(.badValue, member.value.place, member.key, "there is no record type here to extend")
    }
  }

  /// Reports what an extension can't say: it adds fields and does nothing else.
  private mutating func checkAddition(
    to base: RecordType, _ keywords: [RecordKeyword: TextTree.Member]
  ) {
    for member in [keywords[.id], keywords[.name]].compactMap({ $0 }) {
      report(
        .misplacedKeyword, member.keyPlace, "",
        "`\(member.key)` is that of the record type that it extends; leave it out")
    }
    guard case .object(let properties)? = keywords[.properties]?.value.content else { return }
    for property in properties where base.slots[property.key] != nil {
      report(
        .duplicateField, property.keyPlace, "properties.\(property.key)",
        "the record type that it extends has a field `\(property.key)` already; "
          + "an extension only adds fields")
    }
  }

  /// Has fields that an extension has of the other type be required, where it says so.
  private mutating func strengthen(_ fields: inout [Field], _ required: TextTree) {
    guard let base, case .list(let names) = required.content else { return }
    for item in names {
      guard case .text(let name) = item.content, let slot = base.slots[name] else { continue }
      fields[slot].isRequired = true
      if fields[slot].isJudgement {
        report(
          .requiredJudgement, item.place, "required",
          "`\(name)`: a required field is never absent, so that its absence asks nobody to judge")
      }
    }
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

import CanonicalJSON

/// Reads a schema and collects all that is wrong with it.
struct SchemaReader {
  /// What is wrong, in the order found.
  private(set) var problems: [RecordTypeError.Problem] = []
  /// The name of the record type.
  let name: String

  init(name: String) { self.name = name }

  /// Reads a record type; nil only after a problem.
  mutating func read(_ schema: TextTree) -> RecordType? {
    if !Self.isName(name) { report(.badName, schema.place, "", Self.badName(name)) }
    guard let keywords = keywords(RecordKeyword.self, of: schema, path: "") else { return nil }
    checkHead(keywords, schema.place)
    let required = requiredNames(keywords[.required])
    let properties = properties(keywords[.properties], schema.place)
    let names = properties.map(\.key)
    for name in required where !names.contains(name.text) {
      report(.unknownField, name.place, "required", unknownField(name.text, names))
    }
    let fields = fields(properties, required: Set(required.map(\.text)))
    let id = keywords[.id].flatMap { slot($0, fields, names) }
    if let id, let place = keywords[.id]?.value.place { checkID(fields[id], place) }
    return RecordType(
      name: name, title: text(keywords[.title], path: "") ?? name, fields: fields, idField: id,
      nameField: keywords[.name].flatMap { slot($0, fields, names) })
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
    require(.type, .text("object"), "`type: object`", keywords, place)
    require(
      .additionalProperties, .boolean(false), "`additionalProperties: false`", keywords, place)
  }

  private mutating func require(
    _ keyword: RecordKeyword, _ content: TextTree.Content, _ shown: String,
    _ keywords: [RecordKeyword: TextTree.Member], _ place: TextPlace
  ) {
    guard let member = keywords[keyword] else {
      return report(.missingKeyword, place, "", "\(shown) must be written")
    }
    if member.value.content != content {
      report(.badValue, member.value.place, keyword.rawValue, "only \(shown) is understood")
    }
  }

  /// The names in `required` with their places.
  private mutating func requiredNames(
    _ member: TextTree.Member?
  ) -> [(text: String, place: TextPlace)] {
    guard let member else { return [] }
    return words(member.value, path: "required") ?? []
  }

  private mutating func properties(
    _ member: TextTree.Member?, _ place: TextPlace
  ) -> [TextTree.Member] {
    guard let member else {
      report(.missingKeyword, place, "", "`properties` must be written")
      return []
    }
    if case .object(let properties) = member.value.content, !properties.isEmpty {
      return properties
    }
    report(.badValue, member.value.place, "properties", "it must be an object with fields")
    return []
  }

  private mutating func fields(
    _ properties: [TextTree.Member], required: Set<String>
  ) -> [Field] {
    var columns: [String: String] = [:]
    return properties.compactMap { property in
      guard let field = field(property, isRequired: required.contains(property.key)) else {
        return nil
      }
      if let other = columns.updateValue(field.name, forKey: field.column.header) {
        report(
          .duplicateColumn, property.keyPlace, "properties.\(field.name)",
          "`\(other)` has the CSV column `\(field.column.header)` too")
      }
      return field
    }
  }

  /// The slot of the field that `x-id` or `x-name` names.
  private mutating func slot(
    _ member: TextTree.Member, _ fields: [Field], _ names: [String]
  ) -> Int? {
    guard let name = text(member, path: "") else { return nil }
    if !names.contains(name) {
      report(.unknownField, member.value.place, member.key, unknownField(name, names))
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
  }

  private func unknownField(_ written: String, _ names: [String]) -> String {
    let hint = Nearest.hint(to: written, among: names)
    return "`\(name)` has no field \(Shown.quoted(written))\(hint)"
  }

  private static let version = "https://json-schema.org/draft/2020-12/schema"
}

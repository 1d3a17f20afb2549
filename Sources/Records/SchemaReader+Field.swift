import CanonicalJSON

extension SchemaReader {
  /// Reads one of `properties`; nil only after a problem.
  mutating func field(_ property: TextTree.Member, isRequired: Bool) -> Field? {
    let name = property.key
    let path = "properties.\(name)"
    checkName(property, path)
    guard let keywords = keywords(FieldKeyword.self, of: property.value, path: path) else {
      return nil
    }
    _ = text(keywords[.description], path: path)
    guard let kind = kind(keywords, property.value.place, path) else { return nil }
    checkPlacement(keywords, kind, path)
    let words = keywords[.words].flatMap { self.words($0.value, path: "\(path).enum") }
    let field = Field(
      name: name,
      title: text(keywords[.title], path: path) ?? name,
      kind: kind,
      isRequired: isRequired,
      words: words?.map(\.text),
      isOrdered: flag(keywords[.isOrdered], path: path),
      unit: text(keywords[.unit], path: path),
      isPersonal: flag(keywords[.isPersonal], path: path),
      isJudgement: flag(keywords[.isJudgement], path: path),
      isSegment: flag(keywords[.isSegment], path: path),
      isActionable: flag(keywords[.isActionable], path: path),
      limits: limits(keywords, kind, path),
      column: column(keywords, name, kind, path))
    checkTogether(field, keywords, path)
    return field
  }

  private mutating func checkName(_ property: TextTree.Member, _ path: String) {
    if !Self.isName(property.key) {
      report(.badName, property.keyPlace, path, Self.badName(property.key))
    } else if property.key == name {
      report(.badName, property.keyPlace, path, "a field may not be named as its record type")
    }
  }

  private mutating func kind(
    _ keywords: [FieldKeyword: TextTree.Member], _ place: TextPlace, _ path: String
  ) -> Field.Kind? {
    guard let member = keywords[.type] else {
      report(.missingKeyword, place, path, "`type` must be written")
      return nil
    }
    guard let type = text(member, path: path) else { return nil }
    switch type {
    case "string": return keywords[.format] == nil ? .text : dateKind(keywords[.format], path)
    case "number": return .number
    case "integer": return .integer
    case "boolean": return .boolean
    case "object", "array":
      report(
        .unsupportedType, member.value.place, "\(path).type",
        "a field can't be of type `\(type)`: it holds one value")
    default:
      let types = ["string", "integer", "number", "boolean"]
      let hint = Nearest.hint(to: type, among: types)
      report(
        .badValue, member.value.place, "\(path).type",
        "\(Shown.quoted(type)) is none of \(Shown.list(types))\(hint)")
    }
    return nil
  }

  private mutating func dateKind(_ member: TextTree.Member?, _ path: String) -> Field.Kind? {
    guard let member, let format = text(member, path: path) else { return nil }
    if format == "date" { return .date }
    report(
      .badValue, member.value.place, "\(path).format",
      "\(Shown.quoted(format)) is not understood, only `date`")
    return nil
  }

  private mutating func checkPlacement(
    _ keywords: [FieldKeyword: TextTree.Member], _ kind: Field.Kind, _ path: String
  ) {
    for (keyword, member) in keywords where !keyword.kinds.contains(kind) {
      let kinds = keyword.kinds.map(\.shown).joined(separator: " or ")
      report(
        .misplacedKeyword, member.keyPlace, path,
        "`\(keyword.rawValue)` is for \(kinds), this field is \(kind.shown)")
    }
    if keywords[.words] == nil, kind == .text, let member = keywords[.isOrdered] {
      report(.misplacedKeyword, member.keyPlace, path, "`x-ordered` needs `enum`")
    }
  }

  /// Reports what contradicts within one field.
  private mutating func checkTogether(
    _ field: Field, _ keywords: [FieldKeyword: TextTree.Member], _ path: String
  ) {
    if field.isRequired && field.isJudgement, let member = keywords[.isJudgement] {
      report(
        .requiredJudgement, member.keyPlace, path,
        "a required field is never absent, so that its absence asks nobody to judge")
    }
    for word in field.words ?? [] where field.column.unknownWords.contains(word) {
      guard let member = keywords[.columnFormat] else { continue }
      report(
        .duplicateWord, member.value.place, "\(path).x-format",
        "\(Shown.quoted(word)) is a word of `enum` too")
    }
    if let member = keywords[.constant], let reason = excluded(field) {
      report(.excludedConstant, member.value.place, "\(path).const", reason)
    }
  }

  /// Why other keywords exclude the field's constant; nil where they don't.
  private func excluded(_ field: Field) -> String? {
    switch field.limits.constant {
    case .text(var text):
      if let words = field.words, !words.contains(where: { $0.utf8.elementsEqual(text.utf8) }) {
        return "\(Shown.quoted(text)) is none of the words of `enum`"
      }
      return text.withUTF8 { field.limits.violation(by: $0)?.message }
    case .number(let number):
      if field.kind == .integer && (number.rounded() != number || number.magnitude > 0x1p53) {
        return "\(Shown.number(number)) is not an integer of at most 2^53"
      }
      return field.limits.violation(by: number)?.message
    case .boolean, nil: return nil
    }
  }
}

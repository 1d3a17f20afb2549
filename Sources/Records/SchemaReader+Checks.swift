import CanonicalJSON

extension SchemaReader {
  /// Reports keywords that say nothing about a field of this kind at this site.
  mutating func checkPlacement(
    _ keywords: [FieldKeyword: TextTree.Member], _ kind: Field.Kind, _ site: SchemaSite
  ) {
    let isReference = keywords[.reference] != nil
    for (keyword, member) in keywords where keyword.standsBesideReference || !isReference {
      if !keyword.kinds.contains(kind) {
        report(
          .misplacedKeyword, member.keyPlace, site.path,
          "`\(keyword.rawValue)` is for \(keyword.kinds.shown), this field is \(kind.shown)")
      } else if keyword.isOfColumns && !(site.hasColumn && kind.isScalar) {
        report(
          .misplacedKeyword, member.keyPlace, site.path,
          "`\(keyword.rawValue)` is for what has a CSV column: a field of the record that is no "
            + "object or list")
      }
    }
    if keywords[.words] == nil, kind == .text, !isReference, let member = keywords[.isOrdered] {
      report(.misplacedKeyword, member.keyPlace, site.path, "`x-ordered` needs `enum`")
    }
  }

  /// Reports what contradicts within one field.
  mutating func checkTogether(
    _ field: Field, _ keywords: [FieldKeyword: TextTree.Member], _ path: String
  ) {
    if field.isRequired && field.isJudgement,
      let member = keywords[.isJudgement] ?? keywords[.reference]
    {
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

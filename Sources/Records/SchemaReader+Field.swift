import CanonicalJSON

extension SchemaReader {
  /// Reads the schema of a field, of items or of a definition; nil only after a problem.
  ///
  /// The depth of what is nested bounds how deeply this recurses.
  mutating func field(
    _ schema: TextTree, named name: String, isRequired: Bool, at site: SchemaSite
  ) -> SchemaField? {
    guard let keywords = keywords(FieldKeyword.self, of: schema, path: site.path) else {
      return nil
    }
    _ = text(keywords[.description], path: site.path)
    let read =
      if let reference = keywords[.reference] {
        field(reference, beside: keywords, at: site)
      } else {
        plainField(keywords, schema.place, at: site)
      }
    guard var read else { return nil }
    finish(&read, named: name, isRequired: isRequired, keywords, site)
    return read
  }

  /// Takes what stands beside a type or a `$ref`, and checks the whole; apart, since `field` recurses
  /// and its frame is to be small.
  private mutating func finish(
    _ read: inout SchemaField, named name: String, isRequired: Bool,
    _ keywords: [FieldKeyword: TextTree.Member], _ site: SchemaSite
  ) {
    read.title = text(keywords[.title], path: site.path) ?? read.title
    read.field.name = name
    read.field.entitle(read.title ?? name)
    read.field.isRequired = isRequired
    checkPlacement(keywords, read.field.kind, site)
    annotate(&read.field, keywords, site)
    checkTogether(read.field, keywords, site.path)
    checkActionable(read.field, keywords, site.path)
  }

  /// Reads a field that says its type.
  private mutating func plainField(
    _ keywords: [FieldKeyword: TextTree.Member], _ place: TextPlace, at site: SchemaSite
  ) -> SchemaField? {
    guard let kind = kind(keywords, place, site.path) else { return nil }
    guard kind.isScalar || site.depth <= Self.maximumDepth else {
      report(.tooDeep, place, site.path, Self.tooDeep)
      return nil
    }
    let words = keywords[.words].flatMap { self.words($0.value, path: "\(site.path).enum") }
    let limits = limits(keywords, kind, site.path)
    guard let children = children(keywords, kind, place, site) else { return nil }
    let field = Field(
      name: "", title: "", kind: kind, isRequired: false, words: words?.map(\.text),
      isOrdered: flag(keywords[.isOrdered], path: site.path), unit: nil, personal: nil,
      isJudgement: false, isSegment: false, actionable: nil,
      limits: limits, column: .plain(""),
      children: children.map(\.field))
    return SchemaField(field, title: nil, children: children)
  }

  /// The fields of an object, or what the items of a list are; nil only after a problem.
  private mutating func children(
    _ keywords: [FieldKeyword: TextTree.Member], _ kind: Field.Kind, _ place: TextPlace,
    _ site: SchemaSite
  ) -> [SchemaField]? {
    if kind == .object {
      let read = fields(ObjectKeywords(keywords), place, at: site)
      let fields = read.compactMap { $0 }
      return fields.count == read.count && checkSize(fields, place, at: site) ? fields : nil
    }
    if kind != .list { return [] }
    guard let items = keywords[.items] else {
      report(.missingKeyword, place, site.path, "`items` must be written")
      return nil
    }
    let item = field(items.value, named: "", isRequired: false, at: site.items)
    return item.map { [$0] }
  }

  /// Takes what may stand beside a type as well as beside a `$ref`.
  private mutating func annotate(
    _ field: inout Field, _ keywords: [FieldKeyword: TextTree.Member], _ site: SchemaSite
  ) {
    let path = site.path
    field.unit = text(keywords[.unit], path: path) ?? field.unit
    field.personal = personal(keywords[.personal], path: path, otherwise: field.personal)
    field.isJudgement = flag(keywords[.isJudgement], path: path, otherwise: field.isJudgement)
    field.isSegment = flag(keywords[.isSegment], path: path, otherwise: field.isSegment)
    field.actionable = actionable(keywords[.actionable], field, path)
    let hasColumn = site.hasColumn && field.kind.isScalar
    field.column =
      hasColumn ? column(keywords, field.name, field.kind, path) : .plain(field.name)
  }
}

extension SchemaReader {
  private mutating func kind(
    _ keywords: [FieldKeyword: TextTree.Member], _ place: TextPlace, _ path: String
  ) -> Field.Kind? {
    guard let member = keywords[.type] else {
      report(.missingKeyword, place, path, "`type` must be written")
      return nil
    }
    guard let type = text(member, path: path) else { return nil }
    switch type {
    case "string": return keywords[.format] == nil ? .text : textKind(keywords[.format], path)
    case "number": return .number
    case "integer": return .integer
    case "boolean": return .boolean
    case "object": return .object
    case "array": return .list
    default:
      reportWord(
        type, member, "\(path).type",
        ["string", "integer", "number", "boolean", "object", "array"])
      return nil
    }
  }

  private mutating func textKind(_ member: TextTree.Member?, _ path: String) -> Field.Kind? {
    guard let member, let format = text(member, path: path) else { return nil }
    if format == "date" { return .date }
    if CodeFormat(rawValue: format) != nil { return .text }
    reportWord(
      format, member, "\(path).format", ["date"] + CodeFormat.allCases.map(\.rawValue))
    return nil
  }

  private mutating func reportWord(
    _ written: String, _ member: TextTree.Member, _ path: String, _ words: [String]
  ) {
    let hint = Nearest.hint(to: written, among: words)
    report(
      .badValue, member.value.place, path,
      "\(Shown.quoted(written)) is none of \(Shown.list(words))\(hint)")
  }
}

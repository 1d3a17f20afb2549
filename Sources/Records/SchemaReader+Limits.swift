import CanonicalJSON

extension SchemaReader {
  /// The bounds of a field.
  mutating func limits(
    _ keywords: [FieldKeyword: TextTree.Member], _ kind: Field.Kind, _ path: String
  ) -> Field.Limits {
    var limits = Field.Limits()
    limits.minimum = number(keywords[.minimum], path: path)
    limits.maximum = number(keywords[.maximum], path: path)
    limits.exclusiveMinimum = number(keywords[.exclusiveMinimum], path: path)
    limits.exclusiveMaximum = number(keywords[.exclusiveMaximum], path: path)
    limits.multipleOf = step(keywords[.multipleOf], path)
    limits.minLength = count(keywords[.minLength], path: path)
    limits.maxLength = count(keywords[.maxLength], path: path)
    limits.minItems = count(keywords[.minItems], path: path)
    limits.maxItems = count(keywords[.maxItems], path: path)
    limits.uniqueItems = flag(keywords[.uniqueItems], path: path)
    limits.pattern = pattern(keywords[.pattern], path)
    if case .text(let format)? = keywords[.format]?.value.content {
      limits.format = CodeFormat(rawValue: format)
    }
    limits.constant = constant(keywords[.constant], kind, path)
    if let place = limits.emptyBounds.flatMap({ keywords[$0]?.value.place }) {
      report(.emptyBounds, place, path, "no value lies within the bounds")
    }
    return limits
  }

  private mutating func pattern(_ member: TextTree.Member?, _ path: String) -> Pattern? {
    guard let member, let source = text(member, path: path) else { return nil }
    do {
      return try Pattern(source)
    } catch {
      report(
        .badPattern, member.value.place, "\(path).pattern",
        "character \(error.character): \(error.message)")
      return nil
    }
  }

  private mutating func step(_ member: TextTree.Member?, _ path: String) -> Double? {
    guard let member, let step = number(member, path: path) else { return nil }
    if step > 0 { return step }
    report(.badValue, member.value.place, "\(path).multipleOf", "it must be above 0")
    return nil
  }

  private mutating func constant(
    _ member: TextTree.Member?, _ kind: Field.Kind, _ path: String
  ) -> Field.Limits.Constant? {
    guard let member else { return nil }
    switch (member.value.content, kind) {
    case (.text(let text), .text): return .text(text)
    case (.text(let text), .date) where CalendarDate(iso: text) != nil: return .text(text)
    case (.number(let number), .number), (.number(let number), .integer): return .number(number)
    case (.boolean(let boolean), .boolean): return .boolean(boolean)
    default:
      report(.badValue, member.value.place, "\(path).const", "it must be \(kind.shown)")
      return nil
    }
  }
}

extension Field.Limits {
  /// The bound that leaves no value together with another; nil where there are values.
  fileprivate var emptyBounds: FieldKeyword? {
    if let minLength, let maxLength, minLength > maxLength { return .maxLength }
    if let minItems, let maxItems, minItems > maxItems { return .maxItems }
    if let minimum, let maximum, minimum > maximum { return .maximum }
    if let minimum, let exclusiveMaximum, minimum >= exclusiveMaximum { return .exclusiveMaximum }
    if let exclusiveMinimum, let maximum, exclusiveMinimum >= maximum { return .maximum }
    if let exclusiveMinimum, let exclusiveMaximum, exclusiveMinimum >= exclusiveMaximum {
      return .exclusiveMaximum
    }
    return nil
  }
}

import CanonicalJSON

extension Field.Limits {
  /// What is wrong with a number; nil where it keeps the bounds.
  func violation(by number: Double) -> (code: RecordError.Code, message: String)? {
    if let minimum, number < minimum { return outOfRange(number, "below the minimum", minimum) }
    if let maximum, number > maximum { return outOfRange(number, "above the maximum", maximum) }
    if let exclusiveMinimum, number <= exclusiveMinimum {
      return outOfRange(number, "not above", exclusiveMinimum)
    }
    if let exclusiveMaximum, number >= exclusiveMaximum {
      return outOfRange(number, "not below", exclusiveMaximum)
    }
    if let multipleOf,
      !ShortestDecimal(number).isMultiple(of: ShortestDecimal(multipleOf))
    {
      let message = "\(Shown.number(number)) is no multiple of \(Shown.number(multipleOf))"
      return (.notMultiple, message)
    }
    if case .number(let only)? = constant, number != only {
      return (.notConstant, "\(Shown.number(number)) is not \(Shown.number(only))")
    }
    return nil
  }

  /// What is wrong with text; nil where it keeps the bounds.
  func violation(by text: Bytes) -> (code: RecordError.Code, message: String)? {
    if minLength != nil || maxLength != nil {
      let count = text.count { $0 & 0xC0 != 0x80 }  // one such byte a scalar
      if let minLength, count < minLength {
        return badLength(text, count, "at least \(minLength) are needed")
      }
      if let maxLength, count > maxLength {
        return badLength(text, count, "at most \(maxLength) are allowed")
      }
    }
    if let pattern, !pattern.matches(text) {
      let message = "\(Shown.quoted(text)) doesn't match `\(pattern.source)`"
      return (.patternMismatch, message)
    }
    if let format, let violation = format.violation(by: text) { return violation }
    if case .text(let only)? = constant, !only.utf8.elementsEqual(text) {
      return (.notConstant, "\(Shown.quoted(text)) is not \(Shown.quoted(only))")
    }
    return nil
  }

  /// What is wrong with a boolean; nil where it is allowed.
  func violation(by boolean: Bool) -> (code: RecordError.Code, message: String)? {
    guard case .boolean(let only)? = constant, boolean != only else { return nil }
    return (.notConstant, "`\(boolean)` is not `\(only)`")
  }

  /// What is wrong with how many items a list has; nil where it keeps the bounds.
  func violation(byItemCount count: Int) -> String? {
    let items = count == 1 ? "item" : "items"
    if let minItems, count < minItems {
      return "the list has \(count) \(items), at least \(minItems) are needed"
    }
    if let maxItems, count > maxItems {
      return "the list has \(count) \(items), at most \(maxItems) are allowed"
    }
    return nil
  }

  private func outOfRange(
    _ number: Double, _ relation: String, _ bound: Double
  ) -> (code: RecordError.Code, message: String) {
    (.outOfRange, "\(Shown.number(number)) is \(relation) \(Shown.number(bound))")
  }

  private func badLength(
    _ text: Bytes, _ count: Int, _ bound: String
  ) -> (code: RecordError.Code, message: String) {
    let characters = count == 1 ? "character" : "characters"
    return (.badLength, "\(Shown.quoted(text)) has \(count) \(characters), \(bound)")
  }
}

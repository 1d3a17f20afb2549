internal import CanonicalJSON
internal import LuaSyntax
internal import Records

extension RuleFileReader {

  func shownNames(of test: Expression?) -> Set<String> {
    guard let test else { return [] }
    let body: FunctionBody? =
      switch test.kind {
      case .function(let body): body
      case .name(let name): chunk.function(named: name)
      default: nil
      }
    return body.map { $0.body.shownNames } ?? []
  }

  func template(
    _ declaration: Declaration, _ key: String, shown: Set<String>
  ) -> MessageTemplate? {
    guard let item = declaration.item(key),
      let text = text(
        declaration, key, what: "\(declaration.word.text) `\(declaration.id?.text ?? "")`")
    else { return nil }
    do throws(MessageTemplate.Problem) {
      let template = try MessageTemplate(text)
      for path in Set(template.paths).sorted() {
        if let message = names.problem(ofPlaceholder: path, shown: shown) {
          refuse("bad_message", range(ofPlaceholder: path, in: item.value), message)
        }
      }
      return template
    } catch {
      refuse("bad_message", item.value.range, error.message)
      return nil
    }
  }
}

extension RuleFileReader {
  /// Where a placeholder stands in a literal; the literal where its escapes hide it.
  private func range(ofPlaceholder path: String, in literal: Expression) -> Range<Int> {
    let bytes = chunk.source.bytes[literal.range]
    let (close, colon) = (UInt8(ascii: "}"), UInt8(ascii: ":"))
    for found in bytes.ranges(of: Array("{\(path)".utf8)) {
      guard let end = bytes[found.upperBound...].firstIndex(of: close),
        end == found.upperBound || bytes[found.upperBound] == colon
      else { continue }
      return found.lowerBound..<(end + 1)
    }
    return literal.range
  }
}

extension MessageTemplate.Problem {
  /// The cause in words.
  var message: String {
    switch self {
    case .unclosed: "a `{` isn't closed; write `{{` for the character itself"
    case .unknownFormat(let format): "`:\(format)` is no format; it is `:percent` or `:money`"
    }
  }
}

extension PackNames {
  /// What is wrong with a placeholder of a rule's message; nil where nothing is.
  func problem(ofPlaceholder path: String, shown: Set<String>) -> String? {
    if shown.contains(path) || path == "as_of" { return nil }
    if field(path) != nil {
      if scope != .portfolio { return nil }
      return "`{\(path)}` is a field of one dossier, and this decision is over all; show what the "
        + "test gives, by a name"
    }
    if path.hasPrefix("params."), let parameter = parameters[String(path.dropFirst(7))] {
      if !parameter.hasBands { return nil }
      return "`{\(path)}` has bands, so it has no one value; show what `:at` gives, by a name"
    }
    let values = decisions.filter { whyOutOfScope($0, isOfEntry: false) == nil }
      .map { "decided.\($0.name).value" }
    if values.contains(path) { return nil }
    let paths =
      recordTypes.flatMap { type in type.fields.map { "\(type.name).\($0.name)" } }
      + parameters.keys.map { "params." + $0 } + values
    return
      "`{\(path)}` is neither a shown name, nor `record.field`, `params.name`, "
      + "`decided.name.value` or `as_of`"
      + suggestion(for: "{\(path)}", among: shown.union(paths).map { "{\($0)}" })
  }
}

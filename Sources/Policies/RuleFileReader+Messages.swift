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
      let text = text(declaration, key, what: "rule `\(declaration.id?.text ?? "")`")
    else { return nil }
    do throws(MessageTemplate.Problem) {
      let template = try MessageTemplate(text)
      for path in template.paths { refusePlaceholder(path, shown: shown, item.value.range) }
      return template
    } catch {
      let message =
        switch error {
        case .unclosed: "a `{` isn't closed; write `{{` for the character itself"
        case .unknownFormat(let format): "`:\(format)` is no format; it is `:percent` or `:money`"
        }
      refuse("bad_message", item.value.range, message)
      return nil
    }
  }

  func refusePlaceholder(_ path: String, shown: Set<String>, _ range: Range<Int>) {
    if shown.contains(path) || path == "as_of" || names.field(path) != nil { return }
    if path.hasPrefix("params."), let parameter = names.parameters[String(path.dropFirst(7))] {
      if !parameter.hasBands { return }
      return refuse(
        "bad_message", range,
        "`{\(path)}` has bands, so it has no one value; show what `:at` gives, by a name")
    }
    let paths =
      names.recordTypes.flatMap { type in type.fields.map { "\(type.name).\($0.name)" } }
      + names.parameters.keys.map { "params." + $0 }
    refuse(
      "bad_message", range,
      "`{\(path)}` is neither a shown name, nor `record.field`, `params.name` or `as_of`"
        + suggestion(for: path, among: shown.union(paths)))
  }
}

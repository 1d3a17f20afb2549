internal import CanonicalJSON
internal import LuaSyntax
internal import Records

extension RuleFileReader {

  func text(_ declaration: Declaration, _ key: String, what: String) -> String? {
    guard let item = declaration.item(key) else {
      if ["title", "combine", "source"].contains(key) {
        refuse("missing_key", declaration.word.range, "\(what) lacks `\(key)`")
      }
      return nil
    }
    if let text = item.value.plainText, !text.isEmpty { return text }
    refuse("bad_metadata", item.value.range, "`\(key)` of \(what) is to be text")
    return nil
  }

  func boolean(_ declaration: Declaration, _ key: String, what: String) -> Bool {
    guard let item = declaration.item(key) else { return false }
    if case .boolean(let value) = item.value.kind { return value }
    refuse("bad_metadata", item.value.range, "`\(key)` of \(what) is `true` or `false`")
    return false
  }

  func citation(_ declaration: Declaration, what: String) -> Citation? {
    guard let text = text(declaration, "source", what: what) else { return nil }
    let citation = Citation(text)
    if names.sources[citation.source] != nil { return citation }
    if let item = declaration.item("source") {
      refuse(
        "unknown_source", item.value.range,
        "`sources.yaml` has no `\(citation.source)`"
          + suggestion(for: citation.source, among: names.sources.keys))
    }
    return nil
  }

  func span(_ declaration: Declaration, what: String) -> DateSpan {
    guard let item = declaration.item("effective") else { return DateSpan(from: nil, to: nil) }
    var ends: [String: CalendarDate] = [:]
    guard case .table(let items) = item.value.kind else {
      refuse("bad_metadata", item.value.range, "`effective` is `{ from = \"…\", to = \"…\" }`")
      return DateSpan(from: nil, to: nil)
    }
    for end in items {
      guard let key = end.key.name?.text, key == "from" || key == "to",
        let text = end.value.plainText, let date = CalendarDate(iso: text)
      else {
        refuse("bad_metadata", end.range, "`effective` is `{ from = \"2026-04-01\", to = \"…\" }`")
        continue
      }
      if ends.updateValue(date, forKey: key) != nil {
        refuse("duplicate_key", end.range, "`\(key)` stands twice")
      }
    }
    let span = DateSpan(from: ends["from"], to: ends["to"])
    if span.isEmpty { refuse("empty_span", item.value.range, "\(what) ends before it begins") }
    return span
  }
}

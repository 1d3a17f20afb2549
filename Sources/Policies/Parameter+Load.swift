internal import CanonicalJSON
internal import LuaSyntax
internal import Records

/// Reads the parameters of one file under `parameters/`.
struct ParameterReader {
  let source: SourceText
  let sources: [String: Source]
  let findings: Findings

  func read(_ tree: TextTree) -> [(name: String, place: TextPlace, parameter: Parameter)] {
    guard
      let file = ObjectReader(tree, what: "the file", keys: nil, in: source, findings)
    else { return [] }
    return file.all.compactMap { member in
      parameter(member).map { (member.key, member.keyPlace, $0) }
    }
  }

  private func parameter(_ member: TextTree.Member) -> Parameter? {
    let what = "parameter `\(member.key)`"
    guard member.key.isLuaName else {
      findings.report(
        "bad_name", in: source, at: member.keyPlace,
        "\(what): a name is a Lua name such as `max_age`")
      return nil
    }
    guard
      let reader = ObjectReader(
        member.value, what: what, keys: ["title", "type", "unit", "values"], in: source, findings)
    else { return nil }
    let title = reader.requiredText("title")
    let kind = reader.requiredWord("type", of: Parameter.Kind.allCases)
    let items = reader.required("values").flatMap { _ in reader.list("values") }
    guard let title, let kind, let items else { return nil }
    let values = items.compactMap { item in
      value(item, kind: kind, of: what).map { (place: item.place, value: $0) }
    }
    if items.isEmpty {
      reader.report(
        "missing_key", reader.place, "\(what) has no value; write `unset` where none is set")
    }
    refuseTies(values, what: what)
    refuseMixture(values, what: what)
    warnOfEnds(values.map(\.value), items, what: what)
    return Parameter(
      name: member.key, title: title, kind: kind, unit: reader.text("unit"),
      values: values.map(\.value))
  }

  private func value(
    _ tree: TextTree, kind: Parameter.Kind, of what: String
  ) -> Parameter.DatedValue? {
    guard
      let reader = ObjectReader(
        tree, what: "a value of \(what)",
        keys: ["from", "to", "status", "source", "value", "bands"], in: source, findings)
    else { return nil }
    let known = findings.errorCount
    let status = reader.requiredWord("status", of: Parameter.Status.allCases)
    let citation = reader.citation(sources)
    let content = content(reader, kind: kind, of: what)
    let span = DateSpan(from: reader.date("from"), to: reader.date("to"))
    guard findings.errorCount == known, let status, let citation, let content else { return nil }
    if span.isEmpty {
      reader.report("empty_span", tree.place, "a value of \(what) ends before it begins")
    }
    return Parameter.DatedValue(span: span, status: status, source: citation, content: content)
  }

  func content(
    _ reader: ObjectReader, kind: Parameter.Kind, of what: String
  ) -> Parameter.Content? {
    if reader.value("value") != nil, let bands = reader.value("bands") {
      reader.report(
        "wrong_kind", bands.place, "a value of \(what) has `value` or `bands`, not both")
      return nil
    }
    if reader.value("bands") != nil { return bands(reader, kind: kind, of: what) }
    guard let tree = reader.required("value") else { return nil }
    if tree.content == .text("unset") { return .unset }
    guard kind == .list else {
      return scalar(tree, kind: kind, of: what).map(Parameter.Content.scalar)
    }
    guard let items = reader.list("value") else { return nil }
    let scalars = items.compactMap { item -> Scalar? in
      switch item.content {
      case .number(let number): return .number(number)
      case .text(let text): return .text(text)
      default:
        reader.report("bad_value", item.place, "the list of \(what) holds text and numbers only")
        return nil
      }
    }
    return scalars.count == items.count ? .list(scalars) : nil
  }

  private func scalar(_ tree: TextTree, kind: Parameter.Kind, of what: String) -> Scalar? {
    switch (kind, tree.content) {
    case (.number, .number(let number)): return .number(number)
    case (.integer, .number(let number))
    where number == number.rounded() && number.magnitude <= 0x1p53:
      return .number(number)
    case (.range, .number(let number)): return .number(number)
    case (.range, .list(let ends)):
      if ends.count == 2, case .number(let low) = ends[0].content,
        case .number(let high) = ends[1].content, low <= high
      {
        return .range(low: low, high: high)
      }
      findings.report(
        "bad_value", in: source, at: tree.place, "a range is two numbers, the lower first: [2, 5]")
      return nil
    case (.boolean, .boolean(let boolean)): return .boolean(boolean)
    case (.string, .text(let text)): return .text(text)
    case (.date, .text(let text)) where CalendarDate(iso: text) != nil: return .text(text)
    default:
      findings.report(
        "bad_value", in: source, at: tree.place,
        "\(what) holds \(kind.description), and this is none")
      return nil
    }
  }

  private func bands(
    _ reader: ObjectReader, kind: Parameter.Kind, of what: String
  ) -> Parameter.Content? {
    guard let items = reader.list("bands") else { return nil }
    guard kind != .list, !items.isEmpty else {
      reader.report(
        "bad_bands", reader.place,
        kind == .list ? "\(what) holds a list, which has no bands" : "\(what) has at least one band"
      )
      return nil
    }
    var bands: [Parameter.Band] = []
    for (index, item) in items.enumerated() {
      guard
        let entry = ObjectReader(
          item, what: "a band of \(what)", keys: ["below", "up_to", "value"], in: source, findings),
        let value = entry.required("value").flatMap({ scalar($0, kind: kind, of: what) })
      else { return nil }
      let limit = limit(entry)
      let hasLimit = entry.value("below") != nil || entry.value("up_to") != nil
      guard (limit != nil) == hasLimit, hasLimit == (index < items.count - 1),
        ascends(limit, after: bands.last?.limit)
      else {
        entry.report(
          "bad_bands", item.place,
          "bands of \(what) ascend by a number, `below` or `up_to`, and only the last has neither")
        return nil
      }
      bands.append(Parameter.Band(limit: limit, value: value))
    }
    return .bands(bands)
  }

  /// The limit that is written; nil where there is none, or two, or one that is no number.
  private func limit(_ entry: ObjectReader) -> Parameter.Band.Limit? {
    switch (entry.value("below")?.content, entry.value("up_to")?.content) {
    case (.number(let number)?, nil): .below(number)
    case (nil, .number(let number)?): .upTo(number)
    default: nil
    }
  }

  private func ascends(_ limit: Parameter.Band.Limit?, after last: Parameter.Band.Limit?) -> Bool {
    guard let limit, let last else { return true }
    switch (last, limit) {
    case (.below(let a), .below(let b)), (.upTo(let a), .upTo(let b)),
      (.upTo(let a), .below(let b)):
      return a < b
    case (.below(let a), .upTo(let b)): return a <= b
    }
  }

  /// Of values in force on one day the latest `from` wins; two that begin together would tie.
  private func refuseTies(
    _ values: [(place: TextPlace, value: Parameter.DatedValue)], what: String
  ) {
    var starts: Set<CalendarDate?> = []
    for (place, value) in values where !starts.insert(value.span.from).inserted {
      let start = value.span.from.map { "begin on \($0.iso)" } ?? "have no `from`"
      findings.report("values_overlap", in: source, at: place, "two values of \(what) \(start)")
    }
  }

  /// A rule reads bands by `:at` and one value without it, whatever the day.
  private func refuseMixture(
    _ values: [(place: TextPlace, value: Parameter.DatedValue)], what: String
  ) {
    let set = values.filter { $0.value.content != .unset }
    guard let first = set.first else { return }
    for (place, value) in set where value.content.hasBands != first.value.content.hasBands {
      findings.report(
        "bad_bands", in: source, at: place,
        "\(what) has bands on some days and one value on others; write that as a single band")
    }
  }
}

extension Parameter.Kind {
  /// The kind in words, with its article.
  var description: String {
    switch self {
    case .number: "a number"
    case .integer: "a whole number"
    case .string: "text"
    case .date: "a day such as `2026-04-01`"
    case .boolean: "`true` or `false`"
    case .list: "a list"
    case .range: "a number or a range such as [2, 5]"
    }
  }
}

extension ObjectReader {
  /// The word under a key that must be there, one of those of an enumeration.
  func requiredWord<Word: RawRepresentable<String>>(_ key: String, of words: [Word]) -> Word? {
    guard let tree = required(key), let text = text(tree, key) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let names = words.map(\.rawValue)
    report(
      "unknown_word", tree.place,
      "`\(text)` is no `\(key)`" + suggestion(for: text, among: names) + "; it is one of: "
        + names.joined(separator: ", "))
    return nil
  }

  /// The citation under `source`, which must be there and name one of the pack's sources.
  func citation(_ sources: [String: Source]) -> Citation? {
    guard let tree = required("source"), let text = text(tree, "source") else { return nil }
    let citation = Citation(text)
    if sources[citation.source] == nil {
      report(
        "unknown_source", tree.place,
        "`sources.yaml` has no `\(citation.source)`"
          + suggestion(for: citation.source, among: sources.keys))
      return nil
    }
    return citation
  }
}

extension String {
  /// Whether a rule can write it after a dot: a Lua name that is no keyword.
  var isLuaName: Bool {
    let keywords: Set<String> = [
      "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
      "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]
    guard let first = utf8.first, !keywords.contains(self) else { return false }
    let isLetter: (UInt8) -> Bool = { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x5F }
    return isLetter(first) && utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
  }
}

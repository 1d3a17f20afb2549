import CanonicalJSON

extension SchemaReader {
  /// How a field of a record is written in CSV.
  mutating func column(
    _ keywords: [FieldKeyword: TextTree.Member], _ name: String, _ kind: Field.Kind, _ path: String
  ) -> Field.Column {
    let header = text(keywords[.column], path: path) ?? name
    let formats = formats(keywords[.columnFormat], kind, path)
    let path = "\(path).x-format"
    let words = [FormatKeyword.trueWords, .falseWords, .unknownWords].map { keyword in
      formats[keyword].flatMap { self.words($0.value, path: "\(path).\(keyword.rawValue)") } ?? []
    }
    checkWords(words.joined().map { $0 }, path)
    if (formats[.trueWords] == nil) != (formats[.falseWords] == nil),
      let member = formats[.trueWords] ?? formats[.falseWords]
    {
      report(.missingKeyword, member.keyPlace, path, "`true` and `false` must stand together")
    }
    return Field.Column(
      header: header,
      dateForm: dateForm(formats[.date], path) ?? .iso,
      groupsThousands: flag(formats[.thousands], path: path),
      trueWords: words[0].isEmpty ? ["true"] : words[0].map(\.text),
      falseWords: words[1].isEmpty ? ["false"] : words[1].map(\.text),
      unknownWords: words[2].map(\.text))
  }

  /// What `x-format` says, by keyword; one word alone stands for a form of dates or for `thousands`.
  private mutating func formats(
    _ member: TextTree.Member?, _ kind: Field.Kind, _ path: String
  ) -> [FormatKeyword: TextTree.Member] {
    guard let member else { return [:] }
    var formats: [FormatKeyword: TextTree.Member] = [:]
    if case .text(let word) = member.value.content {
      let keyword: FormatKeyword = word == FormatKeyword.thousands.rawValue ? .thousands : .date
      let content: TextTree.Content = keyword == .thousands ? .boolean(true) : .text(word)
      formats[keyword] = TextTree.Member(
        key: keyword.rawValue, keyPlace: member.value.place,
        value: TextTree(place: member.value.place, content: content))
    } else {
      let path = "\(path).x-format"
      formats = keywords(FormatKeyword.self, of: member.value, path: path) ?? [:]
    }
    for (keyword, member) in formats where !keyword.kinds.contains(kind) {
      report(
        .misplacedKeyword, member.keyPlace, "\(path).x-format",
        "`\(keyword.rawValue)` is for \(keyword.kinds.shown), this field is \(kind.shown)")
    }
    return formats
  }

  private mutating func dateForm(
    _ member: TextTree.Member?, _ path: String
  ) -> Field.Column.DateForm? {
    guard let member, let written = text(member, path: path) else { return nil }
    if let form = Field.Column.DateForm(rawValue: written) { return form }
    let forms = Field.Column.DateForm.allCases.map(\.rawValue)
    report(
      .badValue, member.value.place, path,
      "\(Shown.quoted(written)) is none of \(Shown.list(forms))")
    return nil
  }

  /// Reports words that would mean two things.
  private mutating func checkWords(_ words: [(text: String, place: TextPlace)], _ path: String) {
    var seen: Set<[UInt8]> = []
    for word in words where !seen.insert(Array(word.text.utf8)).inserted {
      report(
        .duplicateWord, word.place, path, "\(Shown.quoted(word.text)) stands in two of its lists")
    }
  }
}

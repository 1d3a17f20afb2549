internal import Policies
internal import Records

extension RulebookAuthor {
  /// The parameters, by name.
  func parametersChapter() -> Section? {
    let names = pack.parameters.keys.sorted(by: utf16Less)
    if names.isEmpty { return nil }
    return Section(
      anchor: Rulebook.anchor("chapter", "parameters"), title: say("Parameters", "参数"),
      blocks: [
        .paragraph([
          .text(
            say(
              "Of values that hold on one day, the one that began last counts.",
              "同一日有多个值有效时，以最后开始的为准。"))
        ])
      ],
      sections: names.compactMap { pack.parameters[$0] }.map(section))
  }

  private func section(_ parameter: Parameter) -> Section {
    let unit = parameter.unit.map { say(", ", "，") + word($0) } ?? ""
    let facts = [
      fact(say("Kind", "类型"), word(parameter.kind) + unit),
      uses(usesByParameter[parameter.name] ?? []),
    ].compactMap { $0 }
    return Section(
      anchor: Rulebook.anchor("params", parameter.name), title: inLanguage(parameter.title),
      name: parameter.name, blocks: [.facts(facts)] + values(parameter), staysWhole: true)
  }

  /// Which rules and decisions use something; nil where that isn't known.
  func uses(_ links: [Inline]) -> Fact? {
    if links.isEmpty, !knowsReads { return nil }
    return links.isEmpty
      ? fact(say("Used by", "使用者"), say("no rule", "无"))
      : Fact(label: say("Used by", "使用者"), lines: links.map { [$0] })
  }

  func word(_ kind: Parameter.Kind) -> String {
    switch kind {
    case .number: say("number", "数值")
    case .integer: say("whole number", "整数")
    case .string: say("text", "文本")
    case .date: say("date", "日期")
    case .boolean: say("yes or no", "是或否")
    case .list: say("list", "列表")
    case .range: say("range of numbers", "数值区间")
    }
  }

  // MARK: Values

  /// The values by date; bands stand in tables of their own below.
  private func values(_ parameter: Parameter) -> [Block] {
    let rows = parameter.values.map { value in
      [
        day(value.span.from), day(value.span.to), [[.text(summary(value.content, parameter))]],
        [[status(value.status)]], [shortWords(value.source)],
      ]
    }
    let heads = [
      say("From", "自"), say("To", "至"), say("Value", "值"), say("Status", "状态"),
      say("Source", "依据"),
    ]
    let table = Table(
      caption: say("Values", "各期数值"), heads: heads.map { [.text($0)] }, rows: rows,
      narrow: [0, 1, 3])
    return [.table(table)] + parameter.values.flatMap { bands($0, of: parameter) }
  }

  func day(_ day: CalendarDate?) -> Cell { [[.text(day?.iso ?? "–")]] }

  /// A value on one line.
  func summary(_ content: Parameter.Content, _ parameter: Parameter) -> String {
    switch content {
    case .unset: say("not set", "尚未设定")
    case .scalar(let scalar): words(scalar, unit: parameter.unit)
    case .list(let items):
      items.isEmpty ? say("none", "无") : list(items.map { words($0, unit: parameter.unit) })
    case .bands: say("by bands", "分档")
    }
  }

  private func bands(_ value: Parameter.DatedValue, of parameter: Parameter) -> [Block] {
    guard case .bands(let bands) = value.content else { return [] }
    var below: Parameter.Band.Limit?
    let rows = bands.map { band -> [Cell] in
      defer { below = band.limit }
      return [
        [[.text(words(from: below, to: band.limit))]],
        [[.text(words(band.value, unit: parameter.unit))]],
      ]
    }
    let head = say("Bands ", "分档：") + words(value.span)
    return [
      .paragraph([.text(head)]),
      .table(
        Table(
          caption: head,
          heads: [[.text(say("Where the number is", "数值所在区间"))], [.text(say("Value", "值"))]],
          rows: rows)),
    ]
  }

  /// The numbers of a band, said by the end of the one before it and its own.
  private func words(from: Parameter.Band.Limit?, to: Parameter.Band.Limit?) -> String {
    let low: String? =
      switch from {
      case .below(let number)?: say("\(words(number)) or more", "\(words(number)) 及以上")
      case .upTo(let number)?: say("above \(words(number))", "高于 \(words(number))")
      case nil: nil
      }
    let high: String? =
      switch to {
      case .below(let number)?: say("below \(words(number))", "低于 \(words(number))")
      case .upTo(let number)?: say("up to \(words(number))", "不超过 \(words(number))")
      case nil: nil
      }
    let both = [low, high].compactMap { $0 }
    return both.isEmpty ? say("any number", "任意数值") : both.joined(separator: say(", ", "，"))
  }
}

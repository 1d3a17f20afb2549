internal import CanonicalJSON
internal import Records

extension RulebookAuthor {
  /// The record types: what has to be brought.
  func recordsChapter() -> Section? {
    Section(
      anchor: Rulebook.anchor("chapter", "records"), title: say("What is to be supplied", "须提供的信息"),
      blocks: [
        .paragraph([
          .text(
            say(
              "What isn't marked as required may be left out; the decisions then say where it is "
                + "wanted.", "未标注“必填”的信息可以暂缺；决定会指出何处需要它。"))
        ])
      ],
      sections: subjectFirst.map(section), isListed: true)
  }

  private var subjectFirst: [RecordType] {
    let types = pack.dossierType.recordTypes
    let subject = pack.dossierType.subject
    return [types[subject]] + types[..<subject] + types[(subject + 1)...]
  }

  private func section(_ type: RecordType) -> Section {
    let isSubject = pack.dossierType.recordTypes[pack.dossierType.subject].name == type.name
    let rows = type.fields.flatMap { self.rows($0, path: "") }
    let note = say("Each decision is about one of these.", "每项决定针对其中一个对象。")
    return Section(
      anchor: anchor(type), title: inLanguage(type.title), name: type.name,
      blocks: (isSubject ? [.paragraph([.text(note)])] : [])
        + [
          .table(
            Table(
              caption: inLanguage(type.title),
              heads: [
                say("Field", "字段"), say("Holds", "内容"), say("Conditions", "要求"),
              ].map { [.text($0)] },
              rows: rows.map(\.cells),
              anchors: rows.map { Rulebook.anchor("records", type.name, bare($0.path)) }))
        ])
  }

  private func anchor(_ type: RecordType) -> String { Rulebook.anchor("records", type.name) }

  func link(record type: RecordType) -> Inline {
    .link(inLanguage(type.title), anchor: anchor(type))
  }

  /// A fact by what people call it; what isn't one of a record stays as it is written.
  func link(path: String) -> Inline {
    let names = path.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
    let types = pack.dossierType.recordTypes
    guard let type = types.first(where: { $0.name == names.first }) else { return .code(path) }
    if names.count == 1 { return link(record: type) }
    var fields = type.fields
    var titles: [String] = []
    for name in names.dropFirst() {
      guard let field = fields.first(where: { $0.name == name }) else { return .code(path) }
      titles.append(inLanguage(field.title))
      fields = field.nested
    }
    return .link(titles.joined(separator: " › "), anchor: Rulebook.anchor("records", bare(path)))
  }

  /// A path without what says that it leads through lists.
  private func bare(_ path: String) -> String { path.replacing("[]", with: "") }

  // MARK: Fields

  private func rows(_ field: Field, path: String) -> [(path: String, cells: [Cell])] {
    let own = path + field.name + (field.kind == .list ? "[]" : "")
    let cells: [Cell] = [
      [[.text(inLanguage(field.title))], [.code(own)]], holds(field), conditions(field),
    ]
    return [(own, cells)] + field.nested.flatMap { rows($0, path: own + ".") }
  }

  private func holds(_ field: Field) -> Cell {
    let kind = word(field.kind)
    let unit = field.unit.map { say(", ", "，") + word($0) } ?? ""
    guard field.kind == .list, let item = field.children.first else {
      return [[.text(kind + unit)]] + enumeration(field)
    }
    return [[.text(kind + say(" of ", "：") + word(item.kind, isPlural: true))]] + enumeration(item)
  }

  private func enumeration(_ field: Field) -> Cell {
    guard let words = field.words else { return [] }
    let named = words.map { self.word($0) == $0 ? $0 : "\(self.word($0)) (\($0))" }
    let label =
      field.isOrdered
      ? say("one of, in ascending order: ", "以下之一（由低到高）：") : say("one of: ", "以下之一：")
    return [[.text(label + list(named))]]
  }

  private func word(_ kind: Field.Kind, isPlural: Bool = false) -> String {
    let end = isPlural ? "s" : ""
    return switch kind {
    case .text: say(isPlural ? "texts" : "text", "文本")
    case .number: say("number" + end, "数值")
    case .integer: say("whole number" + end, "整数")
    case .boolean: say(isPlural ? "yes-or-no answers" : "yes or no", "是或否")
    case .date: say("date" + end, "日期")
    case .object: say(isPlural ? "entries" : "entry", "条目")
    case .list: say("list" + end, "列表")
    }
  }

  private func conditions(_ field: Field) -> Cell {
    let items = field.kind == .list ? field.children.first : nil
    var lines: Cell = []
    if field.isRequired { lines.append([.text(say("required", "必填"))]) }
    if field.isJudgement { lines.append([.text(say("a person judges it", "由人工判断"))]) }
    lines += (field.limits.bounds + (items?.limits.bounds ?? [])).map(inlines)
    if let owner = field.personal ?? items?.personal { lines.append(person(owner)) }
    return lines.isEmpty ? [[.text("–")]] : lines
  }

  private func person(_ owner: PersonalOwner) -> [Inline] {
    if owner.isItself { return [.text(say("about the person that it names", "个人信息，属于其所指的人"))] }
    return [
      .text(say("about the person that ", "个人信息，属于 ")), .code(owner.name),
      .text(say(" names", " 所指的人")),
    ]
  }

  private func inlines(_ bound: Field.Bound) -> [Inline] {
    switch bound {
    case .pattern(let pattern): [.text(say("of the form ", "格式 ")), .code(pattern)]
    case .only(let value): [.text(say("only ", "只能为 ")), .code(value)]
    default: [.text(words(bound))]
    }
  }

  private func words(_ bound: Field.Bound) -> String {
    switch bound {
    case .atLeast(let number): say("at least \(words(number))", "不小于 \(words(number))")
    case .above(let number): say("more than \(words(number))", "大于 \(words(number))")
    case .atMost(let number): say("at most \(words(number))", "不大于 \(words(number))")
    case .below(let number): say("less than \(words(number))", "小于 \(words(number))")
    case .multipleOf(let number): say("a multiple of \(words(number))", "\(words(number)) 的倍数")
    case .minLength(let count): say("at least \(counted(count, "character"))", "至少 \(count) 个字符")
    case .maxLength(let count): say("at most \(counted(count, "character"))", "至多 \(count) 个字符")
    case .code(let name): say("with the check digits of \(name)", "含 \(name) 校验码")
    case .minItems(let count): say("at least \(count) in the list", "至少 \(count) 项")
    case .maxItems(let count): say("at most \(count) in the list", "至多 \(count) 项")
    case .unique: say("no two alike", "各项互不相同")
    case .pattern(let text), .only(let text): text
    }
  }
}

extension Field {
  /// The fields in it, or in its items, however many lists stand around them.
  fileprivate var nested: [Field] {
    switch kind {
    case .object: children
    case .list: children.first?.nested ?? []
    default: []
    }
  }
}

internal import Decisions
internal import Policies
internal import Records

extension RulebookAuthor {
  /// What the book is of, and how it is read.
  func aboutChapter() -> Section {
    Section(
      anchor: Rulebook.anchor("chapter", "about"), title: say("About this rulebook", "关于本手册"),
      blocks: [.paragraph([.text(summary)]), .facts(identity)],
      sections: [
        Section(
          anchor: Rulebook.anchor("chapter", "reading"), title: say("How to read it", "如何阅读"),
          blocks: [
            .paragraph([.text(outcomes)]), .paragraph([.text(missing)]), .paragraph([.text(dates)]),
            .table(statuses),
          ])
      ])
  }

  private var summary: String {
    let rules = pack.decisions.reduce(0) { $0 + $1.rules.count }
    return say(
      "This book is written from the pack of rules itself: "
        + [
          (pack.decisions.count, "decision"), (rules, "rule"), (pack.parameters.count, "parameter"),
          (pack.tables.count, "table"), (pack.sources.count, "source"),
        ].filter { $0.0 > 0 }.map(counted).joined(separator: ", ")
        + ". What it says is what is decided by.",
      "本手册由规则包自动写成，共 \(pack.decisions.count) 项决定、\(rules) 条规则、"
        + "\(pack.parameters.count) 个参数、\(pack.tables.count) 张表、\(pack.sources.count) 个依据文件。"
        + "手册所载即系统据以作出决定的内容。")
  }

  func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private var identity: [Fact] {
    let subject = pack.dossierType.recordTypes[pack.dossierType.subject]
    return [
      fact(say("Pack", "规则包"), [.code(pack.id)]),
      fact(say("Revision", "版本摘要"), [.code(pack.revision)]),
      fact(say("Engine", "引擎"), Decision.engine),
      fact(say("Decides about", "决定对象"), [link(record: subject)]),
      fact(say("As-of date", "基准日"), asOf(nil)),
    ] + usedPacks
  }

  /// The packs that it uses, with what tells their text from any other.
  private var usedPacks: [Fact] {
    if pack.used.isEmpty { return [] }
    let lines = pack.used.map { used -> [Inline] in
      let other = used.policy.pack
      return [
        .code(used.alias), .text(say(": ", "：") + other.title + " ("), .code(other.id), .text(", "),
        .code(other.revision), .text(")"),
      ]
    }
    return [Fact(label: say("Uses packs", "引用规则包"), lines: lines)]
  }

  private var outcomes: String {
    say(
      "A decision is yes, no, undetermined (something that it needs is missing, or a person has to "
        + "judge first), not applicable, or an error. A rule that must hold makes its decision no "
        + "where it fails, whatever the others say.",
      "决定的结果为：是、否、未定（缺少所需信息，或须先由人工判断）、不适用、错误。标有“必须满足”的规则一旦不满足，"
        + "无论其他规则如何，该项决定即为否。")
  }

  private var missing: String {
    say(
      "What is missing never counts as no, zero or empty: the decision stays undetermined and says "
        + "what to supply, unless the facts that are known settle it.",
      "缺少的信息绝不视为否、零或空：除非已知信息足以得出结论，否则决定保持未定，并说明应补充什么。")
  }

  private var dates: String {
    say(
      "Rules, values and tables hold on the days that stand beside them, the first and the last "
        + "included. What counts is the as-of date of the decision.",
      "规则、数值和表格在所注日期内有效，首日与末日均包括在内；以该项决定的基准日为准。")
  }

  private var statuses: Table {
    let meanings: [Parameter.Status: String] = [
      .published: say("read in the published instrument", "取自已公布的文件原文"),
      .secondary: say("read in a third party's rendering of it", "取自第三方对文件的转述"),
      .unverified: say("general knowledge, still to be verified", "一般了解，尚待核实"),
      .assumed: say(
        "set by whoever wrote the pack, where the instrument leaves it open", "文件未作规定，由规则包编写者设定"),
    ]
    return Table(
      caption: say("How far a value can be relied on", "数值的可靠程度"),
      heads: [[.text(say("Status", "状态"))], [.text(say("Meaning", "含义"))]],
      rows: Parameter.Status.allCases.map { [[[status($0)]], [[.text(meanings[$0] ?? "")]]] })
  }

  /// Where the as-of date of a decision, or of the pack, comes from.
  func asOf(_ own: FieldReference?) -> [Inline] {
    if let field = own ?? pack.asOf { return [link(path: field.path)] }
    return [.text(dayAskedFor)]
  }

  /// The day where no field says one.
  var dayAskedFor: String {
    say(
      "the day that is asked for; without one, today in \(pack.timeZone)",
      "提问时指定的日期；未指定时为\(pack.timeZone)时区的当日")
  }
}

internal import Policies
internal import Records

extension RulebookAuthor {
  /// The values and tables that no published instrument was read for, the weakest first.
  func assumptionsChapter() -> Section? {
    let sections = [
      weak(.assumed, say("Assumed", "假定")), weak(.unverified, say("Unverified", "待核实")),
      weak(.secondary, say("From a third party's rendering", "转引自第三方")),
    ].compactMap { $0 }
    return Section(
      anchor: Rulebook.anchor("chapter", "assumptions"),
      title: say("What rests on assumptions", "依赖假定的内容"),
      blocks: [
        .paragraph([
          .text(
            sections.isEmpty
              ? say(
                "Nothing: every value and table was read in the published instrument.",
                "无：所有数值和表格均取自已公布的文件。")
              : say(
                "The following was not read in the published instrument. What rests on it is only as "
                  + "good as it is.", "以下内容并非取自已公布的文件原文；依赖它们的结论，其可靠程度以此为限。"))
        ])
      ],
      sections: sections, isListed: true)
  }

  private func weak(_ status: Parameter.Status, _ title: String) -> Section? {
    let values = pack.parameters.keys.sorted(by: utf16Less).compactMap { pack.parameters[$0] }
      .flatMap { parameter in
        parameter.values.filter { $0.status == status }.map { value in
          [
            [[link(parameter: parameter.name)]], [[.text(words(value.span))]],
            [[.text(summary(value.content, parameter))]], [shortWords(value.source)],
            relying(usesByParameter[parameter.name]),
          ]
        }
      }
    let tables = pack.tables.filter { $0.status == status }.map { table in
      [
        [[link(table: table.name)]], [[.text("–")]],
        [[.text(say("the whole table", "整张表"))]], [shortWords(table.source)],
        relying(usesByTable[table.name]),
      ]
    }
    if values.isEmpty, tables.isEmpty { return nil }
    let heads = [
      say("What", "内容"), say("Holds", "有效期"), say("Value", "值"), say("Source", "依据"),
      say("Relied on by", "依赖者"),
    ]
    return Section(
      anchor: Rulebook.anchor("chapter", "assumptions", status.rawValue), title: title,
      blocks: [
        .table(
          Table(
            caption: title, heads: heads.map { [.text($0)] }, rows: values + tables, narrow: [1]))
      ])
  }

  private func relying(_ links: [Inline]?) -> Cell {
    guard let links, !links.isEmpty else {
      return [[.text(knowsReads ? say("no rule", "无") : "–")]]
    }
    return links.map { [$0] }
  }
}

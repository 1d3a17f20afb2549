internal import LuaSyntax
internal import Policies
internal import Records

extension RulebookAuthor {
  /// The bibliography: the sources by id, numbered.
  func sourcesChapter() -> Section? {
    let ids = pack.sources.keys.sorted(by: utf16Less)
    if ids.isEmpty { return nil }
    let rules = rulesBySource()
    let values = valuesBySource()
    return Section(
      anchor: Rulebook.anchor("chapter", "sources"), title: say("Sources", "依据文件"),
      sections: ids.compactMap { id in
        pack.sources[id].map { section($0, id, rules: rules[id] ?? [], values: values[id] ?? []) }
      })
  }

  private func section(
    _ source: Source, _ id: String, rules: [Inline], values: [Inline]
  ) -> Section {
    var facts = [
      (say("Issuer", "发布机构"), source.issuer), (say("Number", "文号"), source.number),
      (say("Date", "日期"), source.date), (say("In force", "施行"), source.inForce),
    ].compactMap { label, text in text.map { fact(label, $0) } }
    if let link = source.link { facts.append(fact(say("Link", "链接"), [.outside(link)])) }
    if !rules.isEmpty {
      facts.append(Fact(label: say("Cited by rules", "引用的规则"), lines: rules.map { [$0] }))
    }
    if !values.isEmpty {
      facts.append(Fact(label: say("Cited by values", "引用的数值"), lines: values.map { [$0] }))
    }
    if rules.isEmpty, values.isEmpty {
      facts.append(fact(say("Cited by", "引用者"), say("nothing in this pack", "本规则包未引用")))
    }
    return Section(
      anchor: Rulebook.anchor("sources", id), title: "[\(sourceNumbers[id] ?? 0)] \(source.title)",
      name: id, blocks: [.facts(facts)], staysWhole: true)
  }

  /// The functions that rules share, as their files say them.
  func functionsChapter() -> Section? {
    let files = policy.files.map(\.source).filter { $0.name.hasPrefix("functions/") }
    if files.isEmpty { return nil }
    return Section(
      anchor: Rulebook.anchor("chapter", "functions"), title: say("Shared functions", "共用函数"),
      blocks: [
        .paragraph([
          .text(
            say(
              "Rules call these by name; what they read counts as read by the rule.",
              "规则按名称调用以下函数；函数读取的信息视同由规则读取。"))
        ]), .list(files.map { [.code($0.name)] }),
      ]
        + files.map { file in
          .code(
            title: file.name,
            text: String(decoding: file.bytes, as: UTF8.self).replacing("\r\n", with: "\n"))
        })
  }
}

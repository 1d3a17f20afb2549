internal import CanonicalJSON
internal import LuaSyntax

/// Reads one file under `messages/`: the texts of a language.
struct MessagesReader {
  let source: SourceText
  let names: PackNames
  let findings: Findings

  func read(_ tree: TextTree) -> Messages? {
    guard let file = ObjectReader(tree, what: "the file", keys: nil, in: source, findings) else {
      return nil
    }
    var decisions: [String: Messages.DecisionTexts] = [:]
    var words: [String: String] = [:]
    for member in file.all {
      if member.key == "words" {
        words = self.words(member.value)
      } else if let definition = names.decisions.first(where: { $0.name == member.key }) {
        decisions[member.key] = self.texts(member.value, of: definition)
      } else {
        file.report(
          "unknown_decision", member.keyPlace,
          "the pack makes no decision `\(member.key)`"
            + suggestion(for: member.key, among: names.decisions.map(\.name) + ["words"]))
      }
    }
    return Messages(decisions: decisions, words: words)
  }

  private func words(_ tree: TextTree) -> [String: String] {
    guard let reader = ObjectReader(tree, what: "`words`", keys: nil, in: source, findings) else {
      return [:]
    }
    var words: [String: String] = [:]
    for member in reader.all { words[member.key] = reader.text(member.value, member.key) }
    return words
  }

  private func texts(
    _ tree: TextTree, of definition: DecisionDefinition
  ) -> Messages.DecisionTexts? {
    guard
      let reader = ObjectReader(
        tree, what: "decision `\(definition.name)`", keys: ["title", "rules", "caps"], in: source,
        findings)
    else { return nil }
    var names = names
    names.scope = definition.scope
    let inScope = MessagesReader(source: source, names: names, findings: findings)
    return Messages.DecisionTexts(
      title: reader.text("title"), rules: inScope.rules(reader, of: definition),
      caps: inScope.caps(reader, of: definition))
  }

  private func rules(
    _ reader: ObjectReader, of definition: DecisionDefinition
  ) -> [String: Messages.RuleTexts] {
    var rules: [String: Messages.RuleTexts] = [:]
    if let tree = reader.value("rules"),
      let inner = ObjectReader(tree, what: "`rules`", keys: nil, in: source, findings)
    {
      for member in inner.all {
        let versions = definition.rules.filter { $0.id == member.key }
        if versions.isEmpty {
          inner.report(
            "unknown_rule", member.keyPlace,
            "decision `\(definition.name)` has no rule `\(member.key)`"
              + suggestion(for: member.key, among: definition.rules.map(\.id)))
          continue
        }
        rules[member.key] = texts(member.value, of: versions)
      }
    }
    return rules
  }

  private func caps(
    _ reader: ObjectReader, of definition: DecisionDefinition
  ) -> [String: Messages.CapTexts] {
    guard let tree = reader.value("caps"),
      let inner = ObjectReader(tree, what: "`caps`", keys: nil, in: source, findings)
    else { return [:] }
    let ids = definition.queue?.caps.map(\.id) ?? []
    var caps: [String: Messages.CapTexts] = [:]
    for member in inner.all {
      guard ids.contains(member.key) else {
        inner.report(
          "unknown_rule", member.keyPlace,
          "decision `\(definition.name)` has no cap `\(member.key)`"
            + suggestion(for: member.key, among: ids))
        continue
      }
      guard
        let texts = ObjectReader(
          member.value, what: "cap `\(member.key)`", keys: ["title", "fail"], in: source, findings)
      else { continue }
      caps[member.key] = Messages.CapTexts(
        title: texts.text("title"), fail: template(texts, "fail", Cap.shownNames))
    }
    return caps
  }

  /// The texts of a rule, which serve all its versions.
  private func texts(_ tree: TextTree, of versions: [Rule]) -> Messages.RuleTexts? {
    guard
      let reader = ObjectReader(
        tree, what: "rule `\(versions[0].id)`", keys: ["title", "fail", "pass"], in: source,
        findings)
    else { return nil }
    let shown = versions.reduce(into: Set()) { $0.formUnion($1.shownNames) }
    return Messages.RuleTexts(
      title: reader.text("title"), fail: template(reader, "fail", shown),
      pass: template(reader, "pass", shown))
  }

  private func template(
    _ reader: ObjectReader, _ key: String, _ shown: Set<String>
  ) -> MessageTemplate? {
    guard let text = reader.text(key), let place = reader.value(key)?.place else { return nil }
    do throws(MessageTemplate.Problem) {
      let template = try MessageTemplate(text)
      for path in template.paths {
        if let message = names.problem(ofPlaceholder: path, shown: shown) {
          reader.report("bad_message", place, message)
        }
      }
      return template
    } catch {
      reader.report("bad_message", place, error.message)
      return nil
    }
  }
}

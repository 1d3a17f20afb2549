internal import CanonicalJSON
internal import LuaSyntax
internal import Records

extension PackReader {
  /// Refuses what is decided over the portfolio by what is personal: its entry in a log stands openly,
  /// with the subjects in it.
  func refusePersonalPortfolio(
    _ decisions: [DecisionDefinition], _ messages: [String: Messages], _ type: DossierType,
    _ used: [UsedPack]
  ) {
    guard type.hasPersonalFields else { return }
    let flow = PersonalFlow(decisions, type, used)
    for definition in decisions where definition.isOverPortfolio {
      guard let declared = declared(definition.name) else { continue }
      let subject = type.recordTypes[type.subject]
      if let id = subject.idField, subject.fields[id].isPersonal {
        let path = "\(subject.name).\(subject.fields[id].name)"
        findings.report(
          "personal_portfolio", in: declared.source, range: declared.decision,
          "`\(path)` is personal, and what is decided over the portfolio names subjects openly in every "
            + "log; a pack of persons has no such decision")
        continue
      }
      for (id, range) in declared.rules {
        let shown = definition.shown(by: id, messages).reduce(into: Set()) { found, path in
          found.formUnion(type.personalPaths(at: path))
          found.formUnion(flow.personalReads(decision: path.decidedValue ?? ""))
        }
        let paths = flow.personalReads(decision: definition.name, rule: id).union(shown).sorted()
        guard let path = paths.first else { continue }
        findings.report(
          "personal_portfolio", in: declared.source, range: range,
          "this rests on `\(path)`, which is personal, and what is decided over the portfolio stands "
            + "openly in every log; leave it out, or ask whether a decision by it is yes")
      }
    }
  }

  /// Where a decision and what it declares stand, by the ids under which `PersonalFlow` tells of them.
  private func declared(
    _ name: String
  ) -> (source: SourceText, decision: Range<Int>, rules: [(id: String, range: Range<Int>)])? {
    let path = files.paths(in: "rules", ending: ".lua").first {
      $0.split(separator: "/").last == "\(name).lua"
    }
    guard let path, let chunk = try? Parser.check(source(path)) else { return nil }
    var rules: [(String, Range<Int>)] = []
    var decision: Range<Int>?
    for declaration in chunk.declarations {
      if declaration.word.text == "decision" { decision = declaration.word.range }
      rules.append(
        (declaration.id?.text ?? "when", declaration.id?.range ?? declaration.word.range))
    }
    return decision.map { (chunk.source, $0, rules) }
  }
}

extension DecisionDefinition {
  /// The paths that the messages of a rule or cap show, in any language.
  fileprivate func shown(by id: String, _ messages: [String: Messages]) -> [String] {
    var templates = rules.filter { $0.id == id }.flatMap { [$0.fail, $0.pass] }
    templates += queue?.caps.filter { $0.id == id }.map(\.fail) ?? []
    for texts in messages.values.compactMap({ $0.decisions[name] }) {
      templates += [texts.rules[id]?.fail, texts.rules[id]?.pass, texts.caps[id]?.fail]
    }
    return templates.compactMap { $0 }.flatMap(\.paths)
  }
}

extension String {
  /// The decision, where a path is `decided.name.value`.
  fileprivate var decidedValue: String? {
    let parts = split(separator: ".")
    return parts.count == 3 && parts[0] == "decided" ? String(parts[1]) : nil
  }
}

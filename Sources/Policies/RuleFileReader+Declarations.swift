internal import CanonicalJSON
internal import LuaSyntax
internal import Records

extension RuleFileReader {

  static let decisionKeys = [
    "title", "combine", "records", "when", "as_of", "effective", "step", "at_least", "above",
    "parts", "over", "order", "short",
  ]
  static let ruleKeys = [
    "title", "source", "must", "when", "effective", "test", "value", "points", "part", "max", "min",
    "fail", "pass",
  ]

  func refuseKeys(_ declaration: Declaration, _ keys: [String], what: String) {
    var seen: Set<String> = []
    for item in declaration.items {
      guard let key = item.key.name else {
        refuse("unknown_key", item.range, "\(what) has named items only: `title = \"…\"`")
        continue
      }
      if !keys.contains(key.text) {
        refuse(
          "unknown_key", key.range,
          "\(what) has no `\(key.text)`" + suggestion(for: key.text, among: keys) + "; it has: "
            + keys.joined(separator: ", "))
      } else if !seen.insert(key.text).inserted {
        refuse("duplicate_key", key.range, "`\(key.text)` stands twice")
      }
    }
  }

  mutating func rule(_ declaration: Declaration, _ count: inout Int) -> Rule? {
    guard let id = declaration.id, id.text.isRuleID else {
      refuse(
        "bad_rule_id", declaration.id?.range ?? declaration.word.range,
        "a rule has an id of letters, digits, `_` and `-`, and not `when`: `rule \"in_region\" { … }`"
      )
      return nil
    }
    let what = "rule `\(id.text)`"
    refuseKeys(declaration, Self.ruleKeys, what: what)
    exportFunctions(declaration, &count)
    let title = text(declaration, "title", what: what)
    let source = citation(declaration, what: what)
    let test = function(declaration, "test")
    let shown = shownNames(of: declaration.item("test")?.value)
    let isMust = boolean(declaration, "must", what: what)
    let effective = span(declaration, what: what)
    let fail = template(declaration, "fail", shown: shown)
    let pass = template(declaration, "pass", shown: shown)
    let line = chunk.source.position(at: declaration.word.range.lowerBound).line
    guard let title, let source else { return nil }
    return Rule(
      id: id.text, title: title, source: source, isMust: isMust, effective: effective,
      when: function(declaration, "when"), test: test, value: function(declaration, "value"),
      points: points(declaration, what: what),
      fail: fail, pass: pass, shownNames: shown, place: "\(chunk.source.name):\(line)")
  }

  func refuseTwins(_ rules: [Rule]) {
    var earlier: [String: [Rule]] = [:]
    for rule in rules {
      let twin = earlier[rule.id]?.first { $0.effective.overlaps(rule.effective) }
      earlier[rule.id, default: []].append(rule)
      guard let twin else { continue }
      let line = Int(rule.place.split(separator: ":").last ?? "") ?? 1
      let column = 1 + chunk.source.line(line).prefix { $0 == " " || $0 == "\t" }.count
      findings.report(
        "rules_overlap", in: chunk.source, at: TextPlace(line: line, column: column),
        "rule `\(rule.id)` stands at \(twin.place) too, and both are in force on one day")
    }
  }

  func definition(
    _ declaration: Declaration, _ rules: [Rule], _ caps: [Cap]
  ) -> DecisionDefinition? {
    let what = "`decision`"
    let title = text(declaration, "title", what: what)
    let combine = combination(declaration)
    let records = records(declaration)
    let asOf = asOf(declaration)
    let effective = span(declaration, what: what)
    let isStep = boolean(declaration, "step", what: what)
    if let combine {
      refuseValues(rules, combine)
      refusePoints(combine)
      refuseQueueKeys(combine)
    }
    let sum = combine == .sum ? sum(declaration) : nil
    let queue = combine == .queue ? queue(declaration, caps) : nil
    let isOverPortfolio = isOverPortfolio(declaration, combine)
    guard let title, let combine, combine != .queue || queue != nil else { return nil }
    return DecisionDefinition(
      name: decisionName, title: title, combine: combine, records: records,
      when: function(declaration, "when"), asOf: asOf, effective: effective, isStep: isStep,
      sum: sum, isOverPortfolio: isOverPortfolio, queue: queue, rules: rules)
  }

  func combination(_ declaration: Declaration) -> DecisionDefinition.Combination? {
    guard let word = text(declaration, "combine", what: "`decision`"),
      let item = declaration.item("combine")
    else { return nil }
    if let combine = DecisionDefinition.Combination(rawValue: word) { return combine }
    let words = DecisionDefinition.Combination.allCases.map(\.rawValue)
    refuse(
      "unknown_word", item.value.range,
      "`\(word)` is no way to combine rules" + suggestion(for: word, among: words)
        + "; it is one of: " + words.joined(separator: ", "))
    return nil
  }

  func refuseValues(_ rules: [Rule], _ combine: DecisionDefinition.Combination) {
    for declaration in chunk.declarations {
      guard let item = declaration.item("value") else { continue }
      if combine != .any, combine != .first {
        refuse("value_without_choice", item.range, "`value` stands in `any` and `first` only")
      } else if declaration.item("must")?.value.isTrue == true {
        refuse("value_without_choice", item.range, "a `must` rule gives no value")
      }
    }
    if combine == .any || combine == .first, !rules.isEmpty, rules.allSatisfy(\.isMust) {
      findings.report(
        "only_must", file: chunk.source.name,
        "all rules are `must`, so nothing is left for `\(combine.rawValue)`; combine by `all`")
    }
  }

  func records(_ declaration: Declaration) -> [Int] {
    guard let item = declaration.item("records") else { return [] }
    guard case .table(let items) = item.value.kind else {
      refuse("bad_metadata", item.value.range, "`records` is a list: `{ \"visit\" }`")
      return []
    }
    return items.compactMap { item in
      guard case .position = item.key, let name = item.value.plainText else {
        refuse("bad_metadata", item.range, "`records` is a list: `{ \"visit\" }`")
        return nil
      }
      if let record = names.record(name) { return record }
      refuse(
        "unknown_record", item.value.range,
        "no record type is called `\(name)`"
          + suggestion(for: name, among: names.recordTypes.map(\.name)))
      return nil
    }
  }

  func asOf(_ declaration: Declaration) -> FieldReference? {
    guard let item = declaration.item("as_of"),
      let path = text(declaration, "as_of", what: "`decision`")
    else { return nil }
    switch names.asOf(path) {
    case .success(let field): return field
    case .failure(let fault):
      refuse(fault.code, item.value.range, fault.message)
      return nil
    }
  }
}

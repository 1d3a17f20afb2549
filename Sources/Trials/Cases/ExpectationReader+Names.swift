internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

extension ExpectationReader {
  // MARK: Lists

  /// One name, a list of all, or `has:` a list of some; nil where that is wrong, which is reported.
  func names(
    _ tree: TextTree, _ key: String, _ isName: (String, TextPlace) -> Bool
  ) -> NameSet? {
    var tree = tree
    var isPartial = false
    if case .object = tree.content {
      guard
        let reader = ObjectReader(
          tree, what: "`\(key)`", keys: ["has"], in: source, findings),
        let some = reader.required("has")
      else { return nil }
      (tree, isPartial) = (some, true)
    }
    let items: [TextTree]
    switch tree.content {
    case .list(let all): items = all
    case .text: items = [tree]
    default:
      report(
        "wrong_kind", tree.place, "`\(key)` is a list of all, or `has:` with a list of some")
      return nil
    }
    if isPartial, items.isEmpty {
      report("expects_nothing", tree.place, "`has` of `\(key)` lists nothing")
    }
    let names = items.compactMap { item -> String? in
      guard case .text(let name) = item.content else {
        report("wrong_kind", item.place, "`\(key)` lists text; write it in quotes")
        return nil
      }
      if isPartial, name.isEmpty {
        report(
          "expects_nothing", item.place,
          "an empty text in `has` of `\(key)` asks for nothing: it is a part of any text")
        return nil
      }
      return isName(name, item.place) ? name : nil
    }
    return names.count == items.count ? NameSet(names: names, isPartial: isPartial) : nil
  }

  /// The members of an object of names; what isn't allowed is reported.
  func byName(
    _ member: TextTree.Member, of decision: DecisionDefinition, allowed: Bool = true,
    _ isWhole: (TextTree.Member) -> Bool
  ) -> [TextTree.Member] {
    guard allowed else {
      report(
        "never_given", member.keyPlace,
        "`\(decision.name)` is no sum, so it has no `\(member.key)`")
      return []
    }
    guard
      let reader = ObjectReader(
        member.value, what: "`\(member.key)`", keys: nil, in: source, findings)
    else { return [] }
    if reader.all.isEmpty {
      report("expects_nothing", member.value.place, "`\(member.key)` lists nothing")
    }
    return reader.all.filter(isWhole)
  }

  // MARK: What is shown and said

  func shown(
    _ member: TextTree.Member, of decision: DecisionDefinition
  ) -> [Expectation.Check] {
    byName(member, of: decision) { isRule($0, of: decision) }.flatMap { rule in
      let names = Set(decision.rules.filter { $0.id == rule.key }.flatMap(\.shownNames))
      let values = ObjectReader(
        rule.value, what: "`shown` of `\(rule.key)`", keys: nil, in: source, findings)
      if values?.all.isEmpty == true {
        report("expects_nothing", rule.value.place, "`shown` of `\(rule.key)` lists nothing")
      }
      return (values?.all ?? []).compactMap { value -> Expectation.Check? in
        guard names.contains(value.key) else {
          report(
            "unknown_name", value.keyPlace,
            "rule `\(rule.key)` shows no `\(value.key)`" + suggestion(for: value.key, among: names))
          return nil
        }
        return .shown(rule: rule.key, name: value.key, value.value.placeless)
      }
    }
  }

  func reasons(
    _ member: TextTree.Member, of decision: DecisionDefinition
  ) -> [Expectation.Check] {
    byName(member, of: decision) { _ in true }.compactMap { text in
      guard pack.languages.contains(text.key), let language = Language(rawValue: text.key) else {
        report(
          "unknown_language", text.keyPlace,
          "the pack has no texts in `\(text.key)`; it has them in: "
            + pack.languages.joined(separator: ", "))
        return nil
      }
      return names(text.value, text.key) { _, _ in true }.map { .reasons(language, $0) }
    }
  }

  // MARK: Names

  func isRule(_ member: TextTree.Member, of decision: DecisionDefinition) -> Bool {
    isKnown(
      member.key, at: member.keyPlace, "rule", of: decision, among: decision.rules.map(\.id))
  }

  func isKnown(
    _ name: String, at place: TextPlace, _ kind: String, of decision: DecisionDefinition,
    among names: [String]
  ) -> Bool {
    if names.contains(name) { return true }
    report(
      "unknown_\(kind)", place,
      "`\(decision.name)` has no \(kind) `\(name)`" + suggestion(for: name, among: names))
    return false
  }

  /// Whether there is a parameter, of the pack or under an alias of one that it uses; else it is reported.
  func isParameter(_ name: String, _ place: TextPlace) -> Bool {
    let (owner, rest) = pack.following(name)
    if owner.parameters[String(rest)] != nil { return true }
    let names = name.namesOfPath
    let isPath = names.count == 2 && names[0] == "params" && pack.parameters[names[1]] != nil
    report(
      "unknown_parameter", place,
      "the pack has no parameter `\(name)`"
        + (isPath
          ? "; did you mean `\(names[1])`?" : suggestion(for: name, among: pack.parameters.keys)))
    return false
  }

  /// Whether a path can be one of a fact that is missing; else it is reported.
  func isPath(_ path: String, _ place: TextPlace) -> Bool {
    let names = path.namesOfPath
    if names.first == "params", names.count == 2 { return isParameter(names[1], place) }
    if isOfUsedParameter(path) { return true }
    guard let problem = pack.dossierType.problem(withPath: names) else { return true }
    let isParameter = names.count == 1 && pack.parameters[names[0]] != nil
    report(
      problem.code, place,
      isParameter
        ? "`\(path)` is a parameter, and no path; did you mean `params.\(path)`?" : problem.message)
    return false
  }

  /// Whether a path is that of a parameter of a used pack, as `titles.params.most`.
  private func isOfUsedParameter(_ path: String) -> Bool {
    let (owner, rest) = pack.following(path)
    return rest.count < path.count && rest.hasPrefix("params.")
      && owner.parameters[String(rest.dropFirst("params.".count))] != nil
  }

  /// Whether people can be asked by a path: a fact's, a parameter's or `decision.rule`, of the pack or
  /// under an alias of one that it uses.
  func isAsked(_ path: String, _ place: TextPlace) -> Bool {
    let (owner, rest) = pack.following(path)
    let names = rest.split(separator: ".", maxSplits: 1).map(String.init)
    guard names.count == 2, let decision = owner.decisions.first(where: { $0.name == names[0] })
    else { return isPath(path, place) }
    if names[1] == "when" { return true }
    return isKnown(
      names[1], at: place, "rule", of: decision, among: decision.rules.map(\.id))
  }
}

extension String {
  /// The names of a path, without what stands in brackets.
  fileprivate var namesOfPath: [String] {
    var names = [""]
    var depth = 0
    for character in self {
      switch character {
      case "[": depth += 1
      case "]": depth = max(0, depth - 1)
      case "." where depth == 0: names.append("")
      default: if depth == 0 { names[names.count - 1].append(character) }
      }
    }
    return names
  }
}

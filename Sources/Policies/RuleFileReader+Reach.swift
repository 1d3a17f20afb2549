internal import CanonicalJSON
internal import LuaSyntax
internal import Records

extension RuleFileReader {
  /// Whether every bound of a sum can be reached by its rules; refuses those that can't.
  func reachesItsBounds(_ definition: DecisionDefinition) -> Bool {
    guard let sum = definition.sum,
      let decision = chunk.declarations.first(where: { $0.word.text == "decision" })
    else { return true }
    let known = findings.errorCount
    let rules = Dictionary(grouping: definition.rules) { $0.points?.part }
    var whole = most(of: rules[nil] ?? [])
    for (index, part) in sum.parts.enumerated() {
      let most = min(most(of: rules[index] ?? []), largest(part.atMost))
      whole += most
      refuseUnreachable(
        part.bounds, most: most, items: decision.items(ofPart: part.name),
        what: "part `\(part.name)`")
    }
    refuseUnreachable(sum.bounds, most: whole, items: decision.items, what: "the whole")
    return findings.errorCount == known
  }

  /// The most that rules add; of versions of a rule only one is in force on a day.
  private func most(of rules: [Rule]) -> Double {
    var maxima: [String: Double] = [:]
    for rule in rules {
      guard let points = rule.points else { continue }
      maxima[rule.id] = max(maxima[rule.id] ?? 0, largest(points.max))
    }
    var told: Set<String> = []
    return rules.reduce(0) { told.insert($1.id).inserted ? $0 + (maxima[$1.id] ?? 0) : $0 }
  }

  /// The largest that a number can be; without bound where that is open.
  private func largest(_ number: RuleNumber?) -> Double { numbers(number)?.max() ?? .infinity }

  /// The numbers that it can be; nil where on some day it is open, or was never written.
  private func numbers(_ number: RuleNumber?) -> [Double]? {
    switch number {
    case nil: return nil
    case .literal(let value)?: return [value]
    case .parameter(let name)?:
      let values = names.parameters[name]?.values ?? []
      let numbers = values.compactMap { value -> Double? in
        if case .scalar(.number(let number)) = value.content { number } else { nil }
      }
      return numbers.isEmpty || numbers.count < values.count ? nil : numbers
    }
  }

  private func refuseUnreachable(
    _ bounds: SumBounds, most: Double, items: @autoclosure () -> [TableItem], what: String
  ) {
    func check(_ key: String, _ number: RuleNumber?, isMissed: (Double) -> Bool) {
      guard let bound = numbers(number)?.min(), isMissed(bound),
        let item = items().first(where: { $0.key.name?.text == key })
      else { return }
      let words = key == "above" ? "more than" : "at least"
      refuse(
        "unreachable_bound", item.value.range,
        "\(what) comes to \(most.written) at most, and never to \(words) \(bound.written)")
    }
    // What adding rounds away is no reason to refuse a pack.
    let noise = most.magnitude * 1e-12
    check("at_least", bounds.atLeast) { most + noise < $0 }
    check("above", bounds.above) { most + noise < $0 || most == $0 }
  }
}

extension Declaration {
  /// What the decision says of a part.
  fileprivate func items(ofPart name: String) -> [TableItem] {
    guard case .table(let parts)? = item("parts")?.value.kind,
      case .table(let items)? = parts.first(where: { $0.key.name?.text == name })?.value.kind
    else { return [] }
    return items
  }
}

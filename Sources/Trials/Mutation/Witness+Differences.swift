internal import CanonicalJSON
internal import Decisions

extension Witness {
  /// What comes out otherwise of two decisions about one dossier, decision by decision.
  ///
  /// Where the pack is in error there is nothing to be noticed.
  static func differences(_ pack: Decision, _ mutant: Decision) -> [Difference] {
    zip(pack.results, mutant.results).flatMap { one, other -> [Difference] in
      if one.outcome == .error || one == other { return [] }
      return zip(one.told, other.told).compactMap { own, changed in
        own.value == changed.value
          ? nil
          : Difference(
            decision: one.name, key: own.key, pack: own.value, mutant: changed.value)
      }
    }
  }
}

extension DecisionResult {
  /// What a case can say of it, each under its key.
  fileprivate var told: [(key: String, value: String)] {
    func text(_ values: [NamedValue]) -> String {
      "{" + values.map { "\($0.name): \(Self.text($0.value))" }.joined(separator: ", ") + "}"
    }
    func text(_ names: [String]) -> String { "[" + names.joined(separator: ", ") + "]" }
    var told = [("outcome", outcome.rawValue), ("value", value.map(Self.text) ?? "none")]
    told += RuleOutcome.allCases.map { ($0.key, text(ids($0))) }
    told += [("missing", text(missing)), ("asks", text(asks))]
    told += [("points", text(points)), ("parts", text(parts))]
    let shown = rules.filter(\.isGround).flatMap { rule in
      rule.shown.map { NamedValue(name: "\(rule.id).\($0.name)", value: $0.value) }
    }
    told.append(("shown", text(shown)))
    return told
  }

  private static func text(_ content: TextTree.Content) -> String {
    String(decoding: CanonicalJSON.canonical(content), as: UTF8.self)
  }
}

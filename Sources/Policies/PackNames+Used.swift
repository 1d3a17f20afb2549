internal import LuaSyntax

/// Decisions by the expressions that name them: the pack's own, and those of packs that it uses.
///
/// Those of the pack have their index in `decisions`; the others have -1 and below.
extension PackNames {
  /// The decision that `decided.d` or `decided.alias.d` names, as `d` or `alias.d`.
  func decisionName(_ expression: Expression) -> Name? {
    guard case .field(let owner, let name) = expression.kind else { return nil }
    if owner.plainName == "decided" { return aliases.contains(name.text) ? nil : name }
    return alias(owner).map { Name(text: "\($0).\(name.text)", range: name.range) }
  }

  /// The alias, where an expression is `decided.alias`.
  func alias(_ expression: Expression) -> String? {
    guard case .field(let owner, let name) = expression.kind, owner.plainName == "decided",
      aliases.contains(name.text)
    else { return nil }
    return name.text
  }

  /// The index of a decision by its name, `d` or `alias.d`.
  func index(ofDecision name: String) -> Int? {
    decisions.firstIndex { $0.name == name }
      ?? used.firstIndex { $0.name == name }.map { -1 - $0 }
  }

  /// The decision of an index.
  func decision(at index: Int) -> DecisionDefinition {
    index < 0 ? used[-1 - index] : decisions[index]
  }

  /// Why the file at hand can't read a decision of a used pack; nil where it can.
  func whyNotUsed(_ decision: DecisionDefinition) -> (code: String, message: String)? {
    if listed == nil { return ("unknown_decision", whyUnread(decision.name)) }
    if decision.isOverPortfolio {
      return (
        "not_one_dossier",
        "`\(decision.name)` is decided over the portfolio, and of a used pack only what is decided of "
          + "each dossier is read"
      )
    }
    if scope == .dossier { return nil }
    return (
      "not_one_dossier",
      "decisions over the portfolio read those of their own pack; read `decided.\(decision.name)…` in "
        + "one of each dossier, with `step = true`, and that one here"
    )
  }
}

extension DecisionDefinition {
  /// The same as another pack sees it: by another name, with what it gives and without its dates, which
  /// are its pack's own affair.
  func named(_ name: String) -> DecisionDefinition {
    var result = DecisionDefinition(
      name: name, title: title, combine: combine, records: [], when: nil, asOf: nil,
      effective: effective, isStep: isStep, sum: sum, isOverPortfolio: isOverPortfolio,
      queue: queue, rules: rules)
    result.given = given.mapValues { $0.givenElsewhere(at: "decided.\(name).value") }
    return result
  }
}

extension ValueType {
  /// What a value is to a pack that doesn't have the parameters, tables and rules that it comes of.
  fileprivate func givenElsewhere(at path: String) -> ValueType {
    if !objects.isEmpty || list != nil { return .any }
    var result = self
    result.number?.isLiteral = false
    result.number?.isOfRecord = false
    if let text {
      result.text = text.words.map { TextType(closed: $0.sorted(), path: path) } ?? .any
    }
    return result
  }
}

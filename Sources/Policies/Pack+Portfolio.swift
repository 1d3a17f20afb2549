internal import Records

extension Pack {
  /// Whether it decides anything over the portfolio.
  public var decidesPortfolio: Bool { decisions.contains(where: \.isOverPortfolio) }

  /// What decisions over the portfolio may read of each dossier, and what their messages show of it;
  /// nothing else of a dossier need be kept for them.
  ///
  /// Among `decisions` are those that the portfolio itself comes to, which no dossier has.
  public var portfolioReads: Reads {
    var reads = Reads()
    for decision in decisions where decision.isOverPortfolio { reads.formUnion(shown(decision)) }
    return reads
  }

  /// What a decision may read, and what its messages show in any language.
  private func shown(_ decision: DecisionDefinition) -> Reads {
    var reads = decision.allReads
    var templates = decision.templates
    for language in messages.values {
      let texts = language.decisions[decision.name]
      templates += texts?.rules.values.flatMap { [$0.fail, $0.pass] }.compactMap { $0 } ?? []
      templates += texts?.caps.values.compactMap(\.fail) ?? []
    }
    for path in templates.flatMap(\.paths) { reads.add(shown: path, of: dossierType) }
    return reads
  }
}

extension Reads {
  /// Adds what a message shows by a path; a name of its own is none.
  fileprivate mutating func add(shown path: String, of type: DossierType) {
    let parts = path.split(separator: ".").map(String.init)
    if parts.count == 2, parts[0] == "params" {
      parameters.insert(parts[1])
    } else if parts.count == 3, parts[0] == "decided", parts[2] == "value" {
      decisions.insert(parts[1])
      values.insert(parts[1])
    } else if parts.count == 2, let record = type.indexes[parts[0]],
      type.recordTypes[record].slots[parts[1]] != nil
    {
      facts.insert(path)
    }
  }
}

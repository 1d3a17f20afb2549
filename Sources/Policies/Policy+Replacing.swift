package import CanonicalJSON
package import LuaSyntax

extension Parameter {
  /// The parameter, saying one thing on every day, as assumed by whoever tries it.
  package func saying(_ content: Content) -> Parameter {
    let value = values.first.map { first in
      DatedValue(
        span: DateSpan(from: nil, to: nil), status: .assumed, source: first.source,
        content: content)
    }
    return Parameter(
      name: name, title: title, kind: kind, unit: unit, values: value.map { [$0] } ?? [])
  }

  /// What a value or the bands that are written for this parameter say, checked as those of the pack
  /// are; nil where they say nothing that it can, which is reported.
  ///
  /// Bands are a list of `{ below, value }` and `{ up_to, value }`, and where the pack has them
  /// nothing but bands and `unset` fits.
  package func content(
    _ tree: TextTree, in source: SourceText, _ findings: Findings
  ) -> Content? {
    let what = "parameter `\(name)`"
    let isSet = values.contains { $0.content != .unset }
    let asBands = isSet ? hasBands : tree.looksLikeBands
    if hasBands, tree.content != .text("unset"), !tree.looksLikeBands {
      findings.report(
        "bad_bands", in: source, at: tree.place,
        "\(what) has bands; write them as a list such as [{ up_to: 10, value: 1 }, { value: 2 }]")
      return nil
    }
    let key = asBands && tree.content != .text("unset") ? "bands" : "value"
    let member = TextTree.Member(key: key, keyPlace: tree.place, value: tree)
    let object = TextTree(place: tree.place, content: .object([member]))
    guard
      let reader = ObjectReader(object, what: what, keys: [key], in: source, findings)
    else { return nil }
    return ParameterReader(source: source, sources: [:], findings: findings)
      .content(reader, kind: kind, of: what)
  }
}

extension TextTree {
  /// Whether it is a list of objects, as bands are.
  fileprivate var looksLikeBands: Bool {
    guard case .list(let items) = content, let first = items.first else { return false }
    if case .object = first.content { return true }
    return false
  }
}

extension Policy {
  /// The policy with some of its parameters replaced; rules, record types and revision stay.
  package func replacing(parameters: [String: Parameter]) -> Policy {
    if parameters.isEmpty { return self }
    let pack = Pack(
      id: pack.id, title: pack.title, dossierType: pack.dossierType, asOf: pack.asOf,
      timeZone: pack.timeZone, languages: pack.languages, decisions: pack.decisions,
      sources: pack.sources, parameters: pack.parameters.merging(parameters) { $1 },
      tables: pack.tables, messages: pack.messages, questions: pack.questions,
      limits: pack.limits, used: pack.used, revision: pack.revision)
    return Policy(
      pack: pack, packFiles: packFiles, files: files, numbers: numbers, warnings: warnings)
  }
}

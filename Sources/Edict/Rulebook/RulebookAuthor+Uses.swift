internal import Policies
internal import Records

extension RulebookAuthor {
  /// What reads parameters and tables: a rule, or a decision by its own condition and bounds.
  private struct Reader {
    let link: Inline
    let parameters: Set<String>
    let tables: Set<String>
    /// The id of the source that it cites; nil of a decision.
    let source: String?
  }

  /// Whether it is known what rules read; where of none anything is, nothing is said of it.
  var knowsReads: Bool {
    pack.decisions.contains { !$0.reads.isEmpty || $0.rules.contains { !$0.reads.isEmpty } }
  }

  private func readers() -> [Reader] {
    pack.decisions.enumerated().flatMap { index, decision in
      let own = Reader(
        link: link(decision),
        parameters: decision.reads.parameters.union(decision.sum?.parameters ?? []),
        tables: decision.reads.tables, source: nil)
      return [own]
        + decision.rules.enumerated().map { number, rule in
          let title = title(decision) + say(": ", "：") + title(rule, of: decision)
          return Reader(
            link: .link(title, anchor: ruleAnchors[index][number]),
            parameters: rule.reads.parameters.union(rule.points?.parameters ?? []),
            tables: rule.reads.tables, source: rule.source.source)
        }
        + (decision.queue?.caps ?? []).map { cap in
          Reader(
            link: .link(
              title(decision) + say(": ", "：") + title(cap, of: decision),
              anchor: anchor(cap, of: decision)),
            parameters: cap.reads.parameters, tables: cap.reads.tables, source: cap.source.source)
        }
    }
  }

  /// The rules and decisions that use each parameter, in pack order.
  func readersByParameter() -> [String: [Inline]] {
    readers().reduce(into: [:]) { uses, reader in
      for name in reader.parameters {
        uses[name, default: []].append(reader.link)
      }
    }
  }

  /// The rules and decisions that use each table, in pack order.
  func readersByTable() -> [String: [Inline]] {
    readers().reduce(into: [:]) { uses, reader in
      for name in reader.tables { uses[name, default: []].append(reader.link) }
    }
  }

  /// The rules that cite each source, in pack order.
  func rulesBySource() -> [String: [Inline]] {
    readers().reduce(into: [:]) { uses, reader in
      if let source = reader.source { uses[source, default: []].append(reader.link) }
    }
  }

  /// The parameters and tables that cite each source, by name.
  func valuesBySource() -> [String: [Inline]] {
    var uses: [String: [Inline]] = [:]
    for name in pack.parameters.keys.sorted(by: utf16Less) {
      for source in Set(pack.parameters[name]?.values.map(\.source.source) ?? []) {
        uses[source, default: []].append(link(parameter: name))
      }
    }
    for table in pack.tables {
      uses[table.source.source, default: []].append(link(table: table.name))
    }
    return uses
  }
}

extension Reads {
  fileprivate var isEmpty: Bool {
    facts.isEmpty && parameters.isEmpty && tables.isEmpty && decisions.isEmpty
  }
}

extension RuleNumber {
  fileprivate var parameterName: String? {
    if case .parameter(let name) = self { name } else { nil }
  }
}

extension RulePoints {
  /// The parameters that stand in its metadata.
  fileprivate var parameters: Set<String> {
    let own: RuleNumber? = if case .number(let number) = value { number } else { nil }
    return Set([own, min, max].compactMap { $0?.parameterName })
  }
}

extension SumDefinition {
  /// The parameters that stand in its bounds.
  fileprivate var parameters: Set<String> {
    let numbers =
      [bounds.atLeast, bounds.above]
      + parts.flatMap { [$0.bounds.atLeast, $0.bounds.above, $0.atMost] }
    return Set(numbers.compactMap { $0?.parameterName })
  }
}

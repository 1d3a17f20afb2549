internal import CanonicalJSON
internal import Policies
internal import Records

extension Wording {
  /// The values of used packs' parameters on which the grounds may rest and that no published
  /// instrument gives, by name under their alias, as `titles.most`.
  ///
  /// Grounds hold what was read of a used pack's decision, and not what that read. So these are the
  /// parameters that the decision may read by its rules in force, also through those before it; the
  /// value of one with bands is null, since it isn't known which was taken.
  package func assumptionsOfUsed() -> [ParameterText] {
    var found = UsedAssumptions { field, pack in date(of: field, in: pack) }
    for result in decision.results { collect(result, into: &found) }
    return found.texts.values.sorted { utf16Less($0.parameter, $1.parameter) }
  }

  /// The same of one decision alone.
  package func assumptionsOfUsed(by result: DecisionResult) -> [ParameterText] {
    var found = UsedAssumptions { field, pack in date(of: field, in: pack) }
    collect(result, into: &found)
    return found.texts.values.sorted { utf16Less($0.parameter, $1.parameter) }
  }

  private func collect(_ result: DecisionResult, into found: inout UsedAssumptions) {
    if policy.pack.used.isEmpty { return }
    let reads = result.grounds().flatMap(\.decisions).map(\.name)
    found.collect(
      reads, of: policy.pack, under: "",
      givenDay: policy.pack.asOf.map { field in
        date(of: field, in: policy.pack)
      } ?? decision.asOf)
  }

  /// The day that a field holds, which has the same name here as in a pack that is used.
  private func date(of field: FieldReference, in pack: Pack) -> CalendarDate? {
    let type = pack.dossierType.recordTypes[field.record]
    let own = policy.pack.dossierType
    guard let record = own.indexes[type.name],
      let slot = own.recordTypes[record].slots[type.fields[field.field].name],
      case .text(let text) = facts.value(record: record, field: slot, own)
    else { return nil }
    return CalendarDate(iso: text)
  }
}

/// Collects the parameters on which decisions of used packs may rest.
private struct UsedAssumptions {
  /// The day that a field of a pack's record type holds; nil where there is none.
  let date: (FieldReference, Pack) -> CalendarDate?
  /// What has been found, by name.
  var texts: [String: Wording.ParameterText] = [:]

  /// Takes what the decisions rest on that are read of the packs that a pack uses.
  ///
  /// - Parameters:
  ///   - reads: What is read, as `titles.size.value` or `titles.size`.
  ///   - prefix: The aliases that lead to the pack, each with a point behind it.
  ///   - given: The date of decisions that take theirs from no field.
  mutating func collect(
    _ reads: [String], of pack: Pack, under prefix: String, givenDay given: CalendarDate?
  ) {
    for used in pack.used {
      let paths = reads.filter { $0.hasPrefix(used.alias + ".") }
        .map { $0.dropFirst(used.alias.count + 1) }
      if paths.isEmpty { continue }
      let inner = used.policy.pack
      let names = inner.closure(of: Set(paths.map { String($0.prefix { $0 != "." }) }))
      let day = inner.asOf.map { date($0, inner) } ?? given
      for definition in inner.decisions where names.contains(definition.name) {
        take(definition, of: inner, under: "\(prefix)\(used.alias).", givenDay: day)
      }
    }
  }

  private mutating func take(
    _ definition: DecisionDefinition, of pack: Pack, under prefix: String,
    givenDay given: CalendarDate?
  ) {
    guard let day = definition.asOf.map({ date($0, pack) }) ?? given else { return }
    let rules = definition.rules.filter { $0.effective.contains(day) }
    let reads = [definition.reads] + rules.map(\.reads)
    let isOpen = reads.contains(where: \.isOpen)
    let names = isOpen ? Set(pack.parameters.keys) : Set(reads.flatMap(\.parameters))
    for name in names {
      guard let value = pack.parameters[name]?.value(on: day),
        value.status == .assumed || value.status == .unverified
      else { continue }
      texts[prefix + name] = Wording.ParameterText(
        parameter: prefix + name, status: value.status, from: value.span.from,
        source: value.source.text, value: value.content.shown)
    }
    let others = pack.used.flatMap { used in
      used.policy.pack.decisions.map { "\(used.alias).\($0.name)" }
    }
    collect(
      isOpen ? others : reads.flatMap(\.decisions), of: pack, under: prefix, givenDay: given)
  }
}

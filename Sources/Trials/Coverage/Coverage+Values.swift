internal import Decisions
internal import LuaSyntax
internal import Policies
internal import Records

extension Coverage {
  /// The dates used, of whichever decision.
  private var days: Set<CalendarDate> { usage.days.reduce(into: []) { $0.formUnion($1) } }

  /// The values of parameters, and their bands.
  func valueItems() -> [CoverageItem] {
    let days = days
    let ofPortfolio = policy.pack.readByPortfolioOnly
    return policy.pack.parameters.values.flatMap { parameter -> [CoverageItem] in
      if ofPortfolio.parameters.contains(parameter.name) { return [] }
      let places = probes.places.parameters[parameter.name] ?? []
      let inForce = Set(days.compactMap { parameter.valueIndex(on: $0) })
      return zip(parameter.values, places).enumerated().flatMap { index, pair in
        items(parameter, index, pair.0, pair.1, isInForce: inForce.contains(index))
      }
    }
  }

  private func items(
    _ parameter: Parameter, _ index: Int, _ value: Parameter.DatedValue, _ place: PackPlaces.Value,
    isInForce: Bool
  ) -> [CoverageItem] {
    let span = value.span.words
    let name = "`params.\(parameter.name)`" + (span.isEmpty ? "" : " " + span)
    let read = usage.values.filter { $0.parameter == parameter.name && $0.index == index }
    func why(_ isRead: Bool, _ text: String) -> CoverageItem.Reason? {
      if isRead { return nil }
      return isInForce
        ? .init(.notRead, text) : .init(.neverInForce, "never in force on the dates used")
    }
    var items = [
      item(.value, place.place, name, why(!read.isEmpty, "no case reads it"))
    ]
    if case .bands(let bands) = value.content {
      for (band, own) in zip(bands.indices, place.bands) {
        let isRead = read.contains { $0.band == band }
        let text = read.isEmpty ? "no case reads it" : "no case asks for a number in it"
        items.append(item(.band, own, name + ", " + bands[band].words, why(isRead, text)))
      }
    }
    return items.compactMap { $0 }
  }

  /// The rows of tables.
  func rowItems() -> [CoverageItem] {
    let days = days
    let ofPortfolio = policy.pack.readByPortfolioOnly
    return policy.pack.tables.enumerated().flatMap { table, definition -> [CoverageItem] in
      if ofPortfolio.tables.contains(definition.name) { return [] }
      let places = probes.places.rows[definition.name] ?? []
      let isUsed = usage.rows.contains { $0.table == table }
      return zip(definition.rows.indices, places).compactMap { index, place in
        var reason: CoverageItem.Reason?
        if !usage.rows.contains(.init(table: table, index: index)) {
          let isInForce = days.contains(where: definition.rows[index].span.contains)
          let text = isUsed ? "no case finds it" : "no case asks the table"
          reason =
            isInForce
            ? .init(.notRead, text) : .init(.neverInForce, "never in force on the dates used")
        }
        return item(.row, place, "row of `tables.\(definition.name)`", reason)
      }
    }
  }

  /// The paragraphs that rules, values and tables come from.
  func sourceItems() -> [CoverageItem] {
    var citing: [Citation: [(name: String, isExercised: Bool)]] = [:]
    let ofPortfolio = policy.pack.readByPortfolioOnly
    for (index, definition) in policy.pack.decisions.enumerated()
    where !definition.isOverPortfolio {
      for (rule, own) in definition.rules.enumerated() {
        let seen = usage.outcomes[index][rule].keys
        citing[own.source, default: []].append(
          ("\(definition.name).\(own.id)", seen.contains { $0 != .notApplicable && $0 != .error }))
      }
    }
    for (name, parameter) in policy.pack.parameters.sorted(by: { $0.key < $1.key })
    where !ofPortfolio.parameters.contains(name) {
      for (index, value) in parameter.values.enumerated() {
        let isRead = usage.values.contains { $0.parameter == name && $0.index == index }
        citing[value.source, default: []].append(("params.\(name)", isRead))
      }
    }
    for (index, table) in policy.pack.tables.enumerated()
    where !ofPortfolio.tables.contains(table.name) {
      citing[table.source, default: []].append(
        ("tables.\(table.name)", usage.rows.contains { $0.table == index }))
    }
    return citing.compactMap { citation, citers in
      guard let place = probes.places.sources[citation.source] else { return nil }
      let names = Set(citers.map(\.name)).sorted()
      let verb = names.count == 1 ? "cites" : "cite"
      let reason: CoverageItem.Reason? =
        citers.contains(where: \.isExercised)
        ? nil
        : .init(.notRead, "no case comes to \(names.quoted(or: true, most: 3)), which \(verb) it")
      return item(.source, place, "`\(citation.text)`", reason)
    }
  }

  private func item(
    _ kind: CoverageItem.Kind, _ place: PackPlaces.Place, _ name: String,
    _ reason: CoverageItem.Reason?
  ) -> CoverageItem? {
    guard let text = probes.places.texts[place.file] else { return nil }
    return CoverageItem(
      kind: kind, file: place.file, span: text.span(at: place.start), lastLine: place.lastLine,
      name: name, wanted: "", reason: reason)
  }
}

extension Parameter.Band {
  /// The bound in words.
  fileprivate var words: String {
    switch limit {
    case .below(let number)?: "band below \(CoverageShare.text(number))"
    case .upTo(let number)?: "band up to \(CoverageShare.text(number))"
    case nil: "last band"
    }
  }
}

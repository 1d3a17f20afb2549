internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

extension RulebookAuthor {
  // MARK: Days

  /// When something holds: `from 2025-01-01 to 2025-12-31`.
  func words(_ span: DateSpan) -> String {
    switch (span.from?.iso, span.to?.iso) {
    case (let from?, let to?): say("from \(from) to \(to)", "\(from) 至 \(to)")
    case (let from?, nil): say("from \(from)", "自 \(from) 起")
    case (nil, let to?): say("to \(to)", "至 \(to) 止")
    case (nil, nil): say("without limit", "不限")
    }
  }

  // MARK: Sources

  /// Where something comes from: the source's number and title, then the place in it.
  func words(_ citation: Citation) -> [Inline] {
    let place = citation.place.isEmpty ? "" : say(", ", "，") + citation.place
    guard let number = sourceNumbers[citation.source], let source = pack.sources[citation.source]
    else { return [.text(citation.text)] }
    return [
      .link("[\(number)] \(source.title)", anchor: Rulebook.anchor("sources", citation.source)),
      .text(place),
    ].filter { $0 != .text("") }
  }

  /// The same, for a narrow place: the source's number, then the place in it.
  func shortWords(_ citation: Citation) -> [Inline] {
    guard let number = sourceNumbers[citation.source] else { return [.text(citation.text)] }
    let link = Inline.link("[\(number)]", anchor: Rulebook.anchor("sources", citation.source))
    return citation.place.isEmpty ? [link] : [link, .text(" " + citation.place)]
  }

  func status(_ status: Parameter.Status) -> Inline {
    .status(status.word(language), rank: Parameter.Status.allCases.firstIndex(of: status) ?? 0)
  }

  // MARK: Values

  /// A number as people read it: thousands grouped from 10,000 on, which leaves years alone; a
  /// share in percent where that is exact.
  func words(_ number: Double, unit: String? = nil) -> String {
    let plain = String(decoding: CanonicalJSON.canonical(.number(number)), as: UTF8.self)
    if unit == "share", let percent = Self.percent(plain) { return percent }
    let digits = plain.drop { $0 == "-" }.prefix { $0.isASCII && $0.isNumber }
    guard digits.count > 4, !plain.contains("e") else { return plain }
    let sign = plain.hasPrefix("-") ? "-" : ""
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return sign + grouped + plain.dropFirst(sign.count + digits.count)
  }

  /// `0.125` as `12.5%`, by moving the point of its decimal; nil of what has an exponent.
  private static func percent(_ plain: String) -> String? {
    if plain.contains("e") { return nil }
    let sign = plain.hasPrefix("-") ? "-" : ""
    let parts = plain.dropFirst(sign.count).split(separator: ".")
    let whole = parts.first.map(String.init) ?? ""
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    let padded = fraction + String(repeating: "0", count: max(0, 2 - fraction.count))
    let moved = String((whole + padded.prefix(2)).drop { $0 == "0" })
    let rest = padded.dropFirst(2)
    return sign + (moved.isEmpty ? "0" : moved) + (rest.isEmpty ? "" : "." + rest) + "%"
  }

  func words(_ scalar: Scalar, unit: String? = nil) -> String {
    switch scalar {
    case .text(let text): word(text)
    case .number(let number): words(number, unit: unit)
    case .boolean(let boolean): boolean ? say("yes", "是") : say("no", "否")
    case .range(let low, let high):
      say(
        "\(words(low, unit: unit)) to \(words(high, unit: unit))",
        "\(words(low, unit: unit)) 至 \(words(high, unit: unit))")
    }
  }

  func list(_ items: [String]) -> String { items.joined(separator: say(", ", "、")) }

  /// Inlines with a comma between each two.
  func list(_ items: [Inline]) -> [Inline] {
    items.enumerated().flatMap { index, item in
      index == 0 ? [item] : [.text(say(", ", "、")), item]
    }
  }

  func fact(_ label: String, _ inlines: [Inline]) -> Fact { Fact(label: label, lines: [inlines]) }

  func fact(_ label: String, _ text: String) -> Fact { fact(label, [.text(text)]) }
}

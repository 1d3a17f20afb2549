internal import CanonicalJSON
internal import Records

/// What a field could be set to, so that what rests on it changes.
struct Candidates {
  let boundaries: Boundaries
  /// Those that are tried first, where some are likelier.
  var likeliest: Boundaries?
  /// The other fields that the rules read.
  let others: [FieldSite]
  let asOf: CalendarDate?

  /// How many values of one field are tried.
  private static let most = 80
  /// The largest number that could count years, months or days.
  private static let longestSpan = 1200.0

  /// The values, the likeliest first, each once and none that the field has.
  func values(for site: FieldSite) -> [TextTree.Content] {
    var found: [TextTree.Content] =
      switch site.field.kind {
      case .number, .integer: numbers(for: site).map(TextTree.Content.number)
      case .date: days(for: site).map { .text($0.iso) }
      case .boolean: [.boolean(true), .boolean(false)]
      case .text: texts(for: site).map(TextTree.Content.text)
      case .list: [.list([])]
      case .object: []
      }
    if site.isOptional { found.insert(.null, at: min(found.count, 6)) }
    var told: Set<TextTree.Content> = [site.value]
    return Array(found.filter { told.insert($0).inserted }.prefix(Self.most))
  }

  // MARK: Numbers

  private func numbers(for site: FieldSite) -> [Double] {
    var found: [Double] = []
    let ascending = Self.ordered(boundaries.numbers, likeliest?.numbers)
    for number in ascending { found += around(number, site) }
    let values = others.filter { $0.text != site.text }.compactMap { other -> Double? in
      if case .number(let number) = other.value { number } else { nil }
    }
    // A share or a difference meets its boundary where one of its parts does.
    for value in values.prefix(6) {
      for number in ascending {
        found += around(value * number, site) + around(value + number, site)
        found += around(value - number, site)
        if number != 0 { found += around(value / number, site) }
      }
      found += around(value, site)
    }
    if case .number(let own) = site.value { found += around(own, site) }
    if let asOf { found += [Double(asOf.year), Double(asOf.year - 1), Double(asOf.year - 2)] }
    return found
  }

  private func around(_ number: Double, _ site: FieldSite) -> [Double] {
    let step = Self.step(site.field, near: number)
    let at = (number / step).rounded() * step
    return [at, at - step, at + step].map { Self.rounded($0, step) }.filter(\.isFinite)
  }

  /// By how much a field moves: as its type says, else by one in the last place of a number.
  static func step(_ field: Field, near number: Double) -> Double {
    if let step = field.step { return step }
    let text = "\(number)"
    guard let point = text.firstIndex(of: "."), !text.contains("e"), !text.hasSuffix(".0") else {
      return number == number.rounded() ? 1 : 1e-6
    }
    let places = min(6, text[point...].utf8.count - 1)
    return Self.powers[places]
  }

  /// One in the last of so many decimals.
  static let powers = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001]

  /// A number without what adding steps leaves behind its last place.
  static func rounded(_ number: Double, _ step: Double) -> Double {
    if step >= 1 { return (number / step).rounded() * step }
    let parts = (1 / step).rounded()
    return (number * parts).rounded() / parts
  }

  // MARK: Days

  private func days(for site: FieldSite) -> [CalendarDate] {
    var marks = asOf.map { [$0] } ?? []
    marks += others.filter { $0.text != site.text }.compactMap { other in
      if case .text(let text) = other.value { CalendarDate(iso: text) } else { nil }
    }.prefix(4)
    let spans = boundaries.numbers.filter { $0 > 0 && $0 <= Self.longestSpan }.sorted()
      .compactMap { Int(exactly: $0) }
    let first = likeliest.map { $0.days.union($0.changes).sorted() } ?? []
    var found = first + boundaries.days.sorted() + marks
    for mark in marks {
      for span in spans {
        for sign in [-1, 1] {
          found += [
            mark.moved(months: 12 * span * sign), mark.moved(months: span * sign),
            mark.moved(days: span * sign),
          ].compactMap { $0 }
        }
      }
    }
    found += boundaries.changes.sorted()
    return found.flatMap { day in [day, day.moved(days: -1), day.moved(days: 1)].compactMap { $0 } }
  }

  // MARK: Texts

  private func texts(for site: FieldSite) -> [String] {
    let texts = Self.ordered(boundaries.texts, likeliest?.texts)
    if let words = site.field.words {
      return texts.filter(words.contains) + words
    }
    // A code that begins otherwise, where what is written is the beginning of codes.
    guard case .text(let own) = site.value else { return texts }
    return texts.flatMap { text in
      text.count < own.count ? [text + own.dropFirst(text.count), text] : [text]
    }
  }

  private static func ordered<Value: Comparable>(
    _ all: Set<Value>, _ likeliest: Set<Value>?
  ) -> [Value] {
    let first = likeliest?.intersection(all) ?? []
    return first.sorted() + all.subtracting(first).sorted()
  }
}

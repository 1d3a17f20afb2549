internal import CanonicalJSON
internal import Records

/// What fields can become: where the rules that read them change, and what lies beside that.
struct RemedyCandidates {
  let boundaries: Boundaries
  /// The fields that the same rules read, with what they hold.
  let others: [FieldSite]
  let asOf: CalendarDate?

  /// How many values of one field are tried, those far away aside.
  private static let mostValues = 48
  /// By how much a number is taken to grow, where nothing nearer does it.
  private static let ladder: [Double] = [1.1, 1.5, 2, 5, 10, 100, 1000, 1_000_000]
  /// The numbers that are tried where none is known.
  private static let scale: [Double] = [0, 1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12]
  /// The largest number that could count years, months or days.
  private static let longestSpan = 1200.0
  /// How many numbers beside a field it is computed with.
  private static let mostOthers = 4
  /// How many marks are taken over from what lies beside.
  private static let mostMarks = 24

  /// What a known field can become as its mark allows, the smallest change first.
  func values(of site: FieldSite, _ mark: Actionable) -> [RemedyValue] {
    if site.value == .null {
      return supplied(site.field).map { RemedyValue(content: $0, relative: 0) }
    }
    if mark == .supply { return [] }
    switch site.field.kind {
    case .number, .integer, .date: return scaled(site, mark)
    case .boolean:
      return [true, false].map(TextTree.Content.boolean).filter { $0 != site.value }
        .map { RemedyValue(content: $0, relative: 1) }
    case .text: return words(site, mark)
    case .list, .object: return []
    }
  }

  // MARK: Enumerations

  private func words(_ site: FieldSite, _ mark: Actionable) -> [RemedyValue] {
    guard let words = site.field.words else {
      return boundaries.texts.sorted(by: utf16Less).map { TextTree.Content.text($0) }
        .filter { $0 != site.value }.prefix(Self.mostValues)
        .map { RemedyValue(content: $0, relative: 1) }
    }
    guard site.field.isOrdered,
      let own = words.firstIndex(where: { .text($0) == site.value })
    else {
      return words.map { TextTree.Content.text($0) }.filter { $0 != site.value }
        .map { RemedyValue(content: $0, relative: 1) }
    }
    let steps = Double(max(1, words.count - 1))
    let values = words.indices.filter { $0 != own }.map { index in
      RemedyValue(
        content: .text(words[index]), relative: Double(abs(index - own)) / steps,
        direction: index > own ? 1 : -1)
    }
    return Self.allowed(values, mark)
  }

  /// The values in the direction that a mark allows, the nearest first.
  private static func allowed(_ values: [RemedyValue], _ mark: Actionable) -> [RemedyValue] {
    values.filter { value in
      switch mark {
      case .increase: value.direction > 0
      case .decrease: value.direction < 0
      case .any: true
      case .supply: false
      }
    }.enumerated().sorted { ($0.1.relative, $0.0) < ($1.1.relative, $1.0) }.map(\.1)
  }

  // MARK: Scales

  private func scaled(_ site: FieldSite, _ mark: Actionable) -> [RemedyValue] {
    guard let scale = RemedyScale(site.field, site.value) else { return [] }
    let (near, far) = site.field.kind == .date ? days(site) : numbers(site, scale)
    func values(_ marks: [Double]) -> [RemedyValue] {
      var told: Set<Double> = []
      let inside = marks.filter { Self.isLetIn($0, site.field) && told.insert($0).inserted }
      return Self.allowed(inside.sorted().compactMap(scale.value), mark)
    }
    let kept = values(near).prefix(Self.mostValues).compactMap {
      RemedyScale.mark($0.content, site.field.kind)
    }
    return values(kept + far)
  }

  private static func isLetIn(_ mark: Double, _ field: Field) -> Bool {
    if field.kind == .date { return true }
    if let least = field.limits.least, mark < least.number { return false }
    if let largest = field.limits.largest, mark > largest.number { return false }
    return field.kind != .integer || mark.magnitude <= 0x1p53
  }

  private func numbers(
    _ site: FieldSite, _ scale: RemedyScale
  ) -> (near: [Double], far: [Double]) {
    var near: [Double] = []
    for number in boundaries.numbers.sorted() {
      near += around(number, scale.step(scale.own, number))
    }
    let own = scale.step(scale.own, scale.own)
    near += around(scale.own, own)
    // A share or a difference meets its boundary where one of its parts does.
    for other in beside(site) {
      near += around(other, own)
      for number in boundaries.numbers.sorted().prefix(Self.mostMarks) {
        near += around(other * number, own) + around(other + number, own)
        near += around(other - number, own)
        if number != 0 { near += around(other / number, own) }
      }
    }
    let limits = site.field.limits
    let ends = [limits.least?.number, limits.largest?.number].compactMap(\.self)
    let size = max(scale.own.magnitude, own)
    let far = Self.ladder.flatMap { factor in
      [scale.own + size * (factor - 1), scale.own - size * (factor - 1), scale.own / factor]
    }
    return (near, (far + [0]).map { RemedyScale.snapped($0, own) } + ends)
  }

  private func around(_ number: Double, _ step: Double) -> [Double] {
    let at = RemedyScale.snapped(number, step)
    return [at, at - step, at + step].map { RemedyScale.snapped($0, step) }.filter(\.isFinite)
  }

  /// The numbers that stand beside a field: those of its own object first.
  private func beside(_ site: FieldSite) -> [Double] {
    let owner = FieldPath.text(site.path.steps.dropLast())
    let numbers = others.compactMap { other -> (isNear: Bool, number: Double)? in
      guard other.text != site.text, case .number(let number) = other.value else { return nil }
      return (FieldPath.text(other.path.steps.dropLast()) == owner, number)
    }
    return (numbers.filter(\.isNear) + numbers.filter { !$0.isNear }).prefix(Self.mostOthers)
      .map(\.number)
  }

  // MARK: Days

  private func days(_ site: FieldSite?) -> (near: [Double], far: [Double]) {
    var marks = asOf.map { [$0] } ?? []
    marks += others.filter { $0.text != site?.text }.compactMap { other in
      if case .text(let text) = other.value { CalendarDate(iso: text) } else { nil }
    }.prefix(Self.mostOthers)
    let found =
      marks + boundaries.days.sorted() + marks.flatMap(moved)
      + boundaries.changes.sorted()
    let near = found.flatMap { day in [day, day.moved(days: -1), day.moved(days: 1)] }
    let own = site.flatMap { site -> CalendarDate? in
      if case .text(let text) = site.value { CalendarDate(iso: text) } else { nil }
    }
    let far = [1, 5, 20, 100].flatMap { years in
      [own?.moved(months: 12 * years), own?.moved(months: -12 * years)]
    }
    return (near.compactMap { $0?.mark }, far.compactMap { $0?.mark })
  }

  /// A day, moved by each number that could count years, months or days.
  private func moved(_ day: CalendarDate) -> [CalendarDate] {
    boundaries.numbers.filter { $0 > 0 && $0 <= Self.longestSpan }.sorted()
      .compactMap { Int(exactly: $0) }.prefix(Self.mostMarks).flatMap { span in
        [-1, 1].flatMap { sign in
          [
            day.moved(months: 12 * span * sign), day.moved(months: span * sign),
            day.moved(days: span * sign),
          ].compactMap(\.self)
        }
      }
  }

  // MARK: What isn't known

  /// What a field can be that isn't known, in a fixed order.
  func supplied(_ field: Field) -> [TextTree.Content] {
    var told: Set<TextTree.Content> = []
    let all: [TextTree.Content]
    switch field.kind {
    case .boolean: all = [.boolean(true), .boolean(false)]
    case .text:
      all = (field.words ?? boundaries.texts.sorted(by: utf16Less)).map { .text($0) }
    case .date:
      let (near, _) = days(nil)
      all = near.compactMap { mark in
        Int(exactly: mark).flatMap { CalendarDate(daysSinceEpoch: $0) }.map { .text($0.iso) }
      }
    case .number, .integer:
      let years = asOf.map { [$0.year - 1, $0.year, $0.year - 2].map(Double.init) } ?? []
      let marks = boundaries.numbers.sorted().flatMap { number in
        around(number, field.step ?? Candidates.step(field, near: number))
      }
      all = (marks + years + Self.scale).filter { Self.isLetIn($0, field) }.map { .number($0) }
    case .list, .object: all = []
    }
    return Array(all.filter { told.insert($0).inserted }.prefix(Self.mostValues))
  }
}

extension CalendarDate {
  /// The day on a scale.
  fileprivate var mark: Double { Double(daysSinceEpoch) }
}

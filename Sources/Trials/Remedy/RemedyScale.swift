internal import CanonicalJSON
internal import Policies
internal import Records

/// The values of a field along its scale: numbers, or days as the days since 1970-01-01.
struct RemedyScale {
  let field: Field
  /// What the field holds.
  let own: Double

  /// A year, in days.
  private static let year = 365.25
  /// How many decimals a number is moved by at the finest.
  private static let mostPlaces = 6

  /// The scale of a field that holds a value; nil where that is on none.
  init?(_ field: Field, _ value: TextTree.Content) {
    self.field = field
    guard let own = Self.mark(value, field.kind) else { return nil }
    self.own = own
  }

  /// A value as a mark on the scale.
  static func mark(_ value: TextTree.Content, _ kind: Field.Kind) -> Double? {
    switch (value, kind) {
    case (.number(let number), .number), (.number(let number), .integer): number
    case (.text(let text), .date): CalendarDate(iso: text).map { Double($0.daysSinceEpoch) }
    default: nil
    }
  }

  /// A mark as a value; nil where there is none.
  func value(_ mark: Double) -> RemedyValue? {
    guard mark.isFinite, mark != own else { return nil }
    let content: TextTree.Content
    if field.kind == .date {
      guard let day = Int(exactly: mark).flatMap({ CalendarDate(daysSinceEpoch: $0) }) else {
        return nil
      }
      content = .text(day.iso)
    } else {
      content = .number(mark)
    }
    return RemedyValue(
      content: content, relative: relative(mark), direction: mark > own ? 1 : -1)
  }

  private func relative(_ mark: Double) -> Double {
    let change = abs(mark - own)
    if field.kind == .date { return change / Self.year }
    return own == 0 ? 1 : change / abs(own)
  }

  /// The least by which the field moves, near two marks: as its type says, else by one in the last
  /// decimal that either has.
  func step(_ one: Double, _ other: Double) -> Double {
    if field.kind == .date { return 1 }
    if let step = field.step { return step }
    return min(Candidates.step(field, near: one), Candidates.step(field, near: other))
  }

  /// The nearest mark that is a whole number of steps.
  static func snapped(_ mark: Double, _ step: Double) -> Double {
    let whole = (mark / step).rounded() * step
    if step >= 1, step == step.rounded() { return whole }
    let text = "\(step)"
    let places = text.firstIndex(of: ".").map { text[$0...].utf8.count - 1 } ?? 0
    guard places <= mostPlaces, !text.contains("e") else { return whole }
    let parts = (1 / Candidates.powers[places]).rounded()
    return (whole * parts).rounded() / parts
  }
}

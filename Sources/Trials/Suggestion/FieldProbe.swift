internal import CanonicalJSON
internal import Decisions
internal import Records

/// Tries what one field can be set to in one case, and finds the values at which a rule changes.
struct FieldProbe {
  let runner: CaseRunner
  let base: SuggestionAuthor.Base
  let site: FieldSite
  let decision: String
  let rule: String
  let candidates: Candidates
  /// The values to be shown by cases, in order.
  private(set) var telling: [TextTree.Content] = []
  /// Whether the rule hangs on the field here.
  private(set) var isDecisive = false

  init(
    runner: CaseRunner, base: SuggestionAuthor.Base, site: FieldSite, decision: String,
    rule: String, candidates: Candidates
  ) {
    self.runner = runner
    self.base = base
    self.site = site
    self.decision = decision
    self.rule = rule
    self.candidates = candidates
  }

  /// How many boundaries of one field are told.
  private static let mostFlips = 6

  /// Tries the candidates.
  mutating func look() {
    let values = candidates.values(for: site) + [site.value]
    switch site.field.kind {
    case .number, .integer, .date:
      let marks = values.compactMap { mark($0) }
      for flip in flips(Set(marks).sorted()).prefix(Self.mostFlips) { tell(flip) }
    case .text, .boolean:
      // Of other texts than words of an enumeration there is no end.
      let isOpen = site.field.kind == .text && site.field.words == nil
      let told = values.filter { $0 != .null }.map { ($0, outcome($0)) }
      isDecisive = Set(told.compactMap(\.1)).count > 1
      if isOpen {
        for outcome in Set(told.compactMap(\.1)).sorted() {
          if let value = told.last(where: { $0.1 == outcome })?.0 { telling.append(value) }
        }
      } else {
        telling = told.filter { $0.1 != nil }.map(\.0)
      }
    case .list:
      telling = values.filter { $0 != .null && $0 != site.value && outcome($0) != nil }
    case .object: break
    }
    if site.isOptional, outcome(.null) != nil { telling.append(.null) }
  }

  /// What the rule comes to with a value; nil where that is no dossier.
  func outcome(_ value: TextTree.Content) -> String? {
    guard let testCase = base.testCase.with([(site, value)], in: base.tree, asOf: nil) else {
      return nil
    }
    return runner.decision(of: testCase).result(decision)?.told(of: rule)
  }

  // MARK: Along a scale

  /// A value of a scale as a number: of a day, the days since 1970-01-01.
  private func mark(_ value: TextTree.Content) -> Double? {
    switch value {
    case .number(let number): number
    case .text(let text): CalendarDate(iso: text).map { Double($0.daysSinceEpoch) }
    default: nil
    }
  }

  func value(_ mark: Double) -> TextTree.Content {
    guard site.field.kind == .date else { return .number(mark) }
    return CalendarDate(daysSinceEpoch: Int(mark)).map { .text($0.iso) } ?? .null
  }

  private func step(_ mark: Double) -> Double {
    site.field.kind == .date ? 1 : Candidates.step(site.field, near: mark)
  }

  /// The last value on one side and the first on the other, for each change between two marks.
  private func flips(_ marks: [Double]) -> [(last: Double, first: Double)] {
    var flips: [(Double, Double)] = []
    var before: (mark: Double, outcome: String)?
    for mark in marks {
      guard let outcome = outcome(value(mark)) else { continue }
      if let before, before.outcome != outcome {
        flips.append(narrowed(before.mark, before.outcome, mark))
      }
      before = (mark, outcome)
    }
    return flips
  }

  /// The last value on one side and the first on the other, exact where that can be, else a step
  /// apart.
  private func narrowed(_ low: Double, _ outcome: String, _ high: Double) -> (Double, Double) {
    let (low, high) = halved(low, outcome, high, step: min(step(low), step(high)))
    return exact(low, outcome, high) ?? (low, high)
  }

  /// Halves the way between two values until they lie a step apart.
  func halved(
    _ low: Double, _ outcome: String, _ high: Double, step: Double
  ) -> (Double, Double) {
    var (low, high) = (low, high)
    for _ in 0..<64 {
      let steps = ((high - low) / step).rounded()
      if steps <= 1 { break }
      let middle = Candidates.rounded(low + (steps / 2).rounded(.down) * step, step)
      guard middle > low, middle < high, let own = self.outcome(value(middle)) else { break }
      if own == outcome { low = middle } else { high = middle }
    }
    return (low, high)
  }

  /// Both sides, and the value beyond the one that is itself written in the pack.
  private mutating func tell(_ flip: (last: Double, first: Double)) {
    isDecisive = true
    var marks = [flip.last, flip.first]
    let written = candidates.boundaries.numbers
    if site.field.kind != .date, written.contains(flip.first) || written.contains(flip.last) {
      let step = min(step(flip.last), step(flip.first))
      let beyond = written.contains(flip.first) ? flip.first + step : flip.last - step
      marks.append(Candidates.rounded(beyond, step))
    }
    for mark in marks.sorted() {
      let value = value(mark)
      if !telling.contains(value), outcome(value) != nil { telling.append(value) }
    }
  }
}

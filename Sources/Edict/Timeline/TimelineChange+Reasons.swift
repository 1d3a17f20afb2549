internal import CanonicalJSON
internal import Decisions
internal import Records

/// Why a decision changes.
extension TimelineChange {
  /// A rule on both days; the condition of the decision itself isn't one.
  struct Pair {
    let id: String
    let before: RuleResult?
    let after: RuleResult?

    var isOtherVersion: Bool {
      guard let before, let after else { return false }
      return before.index != after.index
    }
    var facts: [NamedValue] { (before?.facts ?? []) + (after?.facts ?? []) }
  }

  /// The rules whose outcome or version changes; where there are none, those that read or give
  /// something else.
  static func changed(_ before: DecisionResult, _ after: DecisionResult) -> [Pair] {
    let earlier = Dictionary(before.rules.map { ($0.id, $0) }) { first, _ in first }
    let later = Set(after.rules.map(\.id))
    let pairs =
      after.rules.map { Pair(id: $0.id, before: earlier[$0.id], after: $0) }
      + before.rules.filter { !later.contains($0.id) }
      .map { Pair(id: $0.id, before: $0, after: nil) }
    let changed = pairs.filter { $0.before?.outcome != $0.after?.outcome || $0.isOtherVersion }
    if !changed.isEmpty { return changed }
    return pairs.filter { pair in
      pair.before?.value != pair.after?.value || pair.before?.facts != pair.after?.facts
        || pair.before?.parameters != pair.after?.parameters
    }
  }

  /// The dates that pass: those of that day or the day before, or else those from which whole months
  /// end then.
  static func fields(_ pairs: [Pair], on day: CalendarDate) -> [Field] {
    var dates: [String: CalendarDate] = [:]
    for fact in pairs.flatMap(\.facts) {
      guard case .text(let text) = fact.value, let date = CalendarDate(iso: text) else { continue }
      dates[fact.name] = date
    }
    let before = CalendarDate(daysSinceEpoch: day.daysSinceEpoch - 1)
    let exact = dates.filter { $0.value == day || $0.value == before }
    let months = dates.filter { $0.value < day && [day.day, before?.day].contains($0.value.day) }
    return (exact.isEmpty ? months : exact).map { Field(path: $0.key, day: $0.value) }
      .sorted { utf16Less($0.path, $1.path) }
  }

  /// The parameters that have another value.
  static func parameters(_ pairs: [Pair]) -> [Parameter] {
    var changed: [String: Parameter] = [:]
    for pair in pairs {
      let earlier = Dictionary((pair.before?.parameters ?? []).map { ($0.name, $0.value) }) { $1 }
      for parameter in pair.after?.parameters ?? [] {
        guard let value = earlier[parameter.name], value != parameter.value else { continue }
        changed[parameter.name] = Parameter(
          name: parameter.name, before: value, after: parameter.value)
      }
    }
    return changed.values.sorted { utf16Less($0.name, $1.name) }
  }
}

internal import CanonicalJSON
internal import Policies

extension Wording {
  /// Why a sum comes to no where none of its rules says why: a total, or a part, that is below its bound.
  func sumReason(_ result: DecisionResult, _ definition: DecisionDefinition) -> String? {
    guard let sum = definition.sum, result.outcome == .no,
      !rules(result).contains(where: { $0.reason != nil })
    else { return nil }
    var reasons: [String] = []
    for part in sum.parts {
      let value = result.parts.first { $0.name == part.name }?.value
      if let reason = reason(value, part.bounds, of: part.title, result) { reasons.append(reason) }
    }
    if let reason = reason(result.value, sum.bounds, of: title(result), result) {
      reasons.append(reason)
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: language.stop)
  }

  private func reason(
    _ value: TextTree.Content?, _ bounds: SumBounds, of title: String, _ result: DecisionResult
  ) -> String? {
    guard let value else { return nil }
    let most = value.highest
    if let limit = limit(bounds.atLeast, result), let most, most < limit {
      return language.isBelow(title, written(value), atLeast: written(.number(limit)))
    }
    if let limit = limit(bounds.above, result), let most, most <= limit {
      return language.isBelow(title, written(value), above: written(.number(limit)))
    }
    return nil
  }

  private func limit(_ number: RuleNumber?, _ result: DecisionResult) -> Double? {
    switch number {
    case nil: return nil
    case .literal(let value)?: return value
    case .parameter(let name)?:
      guard let day = result.asOf ?? decision.asOf,
        case .scalar(.number(let value))? = policy.pack.parameters[name]?.value(on: day)?.content
      else { return nil }
      return value
    }
  }

  private func written(_ content: TextTree.Content) -> String {
    content.format(.plain, unit: nil, words: [:], language)
  }
}

extension TextTree.Content {
  /// The number, or the upper end of a range.
  fileprivate var highest: Double? {
    switch self {
    case .number(let number): number
    case .list(let ends):
      if case .number(let number)? = ends.last?.content { number } else { nil }
    default: nil
    }
  }
}

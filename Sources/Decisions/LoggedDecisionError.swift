/// Why results and grounds can't be read back: no decision of this policy would have written them.
public struct LoggedDecisionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, in snake case; it stays the same from release to release.
  public let code: Code
  /// Where, within the entry: `results.grant.passed[0]`.
  public let place: String
  /// The cause in words: lower case, without full stop.
  public let message: String

  /// What can be wrong.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The policy has no decision of this name.
    case unknownDecision = "unknown_decision"
    /// The decision has no rule of this id that is in force on its day.
    case unknownRule = "logged_rule_unknown"
    /// A value is of another kind than stands there.
    case wrongKind = "logged_kind_wrong"
    /// There is nothing of this name, or it stands nowhere that it could.
    case unknownName = "logged_name_unknown"
  }

  /// The error as it is told: place, code, cause.
  public var description: String { "\(place): \(code.rawValue): \(message)" }
}

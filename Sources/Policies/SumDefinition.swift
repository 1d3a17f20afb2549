/// What the points of a sum must come to.
public struct SumDefinition: Sendable {
  /// What the whole must come to.
  public let bounds: SumBounds
  /// Its parts, in file order.
  public let parts: [SumPart]
}

/// Bounds of a sum or of a part of it; without any, every number will do.
public struct SumBounds: Sendable, Hashable {
  /// The sum is at least this.
  public let atLeast: RuleNumber?
  /// The sum is more than this.
  public let above: RuleNumber?
}

/// A part of a sum: some of its rules, with a bound of their own.
public struct SumPart: Sendable, Hashable {
  /// The name by which rules call it.
  public let name: String
  /// What people call it.
  public let title: String
  /// What it must come to.
  public let bounds: SumBounds
  /// What it adds to the whole at most.
  public let atMost: RuleNumber?
}

/// What a rule adds to a sum.
public struct RulePoints: Sendable {
  /// How many points, where it passes.
  public let value: Value
  /// The index of the part that it counts to.
  public let part: Int?
  /// The least that it can add.
  public let min: RuleNumber
  /// The most that it can add.
  public let max: RuleNumber

  /// How points are written.
  public enum Value: Sendable {
    /// A number, or a parameter.
    case number(RuleNumber)
    /// A function of the records.
    case function(RuleFunction)
  }
}

/// A number in a rule's table: a literal or a parameter.
public enum RuleNumber: Sendable, Hashable {
  /// The number itself.
  case literal(Double)
  /// `params.name`
  case parameter(String)
}

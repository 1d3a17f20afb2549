/// How a mutant differs from its pack.
public enum MutantKind: String, Sendable, Hashable, CaseIterable, Comparable {
  /// `<` is `<=`, `==` is `~=`.
  case comparison
  /// `and` is `or`.
  case logic
  /// `not` is added or taken away.
  case negation
  /// An operand of `and` or `or` is taken away.
  case operand
  /// `+` is `-`, `*` is `/`.
  case arithmetic
  /// A number is one unit more or less.
  case number
  /// A day is one day earlier or later.
  case date
  /// `true` is `false`.
  case boolean
  /// A word of an enumeration, or a code, is another.
  case word
  /// `any` is `every`, `min` is `max`, `floor` is `ceil`.
  case function
  /// A question to people is answered by `true`.
  case review
  /// A rule is taken away.
  case rule
  /// A condition of a rule or a decision is taken away.
  case when
  /// A rule need no longer hold whatever the others say.
  case must
  /// `all` is `any`.
  case combine
  /// A band's end holds the number that was outside, or the other way round: `below` is `up_to`.
  case band
  /// A row of a table is taken away.
  case row

  /// By the order in which they are listed.
  public static func < (left: MutantKind, right: MutantKind) -> Bool {
    left.order < right.order
  }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

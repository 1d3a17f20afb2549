/// Something that came out otherwise than a case expects.
public struct Difference: Sendable, Hashable {
  /// The decision.
  public let decision: String
  /// What of it, such as `outcome`, `failed` or `shown.ceiling.share`.
  public let key: String
  /// What the case expects, as canonical JSON where it is a value, or its words.
  public let expected: String
  /// What came out, in the same form.
  public let actual: String
  /// The rules that make the difference, by id; none where that can't be told.
  public let rules: [String]
}

public import CanonicalJSON
public import Records

/// A dossier by which two policies decide otherwise: a case with changes.
public struct Witness: Sendable, Hashable {
  /// The case with which it begins, as `file: name`.
  public let title: String
  /// What is changed, each by its path; null takes a field away.
  public let changes: [Change]
  /// The as-of date, where it isn't the case's.
  public let asOf: CalendarDate?
  /// What comes out otherwise; at least one.
  public let differences: [Difference]

  /// A value that is set.
  public struct Change: Sendable, Hashable {
    /// The path, such as `firm.awards[2].level`.
    public let path: String
    /// The value.
    public let value: TextTree.Content
  }

  /// Something that comes out otherwise.
  public struct Difference: Sendable, Hashable {
    /// The decision.
    public let decision: String
    /// What of it, such as `outcome` or `failed`.
    public let key: String
    /// What the pack gives, as canonical JSON or as a word.
    public let pack: String
    /// What the mutant gives.
    public let mutant: String
  }
}

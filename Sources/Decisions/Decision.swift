public import CanonicalJSON
public import Records

/// What a policy decides about one dossier.
///
/// `results` and their grounds depend on nothing but the policy's revision, the dossier, the as-of
/// date and the engine's version.
public struct Decision: Sendable, Hashable {
  /// The pack's id.
  public let pack: String
  /// The pack's revision.
  public let revision: String
  /// The as-of date of what has none of its own; nil where the dossier lacks it.
  public let asOf: CalendarDate?
  /// The subject's id.
  public let subject: String
  /// What each decision came to, in the order of the pack.
  public let results: [DecisionResult]

  /// The engine's name and version.
  public static let engine = "edict 0.1.0"

  /// The result of one decision.
  public func result(_ name: String) -> DecisionResult? { results.first { $0.name == name } }

  /// The same with these results alone; nil for all.
  package func only(_ names: Set<String>?) -> Decision {
    guard let names else { return self }
    return Decision(
      pack: pack, revision: revision, asOf: asOf, subject: subject,
      results: results.filter { names.contains($0.name) })
  }
}

/// A name with a value.
public struct NamedValue: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The value.
  public let value: TextTree.Content

  /// Makes a pair.
  public init(name: String, value: TextTree.Content) {
    self.name = name
    self.value = value
  }
}

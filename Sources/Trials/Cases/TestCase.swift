public import Policies
public import Records

/// A case of a pack's tests: a dossier, and what must come out of it.
///
/// A row of `each:` is a case of its own. A case is read once against the record types; from then on
/// deciding is all the work.
public struct TestCase: Sendable {
  /// The file, relative to the pack.
  public let file: String
  /// The line of the file at which it begins.
  public let line: Int
  /// What it is called: its `name`, and of a row `name: row`.
  public let name: String
  /// What is decided.
  public let dossier: Dossier
  /// The as-of date of decisions that take theirs from no field; nil where there is no such decision.
  public let asOf: CalendarDate?
  /// What parameters say in this case on every day, by name; the others are as in the pack.
  public let parameters: [String: Parameter.Content]
  /// Why it isn't run; nil where it is.
  public let skip: String?
  /// What must come out.
  let expectations: [Expectation]
  /// Whether what is asserted asks for the grounds of every rule.
  let needsExplaining: Bool

  /// `file: name`, which no two cases of a suite share.
  public var title: String { "\(file): \(name)" }
  /// The decisions of which something is asserted, in the order of the case.
  public var decisions: [String] { expectations.map(\.decision) }
}

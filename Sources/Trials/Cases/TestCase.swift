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
  /// The as-of date of decisions that take theirs from no field.
  public let asOf: CalendarDate
  /// What parameters say in this case on every day, by name.
  public let parameters: [String: Parameter.Content]
  /// Why it isn't run; nil where it is.
  public let skip: String?
  /// What must come out.
  let expectations: [Expectation]

  /// `file: name`, which no two cases of a suite share.
  public var title: String { "\(file): \(name)" }
}

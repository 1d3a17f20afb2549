public import Records

/// A pack: everything that its files declare, without the forms that a machine loads.
///
/// A class, since every decision and every entry of a log refers to it.
public final class Pack: Sendable {
  /// Its id.
  public let id: String
  /// What people call it.
  public let title: String
  /// The record types, and which is the subject.
  public let dossierType: DossierType
  /// The field that holds the as-of date of its decisions, where they have none of their own.
  public let asOf: FieldReference?
  /// The time zone in which today is taken, such as `Asia/Shanghai`.
  public let timeZone: String
  /// The languages of its texts; the first is that of its rule files.
  public let languages: [String]
  /// The decisions, in the order in which they are made.
  public let decisions: [DecisionDefinition]
  /// The instruments that rules and values rest on, by id.
  public let sources: [String: Source]
  /// The parameters by name.
  public let parameters: [String: Parameter]
  /// The tables, by name.
  public let tables: [LookupTable]
  /// The texts in each language that has a file of its own.
  public let messages: [String: Messages]
  /// What rules ask of people by `review`, by number.
  public let questions: [String]
  /// What its rules may use up, where it asks for less than the host gives.
  public let limits: Limits
  /// The packs whose decisions it reads, in the order of their aliases.
  public let used: [UsedPack]
  /// The digest of all that decides, such as `sha256:9f2c…`.
  public let revision: String

  init(
    id: String, title: String, dossierType: DossierType, asOf: FieldReference?, timeZone: String,
    languages: [String], decisions: [DecisionDefinition], sources: [String: Source],
    parameters: [String: Parameter], tables: [LookupTable], messages: [String: Messages],
    questions: [String], limits: Limits, used: [UsedPack], revision: String
  ) {
    (self.id, self.title, self.dossierType, self.asOf) = (id, title, dossierType, asOf)
    (self.timeZone, self.languages, self.decisions) = (timeZone, languages, decisions)
    (self.sources, self.parameters, self.tables) = (sources, parameters, tables)
    (self.messages, self.questions, self.limits) = (messages, questions, limits)
    (self.used, self.revision) = (used, revision)
  }

  /// Limits that a pack sets for itself; they only lower those of the host.
  public struct Limits: Sendable, Hashable {
    /// Units for one decision; nil for the host's.
    public let budgetUnits: Int?
    /// Live memory, in bytes; nil for the host's.
    public let memoryBytes: Int?
  }
}

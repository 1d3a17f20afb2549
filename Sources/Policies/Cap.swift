/// What the dossiers of a queue take from, in common or by group.
public struct Cap: Sendable {
  /// Its id, unique among the rules and caps of its file.
  public let id: String
  /// What people call it.
  public let title: String
  /// Where it comes from.
  public let source: Citation
  /// The condition under which a dossier takes from it, or holds of it.
  public let when: RuleFunction?
  /// The group of a dossier, text, a number or true or false: each has a limit of its own.
  public let per: RuleFunction?
  /// What a dossier takes.
  public let takes: CapAmount
  /// What a dossier holds before any is decided; nothing where it isn't said.
  public let holds: CapAmount?
  /// How much there is.
  public let limit: CapAmount
  /// What is said where a dossier finds no room; `{takes}`, `{free}` and `{limit}` are its own names.
  public let fail: MessageTemplate?
  /// Where it stands: `rules/allocation.lua:8`.
  public let place: String
  /// What it may read, whatever of it.
  public internal(set) var reads = Reads()

  /// Takes what a cap says.
  package init(
    id: String, title: String, source: Citation, when: RuleFunction?, per: RuleFunction?,
    takes: CapAmount, holds: CapAmount?, limit: CapAmount, fail: MessageTemplate?, place: String,
    reads: Reads = Reads()
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.when = when
    self.per = per
    self.takes = takes
    self.holds = holds
    self.limit = limit
    self.fail = fail
    self.place = place
    self.reads = reads
  }

  /// The names of its own that its message can show.
  public static let shownNames: Set<String> = ["takes", "free", "limit"]
}

/// How much a cap has, or a dossier takes or holds of it.
public enum CapAmount: Sendable, Hashable {
  /// A number, or a parameter.
  case number(RuleNumber)
  /// A function of the records of a dossier.
  case function(RuleFunction)
}

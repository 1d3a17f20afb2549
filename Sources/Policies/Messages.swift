/// The texts of a pack in one of its languages.
public struct Messages: Sendable, Hashable {
  /// The texts of each decision by its name.
  public let decisions: [String: DecisionTexts]
  /// What the words of enumerations are called, and titles and questions that stand in one
  /// language only.
  public let words: [String: String]

  /// The texts of a decision.
  public struct DecisionTexts: Sendable, Hashable {
    /// What people call it.
    public let title: String?
    /// The texts of its rules by id.
    public let rules: [String: RuleTexts]
    /// The texts of its caps by id.
    public let caps: [String: CapTexts]
  }

  /// The texts of a cap.
  public struct CapTexts: Sendable, Hashable {
    /// What people call it.
    public let title: String?
    /// What is said where a dossier finds no room.
    public let fail: MessageTemplate?
  }

  /// The texts of a rule.
  public struct RuleTexts: Sendable, Hashable {
    /// What people call it.
    public let title: String?
    /// What is said where it fails.
    public let fail: MessageTemplate?
    /// What is said where it passes.
    public let pass: MessageTemplate?
  }
}

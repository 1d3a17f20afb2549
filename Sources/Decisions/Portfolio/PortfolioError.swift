internal import CanonicalJSON

/// Why a portfolio decision is an error, where that isn't one rule's own.
public struct PortfolioError: Error, Sendable, Hashable {
  /// What happened.
  public let code: Code
  /// Where: `rules/allocation.lua:8`; of a subject that stands twice, where it stands again.
  public let place: String
  /// The subject with which it happened.
  public let subject: String?
  /// The other subject; of a subject that stands twice, where it stands first.
  public let other: String?
  /// The id of the cap in which it happened.
  public let cap: String?
  /// What isn't known, or is to be judged: paths, ascending.
  public let paths: [String]

  init(
    _ code: Code, at place: String, subject: String? = nil, other: String? = nil,
    cap: String? = nil, paths: [String] = []
  ) {
    self.code = code
    self.place = place
    self.subject = subject
    self.other = other
    self.cap = cap
    self.paths = paths
  }

  /// What can happen.
  public enum Code: Sendable, Hashable {
    /// Two dossiers are of one subject.
    case sameSubject
    /// What a dossier holds of a cap isn't known, so that nobody knows what is free.
    case heldUnknown
    /// What a dossier takes or holds is negative.
    case badAmount
    /// The dossiers of one group give it different limits.
    case twoLimits
    /// At one position of the order dossiers give keys of different kinds.
    case mixedKeys
    /// What is held or taken of a cap adds up to more than a number can say.
    case notFinite
    /// A function of the queue is in error for a dossier.
    case rule(RuleError.Code)

    /// The code in snake case; it stays the same from release to release.
    public var rawValue: String {
      switch self {
      case .sameSubject: "same_subject"
      case .heldUnknown: "held_unknown"
      case .badAmount: "bad_amount"
      case .twoLimits: "two_limits"
      case .mixedKeys: "mixed_keys"
      case .notFinite: "sum_not_finite"
      case .rule(let code): code.rawValue
      }
    }

    private static let own: [Code] = [
      .sameSubject, .heldUnknown, .badAmount, .twoLimits, .mixedKeys, .notFinite,
    ]

    /// The code that is written so; nil where there is none.
    init?(rawValue: String) {
      if let own = Self.own.first(where: { $0.rawValue == rawValue }) {
        self = own
      } else if let code = RuleError.Code(rawValue: rawValue) {
        self = .rule(code)
      } else {
        return nil
      }
    }
  }

  /// The cause in words: lower case, without full stop.
  public var message: String {
    let subject = "`\(subject ?? "")`"
    let other = "`\(other ?? "")`"
    let cap = "cap `\(cap ?? "")`"
    switch code {
    case .sameSubject:
      return "\(subject) has another dossier at \(self.other ?? ""); decide each subject once"
    case .heldUnknown:
      let names = paths.map { "`\($0)`" }.joined(separator: ", ")
      return "what \(subject) holds of \(cap) isn't known, for want of \(names)"
    case .badAmount: return "\(subject) takes or holds less than nothing of \(cap)"
    case .twoLimits: return "\(subject) and \(other) give one group of \(cap) different limits"
    case .mixedKeys:
      return "the order gives keys of different kinds for \(subject) and \(other)"
    case .notFinite: return "what is held or taken of \(cap) is too much to add"
    case .rule(let code):
      return self.subject == nil ? code.message : "\(code.message) (of \(subject))"
    }
  }
}

extension PortfolioError: CustomStringConvertible {
  /// The error as it is told: place, code, cause.
  public var description: String { "\(place): \(code.rawValue): \(message)" }
}

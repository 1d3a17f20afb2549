internal import LuaSyntax
internal import Records

/// Whom the functions of a rule file are asked about.
enum RuleFileScope {
  /// One dossier.
  case dossier
  /// One dossier after the other, as they queue.
  case queue
  /// All dossiers at once, as a list of entries.
  case portfolio

  /// The name of the parameter that is that list.
  static let portfolioName = "portfolio"

  /// What the decision of a file says of it; of a decision in error what it seems to mean.
  init(_ chunk: Chunk) {
    let decision = chunk.declarations.first { $0.word.text == "decision" }
    if decision?.item("combine")?.value.plainText == "queue" {
      self = .queue
    } else {
      self = decision?.item("over") == nil ? .dossier : .portfolio
    }
  }
}

extension DecisionDefinition {
  /// Whom its functions are asked about.
  var scope: RuleFileScope {
    combine == .queue ? .queue : isOverPortfolio ? .portfolio : .dossier
  }
}

extension PackNames {
  /// What a parameter of a rule's function stands for: a record type by its index, or the portfolio
  /// by the one that follows them.
  func parameter(_ name: String) -> Int? {
    switch scope {
    case .dossier, .queue: record(name)
    case .portfolio: name == RuleFileScope.portfolioName ? recordTypes.count : nil
    }
  }

  /// Why a parameter of a rule's function can't have a name, with what to do.
  func whyNoParameter(_ name: String) -> (code: String, message: String) {
    switch scope {
    case .portfolio where record(name) != nil:
      return (
        "not_one_dossier",
        "`\(name)` is a record of one dossier, and this decision is over all; take `portfolio`, and "
          + "read `entry.\(name)` of its entries"
      )
    case .portfolio:
      return (
        "unknown_record",
        "a function over the portfolio takes `portfolio` or nothing"
          + suggestion(for: name, among: [RuleFileScope.portfolioName])
      )
    case .queue where name == RuleFileScope.portfolioName:
      return (
        "not_one_dossier",
        "the functions of a queue are asked about one dossier after the other; take its record types"
      )
    case .dossier where name == RuleFileScope.portfolioName:
      return (
        "not_one_dossier",
        "only decisions with `over = \"portfolio\"` take `portfolio`"
      )
    default:
      return (
        "unknown_record",
        "a rule's function takes record types, and `\(name)` is none"
          + suggestion(for: name, among: recordTypes.map(\.name))
      )
    }
  }

  /// Why the file at hand can't read a decision that stands before it; nil where it can.
  ///
  /// - Parameter isOfEntry: Whether it is read of an entry of the portfolio.
  func whyOutOfScope(
    _ decision: DecisionDefinition, isOfEntry: Bool
  ) -> (code: String, message: String)? {
    let name = decision.name
    let isOfDossier = !decision.isOverPortfolio
    let isQueue = decision.combine == .queue
    switch scope {
    case .dossier where !isOfDossier:
      return ("not_one_dossier", Self.afterAll(name))
    case .queue where !isOfDossier && !isQueue:
      return (
        "not_one_dossier",
        "`\(name)` is decided of the portfolio as a whole, and a queue asks about one dossier after "
          + "the other"
      )
    case .portfolio where isOfEntry && !isOfDossier && !isQueue:
      return (
        "not_one_dossier",
        "`\(name)` is decided of the portfolio as a whole, and not of an entry; write "
          + "`decided.\(name)…`"
      )
    case .portfolio where !isOfEntry && isOfDossier:
      return (
        "not_one_dossier",
        "`\(name)` is decided of each dossier, and this decision is over all; write "
          + "`entry.decided.\(name)…` of an entry of `portfolio`"
      )
    default: return nil
    }
  }

  static func afterAll(_ name: String) -> String {
    "`\(name)` is decided over the portfolio, after every dossier; no dossier's decision can read it"
  }

  /// Whether a record type has a field called `decided`, at any depth, so that `x.decided` need be no
  /// entry's.
  var haveFieldNamedDecided: Bool {
    func isAmong(_ fields: [Field]) -> Bool {
      fields.contains { $0.name == "decided" || isAmong($0.children) }
    }
    return recordTypes.contains { isAmong($0.fields) }
  }

  /// The entry, the decision's name and where that stands, where an expression is
  /// `entry.decided.name`.
  func entryDecision(_ expression: Expression) -> (entry: Expression, name: Name)? {
    guard scope == .portfolio, case .field(let owner, let name) = expression.kind,
      let entry = entryDecided(owner)
    else { return nil }
    return (entry, name)
  }

  /// The entry, where an expression is `entry.decided`.
  func entryDecided(_ expression: Expression) -> Expression? {
    guard scope == .portfolio, case .field(let entry, let decided) = expression.kind,
      decided.text == "decided", !haveFieldNamedDecided
    else { return nil }
    return entry
  }
}

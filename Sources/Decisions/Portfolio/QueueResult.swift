/// What a queue came to: who takes what, and what is left.
public struct QueueResult: Sendable, Hashable {
  /// The caps in file order, of each its groups: false, true, numbers, text by its bytes.
  public let groups: [CapGroup]
  /// The dossiers in the order of the queue, then those whose place isn't known, then those that take
  /// no part; these by subject.
  public let entries: [QueueEntry]

  /// How many take, in all.
  public var granted: Int { count(.granted) }
  /// How many found no room.
  public var refused: Int { count(.refused) }
  /// Of how many it isn't known.
  public var undetermined: Int { count(.undetermined) }
  /// How many take no part.
  public var excluded: Int { count(.excluded) }

  private func count(_ standing: QueueEntry.Standing) -> Int {
    entries.count { $0.standing == standing }
  }

  /// Why it isn't settled, each cause once; of a dossier's fact as
  /// `portfolio[SUBJECT].record.field`.
  var causes: [Cause] {
    Cause.distinct(
      entries.filter { $0.outcome == .undetermined }.flatMap { entry in
        entry.causes.map { $0.inPortfolio(entry.subject) }
      })
  }
}

extension Cause {
  /// The cause as it is told outside the dossier: `portfolio[SUBJECT].record.field`.
  func inPortfolio(_ subject: String) -> Cause {
    if path.hasPrefix("params.") { return self }
    let path = "portfolio[\(subject)].\(path)"
    return switch self {
    case .missing: .missing(path)
    case .asks: .asks(path)
    }
  }
}

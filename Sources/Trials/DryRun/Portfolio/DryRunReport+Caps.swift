public import CanonicalJSON
internal import Decisions

extension DryRunReport {
  /// What there is of a cap, or of one group of it, by both packs.
  public struct CapChange: Sendable, Hashable {
    /// The id of the cap.
    public var cap: String
    /// The group; nil where the cap has none.
    public var group: TextTree.Content?
    /// How much there is.
    public var limit: Pair
    /// What is held.
    public var held: Pair
    /// What the queue gives.
    public var taken: Pair
    /// What is left.
    public var free: Pair

    /// A number by the baseline and by the candidate; nil where it isn't there, or isn't known.
    public struct Pair: Sendable, Hashable {
      /// By the baseline.
      public var before: Double?
      /// By the candidate.
      public var after: Double?
    }
  }
}

extension DryRunReport.PortfolioShift {
  /// Each cap with its groups: in the candidate's order, then those that only the baseline has.
  public var capChanges: [DryRunReport.CapChange] {
    let (old, new) = (before?.caps ?? [], after?.caps ?? [])
    struct Key: Hashable {
      let cap: String
      let group: TextTree.Content?
    }
    let earlier = Dictionary(old.map { (Key(cap: $0.cap, group: $0.group), $0) }) { first, _ in
      first
    }
    let later = Dictionary(new.map { (Key(cap: $0.cap, group: $0.group), $0) }) { first, _ in first
    }
    let gone = old.filter { later[Key(cap: $0.cap, group: $0.group)] == nil }
    return (new + gone).map { group in
      let key = Key(cap: group.cap, group: group.group)
      func pair(_ number: (CapGroup) -> Double?) -> DryRunReport.CapChange.Pair {
        .init(before: earlier[key].flatMap(number), after: later[key].flatMap(number))
      }
      return DryRunReport.CapChange(
        cap: group.cap, group: group.group, limit: pair { $0.limit }, held: pair { $0.held },
        taken: pair { $0.taken }, free: pair { $0.free })
    }
  }
}

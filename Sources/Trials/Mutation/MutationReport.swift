/// What became of a pack's mutants.
public struct MutationReport: Sendable {
  /// How many there are of each kind, in the order of kinds; those without any are left out.
  public let counts: [KindCount]
  /// The mutants that no case notices, by file and place.
  public let survivors: [Survivor]

  /// What can become of a mutant.
  public enum Fate: String, Sendable, Hashable, CaseIterable {
    /// A case fails by it, or has a decision in error.
    case noticed
    /// No case does.
    case survived
    /// It decides as the pack does, since what decides is the same text.
    case equal
    /// It decides as another does, for the same reason, and counts with that.
    case merged
    /// No pack reader takes it.
    case invalid
  }

  /// How many mutants of a kind there are.
  public struct KindCount: Sendable, Hashable {
    /// The kind.
    public let kind: MutantKind
    /// How many came to each fate; those without any are left out.
    public let fates: [Fate: Int]
  }

  /// A mutant that no case notices.
  public struct Survivor: Sendable, Hashable {
    /// The mutant.
    public let mutant: Mutant
    /// A dossier that would notice it; nil where none was found.
    public let witness: Witness?
    /// How many dossiers were decided by the pack and by it to find that one.
    public let tried: Int
  }

  init(mutants: [Mutant], fates: [Fate], survivors: [Survivor]) {
    self.survivors = survivors
    counts = MutantKind.allCases.compactMap { kind in
      let own = zip(mutants, fates).filter { $0.0.kind == kind }.map(\.1)
      if own.isEmpty { return nil }
      return KindCount(
        kind: kind, fates: Dictionary(grouping: own) { $0 }.mapValues(\.count))
    }
  }

  /// How many mutants came to a fate.
  public func count(_ fate: Fate) -> Int { counts.reduce(0) { $0 + ($1.fates[fate] ?? 0) } }

  /// How much of the mutants that decide otherwise the cases notice, from 0 to 1; 1 where there are
  /// none.
  public var noticedShare: Double {
    let all = count(.noticed) + count(.survived)
    return all == 0 ? 1 : Double(count(.noticed)) / Double(all)
  }
}

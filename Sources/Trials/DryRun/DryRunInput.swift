public import Decisions
public import Records

/// What a dry run takes one by one: dossiers, and what couldn't be made one.
public enum DryRunInput: Sendable {
  /// A dossier as each of the packs reads it.
  case dossier(DryRunDossier)
  /// A record that at least one of the packs refuses.
  case refused(DryRunReport.Refusal)
  /// Something that can't be decided for another reason, a stable word such as `pack_missing`.
  case leftOut(String)
}

/// A dossier as each of the packs reads it.
public struct DryRunDossier: Sendable {
  /// Which record of the input it is, counted from 1; of a log the entry's index.
  public var record: Int
  /// As the baseline reads it.
  public var baseline: Dossier
  /// As the candidate reads it.
  public var candidate: Dossier
  /// What the baseline decided already, as logged; nil where it is decided now.
  public var before: Decision?
  /// What the candidate decided already, as logged in its shadow; nil where it is decided now.
  public var after: Decision?
  /// The as-of date by the baseline, where it isn't the run's.
  public var baselineAsOf: CalendarDate?
  /// The as-of date by the candidate, where it isn't the run's.
  public var candidateAsOf: CalendarDate?

  /// Takes a dossier that both read.
  public init(record: Int, baseline: Dossier, candidate: Dossier) {
    self.record = record
    self.baseline = baseline
    self.candidate = candidate
  }
}

/// Where a dry run takes its dossiers from, one after another, on one thread.
public protocol DryRunSource {
  /// The next; nil at the end.
  mutating func next() throws -> DryRunInput?
}

import Edict

/// Decides records for `edict decide`, a piece at a time, on a thread of its own.
final class DecideWorker {
  private let job: Job
  private let decider: Decider
  private let shadow: ShadowDecider?

  /// What all workers of a run do alike.
  struct Job: Sendable {
    let policy: Policy
    let asOf: CalendarDate
    /// The decisions that are made about each dossier, and those that are written; nil for all.
    let made: Set<String>?
    let written: Set<String>?
    let explain: Bool
    let origin: LogEntry.Origin
    let shadows: ShadowRun?
    /// Nil where no dossiers are written.
    let writer: (any DecisionWriter)?
  }

  /// What became of a record.
  enum Decided: Sendable {
    /// It was refused.
    case refused(RecordError)
    /// It was decided; `rendered` is what is written of it.
    case entry(LogEntry, at: RecordPlace, rendered: RenderedDecision?)
  }

  init(_ job: Job) throws {
    self.job = job
    decider = try Decider(argument: job.policy)
    shadow = try job.shadows?.decider()
  }

  /// Decides records, in their order.
  func decide(_ readings: [DossierReading]) -> [Decided] {
    readings.map { reading in
      switch reading {
      case .refused(let error): .refused(error)
      case .dossier(let dossier, let place): decide(dossier, at: place)
      }
    }
  }

  private func decide(_ dossier: Dossier, at place: RecordPlace) -> Decided {
    let decision = decider.decide(
      dossier, asOf: job.asOf, decisions: job.made, explain: job.explain)
    let entry = LogEntry(
      decision, about: dossier, by: job.policy, stamp: .now(), origin: job.origin,
      shadow: shadow?.shadow(of: dossier, asOf: job.asOf, decisions: job.written))
    let rendered = job.writer?.rendered(
      DecisionDocument(
        decision.only(job.written), about: dossier, by: job.policy, stamp: entry.stamp))
    return .entry(entry, at: place, rendered: rendered)
  }
}

import ArgumentParser
import Edict

/// Which logged decisions a dry run takes its dossiers from.
struct DryRunHistoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take the dossiers of this log, as they were logged, in place of records.", valueName: "log"))
  var history: String?

  @Flag(
    help:
      "Compare with the pack that made the logged decisions, from the log; it must be one revision."
  )
  var baselineLogged = false

  @Option(
    help: ArgumentHelp(
      "Of the log only from this day or time on, such as 2026-11-23 or 2026-11-23T08:15Z; universal time.",
      valueName: "time"))
  var since: TimeSpan?

  @Option(
    help: ArgumentHelp(
      "Of the log only until this day or time, which counts too.", valueName: "time"))
  var until: TimeSpan?

  @Option(
    help: ArgumentHelp(
      "Of the log only decisions by this pack; the baseline's without it, or the candidate's.",
      valueName: "id"))
  var pack: String?

  @Option(
    help: ArgumentHelp(
      "Of the log only decisions by this revision of a pack.", valueName: "digest"))
  var revision: String?

  @OptionGroup var persons: PersonsOption

  /// Refuses what doesn't go together with the options beside it.
  func validate(records: String?, baseline: String?, baselineAsOf: String?) throws {
    if (records == nil) == (history == nil) {
      throw ValidationError("give --records or --history, and not both")
    }
    if (baseline != nil) == baselineLogged {
      throw ValidationError("give --baseline or --baseline-logged, and not both")
    }
    if history == nil {
      let named: [(String, Bool)] = [
        ("--baseline-logged", baselineLogged), ("--since", since != nil),
        ("--until", until != nil), ("--pack", pack != nil), ("--revision", revision != nil),
        ("--persons", persons.persons != nil),
      ]
      for (option, isGiven) in named where isGiven {
        throw ValidationError("\(option) goes with --history")
      }
    }
    if history != nil, baselineAsOf != nil {
      throw ValidationError(
        "--baseline-as-of and --history exclude each other; --as-of sets the day of both packs")
    }
    if let since, let until, since.milliseconds.lowerBound > until.milliseconds.upperBound {
      throw ValidationError("--until: it is before --since")
    }
  }

  /// What is searched for in the log.
  private func query(pack id: String) -> LogQuery {
    var query = LogQuery(terms: [EntryTerm("pack", pack ?? id)])
    if let revision { query.terms.insert(EntryTerm("revision", revision)) }
    if since != nil || until != nil {
      let low = since?.milliseconds.lowerBound ?? .min
      query.times = low...max(low, until?.milliseconds.upperBound ?? .max)
    }
    return query
  }

  /// The pack that made the logged decisions, or says why there isn't one and ends the command.
  func loggedBaseline(candidate: Policy) throws -> Policy {
    let log = try open()
    do {
      let found = try HistoryRevisions(of: log, query(pack: candidate.pack.id)).counts
      guard let revision = found.keys.first, found.count == 1 else {
        throw Exit.because(Exit.usage, Self.refusal(found, of: log.path))
      }
      return try PackLibrary(log).policy(revision: revision)
    } catch let error as EntryError {
      throw Exit.because(Exit.failedIO, "\(log.path): \(error.description)")
    } catch {
      throw PersonsOption.ending(error)
    }
  }

  private static func refusal(_ found: [String: Int], of path: String) -> String {
    if found.isEmpty { return "\(path): no_decisions: no decision is found" }
    let each = found.sorted { $0.key < $1.key }.map { "\n  \($0.key)  \($0.value.grouped)" }
    return "\(path): several_revisions: the decisions were made by \(found.count) revisions; name "
      + "one by --revision, or give --baseline:" + each.joined()
  }

  /// The dossiers, or says why they can't be read and ends the command.
  func source(_ path: String, baseline: Policy, candidate: Policy, asOf: CalendarDate?) throws
    -> DryRunHistory
  {
    let log = try open()
    let keys = try persons.open(forLog: path)
    let id = baselineLogged ? candidate.pack.id : baseline.pack.id
    do {
      return try DryRunHistory(
        of: log, persons: keys, query(pack: id), baseline: baseline, candidate: candidate,
        asOf: asOf)
    } catch {
      throw LogOption.ending(error)
    }
  }

  private func open() throws -> AuditLog {
    do {
      return try AuditLog(path: history ?? AuditLog.defaultName, access: .read)
    } catch {
      throw LogOption.ending(error)
    }
  }
}

extension DryRunReport.Population {
  /// How many logged decisions could be decided by both, and why the others could not.
  func replayable(_ history: DryRunHistory) -> String {
    let others = records - decided
    var text = "history: \(decided.grouped) of \(records.grouped) replayable"
    if others > 0 {
      let refusals = [
        ("refused by both packs", refusedByBoth), ("refused by the baseline", refusedByBaseline),
        ("refused by the candidate", refusedByCandidate),
      ]
      let reasons = (leftOut.sorted { $0.key < $1.key } + refusals).filter { $0.1 > 0 }
      text += "; \(others.grouped) not: "
      text += reasons.map { "\($0.1.grouped) \($0.0)" }.joined(separator: ", ")
    }
    return text + "; taken as logged: \(history.decisionsUsed.grouped) decisions, "
      + "\(history.shadowsUsed.grouped) shadows"
  }
}

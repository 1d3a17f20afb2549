internal import AuditLog
internal import Decisions
internal import Policies
internal import Records

/// Decides entries again, on one thread, and counts what that comes to.
struct EntryReplay {
  let log: AuditLog
  private let packs: PackLibrary
  let opener: EntryOpener
  private let query: LogQuery
  private var deciders: [(revision: String, result: Result<Decider, EntryError>)] = []
  /// What of each pack tells of persons, by revision.
  private var flows: [String: PersonalFlow] = [:]
  var report = ReplayReport()

  /// How many deciders are kept; each has a machine of its own.
  private static let capacity = 4

  init(log: AuditLog, packs: PackLibrary, opener: EntryOpener, query: LogQuery) {
    self.log = log
    self.packs = packs
    self.opener = opener
    self.query = query
  }

  /// Replays the entry at `index`, where it is among those that are wanted.
  ///
  /// - Throws: What reading the log throws.
  mutating func add(_ entry: AuditLog.StoredEntry, at index: Int64) throws {
    guard query.isEmpty || query.matches(EntryTerms(ofEntry: entry.bytes)) else { return }
    report.entries += 1
    if !entry.isAsAppended { report.changed += 1 }
    let opened: EntryOpener.Opened
    do {
      opened = try opener.open(entry.bytes, at: index)
    } catch let error as EntryError {
      return report.add(ReplayFinding(error, isAsAppended: entry.isAsAppended))
    } catch let error as HiddenValueError {
      return add(error, at: index, isAsAppended: entry.isAsAppended)
    }
    switch opened.entry {
    case .decision(let decision):
      report.decisions += 1
      try replay(decision, closed: opened.closed, isAsAppended: entry.isAsAppended)
    case .portfolio(let portfolio):
      try replay(portfolio, isAsAppended: entry.isAsAppended)
    case .pack(let pack):
      report.packs += 1
      if let finding = ReplayFinding(pack, isAsAppended: entry.isAsAppended) {
        report.add(finding)
      } else {
        noteChange(index, pack.id, isAsAppended: entry.isAsAppended)
      }
    case .rotation(let rotation):
      noteChange(index, rotation.id, isAsAppended: entry.isAsAppended)
    case .redaction(let redaction):
      noteChange(index, redaction.id, isAsAppended: entry.isAsAppended)
    case .unknown(let unknown):
      if unknown.kind == EntryKind.decision.rawValue {
        report.decisions += 1
        report.count(.unknownVersion)
      } else if unknown.kind == EntryKind.portfolio.rawValue {
        report.portfolios.count += 1
        report.portfolios.notReplayable[.unknownVersion, default: 0] += 1
      }
      noteChange(index, "", isAsAppended: entry.isAsAppended)
    }
  }

  /// Counts a decision whose hidden values are not what its entry says.
  private mutating func add(_ error: HiddenValueError, at index: Int64, isAsAppended: Bool) {
    report.decisions += 1
    report.differing += 1
    report.add(
      ReplayFinding(
        .hiddenValueWrong, at: index, id: "", isAsAppended: isAsAppended,
        message: error.description))
  }

  mutating func noteChange(_ index: Int64, _ id: String, isAsAppended: Bool) {
    if isAsAppended { return }
    report.add(
      ReplayFinding(.entryChanged, at: index, id: id, isAsAppended: false))
  }
}

extension EntryReplay {
  private mutating func replay(
    _ whole: LoggedDecision, closed: [EntryOpener.Closed], isAsAppended: Bool
  ) throws {
    switch try decider(revision: whole.revision) {
    case .failure(let error): try note(error, of: whole, isAsAppended: isAsAppended)
    case .success(let decider):
      if whole.wasEndedByHost {
        report.count(.hostLimit)
        return noteChange(whole.index, whole.id, isAsAppended: isAsAppended)
      }
      let partial = try partial(whole, closed: closed, by: decider.policy.pack)
      if partial == nil, !closed.isEmpty {
        let isForgotten = closed.contains { $0.isForgotten }
        report.count(isForgotten ? .personForgotten : .personKeyMissing)
        return noteChange(whole.index, whole.id, isAsAppended: isAsAppended)
      }
      let logged = partial?.entry ?? whole
      let dossier: Dossier
      do throws(RecordError) {
        dossier = try decider.policy.pack.dossierType.dossier(
          json: Array(logged.dossier), lacking: partial?.lacking ?? [])
      } catch {
        report.differing += 1
        return report.add(ReplayFinding(error, in: logged, isAsAppended: isAsAppended))
      }
      let decision = decider.decide(
        dossier, asOf: logged.asOf ?? .epoch, decisions: Set(logged.decisions))
      let comparison = Comparison(logged, with: decision, about: dossier, by: decider.policy)
      let shadow = try shadow(of: logged, closed, lacking: partial?.lacking ?? [], decider.policy)
      count(comparison, shadow, isPartial: partial != nil, isAsAppended: isAsAppended)
    }
  }

  private mutating func partial(
    _ whole: LoggedDecision, closed: [EntryOpener.Closed], by pack: Pack
  ) throws -> PartialDecision? {
    if closed.isEmpty { return nil }
    return try PartialDecision(whole, closed: closed, by: pack, flow(of: pack))
  }

  /// What of a pack tells of persons.
  mutating func flow(of pack: Pack) -> PersonalFlow {
    let flow = flows[pack.revision] ?? PersonalFlow(pack)
    if flows.count >= Self.capacity { flows.removeAll() }
    flows[pack.revision] = flow
    return flow
  }

  private mutating func count(
    _ comparison: Comparison, _ shadow: ShadowReplay?, isPartial: Bool, isAsAppended: Bool
  ) {
    let logged = comparison.logged
    if let shadow { report.add(shadow) }
    switch comparison.verdict(with: shadow) {
    case .reproduced:
      report.reproduced += 1
      if isPartial { report.reproducedInPart += 1 }
      if comparison.isOfOtherEngine { report.reproducedOfOtherEngine += 1 }
    case .otherGrounds: report.otherGrounds += 1
    case .hostLimit: report.count(.hostLimit)
    case .differs(let code):
      report.differing += 1
      report.add(
        ReplayFinding(
          code, at: logged.index, id: logged.id, isAsAppended: isAsAppended,
          differences: comparison.differences + (shadow?.differences ?? [])))
      return
    }
    noteChange(logged.index, logged.id, isAsAppended: isAsAppended)
  }

  /// Counts a decision whose pack can't be had.
  private mutating func note(
    _ error: EntryError, of logged: LoggedDecision, isAsAppended: Bool
  ) throws {
    report.count(ReplayReport.Reason(ofPack: error))
    try addFinding(ofPack: error)
    noteChange(logged.index, logged.id, isAsAppended: isAsAppended)
  }

  /// Adds what is not as it should be with a pack, where that was not found before.
  mutating func addFinding(ofPack error: EntryError) throws {
    guard error.code == .packChanged, let index = error.index,
      !report.changedPacks.contains(index), let finding = try packs.finding(at: index)
    else { return }
    report.add(finding)
  }

  mutating func decider(revision: String) throws -> Result<Decider, EntryError> {
    if let last = deciders.last, last.revision == revision { return last.result }
    if let place = deciders.firstIndex(where: { $0.revision == revision }) {
      let known = deciders.remove(at: place)
      deciders.append(known)
      return known.result
    }
    let result: Result<Decider, EntryError>
    do {
      result = .success(try Decider(packs.policy(revision: revision)))
    } catch let error as EntryError {
      result = .failure(error)
    } catch let error as RuleError {
      result = .failure(
        EntryError(
          .packUnreadable, at: nil, "this engine does not run the pack", cause: error.description))
    }
    if deciders.count == Self.capacity { deciders.removeFirst() }
    deciders.append((revision, result))
    return result
  }
}

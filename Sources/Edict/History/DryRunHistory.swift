public import AuditLog
internal import CanonicalJSON
internal import Decisions
public import Policies
public import Records
public import Trials

/// The dossiers of a log, as a dry run takes them: as they were logged, opened where keys are there.
///
/// ```swift
/// var history = try DryRunHistory(of: log, baseline: old, candidate: new)
/// let report = try DryRun(baseline: old, candidate: new, asOf: day).run(&history)
/// print(report.population.leftOut, history.shadowsUsed)
/// ```
///
/// Where values of a dossier stay hidden that no rule of either pack may read, it is decided without
/// them. What was decided by the baseline's revision is taken as logged, and so is what a shadow says that
/// the candidate's revision would have decided. What can't be decided again is left out, by
/// `ReplayReport.Reason`.
public struct DryRunHistory: DryRunSource {
  /// How many shadows were taken for what the candidate decides.
  public private(set) var shadowsUsed = 0
  /// How many decisions were taken as they were logged.
  public private(set) var decisionsUsed = 0

  private let log: AuditLog
  private let opener: EntryOpener
  private let query: LogQuery
  private let baseline: Policy
  private let candidate: Policy
  private let flows: [PersonalFlow]
  private let asOf: CalendarDate?
  private let readsAlike: Bool
  private let end: Int64
  private var position: Int64 = 0
  private var batch: [(index: Int64, bytes: [UInt8])] = []

  /// How many entries are read at a time.
  private static let batchCount: Int64 = 64

  /// Takes the decisions of a log that are found, up to its last entry now.
  ///
  /// - Parameters:
  ///   - persons: The keys of the persons whose values the log hides.
  ///   - query: Which decisions; every entry is looked at.
  ///   - asOf: The as-of date, for both; nil for that of each entry, with which nothing that was
  ///     logged need be decided again.
  /// - Throws: What reading the log throws.
  public init(
    of log: AuditLog, persons: PersonKeys? = nil, _ query: LogQuery = LogQuery(),
    baseline: Policy, candidate: Policy, asOf: CalendarDate? = nil
  ) throws {
    self.log = log
    self.query = query
    self.baseline = baseline
    self.candidate = candidate
    self.asOf = asOf
    flows = [PersonalFlow(baseline.pack), PersonalFlow(candidate.pack)]
    opener = EntryOpener(log, persons: persons)
    readsAlike = baseline.pack.dossierType.readsAlike(candidate.pack.dossierType)
    end = try log.size
  }

  /// The next decision's dossier, or why there is none; nil at the end.
  ///
  /// - Throws: What reading the log and the keys throws.
  public mutating func next() throws -> DryRunInput? {
    while let (index, bytes) = try entry() {
      if !query.isEmpty, !query.matches(EntryTerms(ofEntry: bytes)) { continue }
      if let input = try input(bytes, at: index) { return input }
    }
    return nil
  }

  private mutating func entry() throws -> (index: Int64, bytes: [UInt8])? {
    if batch.isEmpty {
      if position >= end { return nil }
      let range = position..<min(end, position + Self.batchCount)
      var read: [(index: Int64, bytes: [UInt8])] = []
      try log.forEachStoredEntry(in: range) { index, entry in
        read.append((index, entry.bytes))
        return true
      }
      position = range.upperBound
      batch = read.reversed()
    }
    return batch.popLast()
  }

  /// What an entry gives; nil where it tells of no decision.
  private mutating func input(_ bytes: [UInt8], at index: Int64) throws -> DryRunInput? {
    let opened: EntryOpener.Opened
    do {
      opened = try opener.open(bytes, at: index)
    } catch let error as EntryError {
      return .leftOut(error.code.rawValue)
    } catch is HiddenValueError {
      return .leftOut(ReplayFinding.Code.hiddenValueWrong.rawValue)
    }
    switch opened.entry {
    case .decision(let decision):
      if opened.closed.isEmpty { return input(decision) }
      if isFree(ofClosed: opened.closed),
        let partial = try PartialDecision(decision, without: opened.closed)
      {
        return input(partial.entry, lacking: partial.lacking)
      }
      let isForgotten = opened.closed.contains { $0.isForgotten }
      return .leftOut(Self.word(isForgotten ? .personForgotten : .personKeyMissing))
    case .unknown(let unknown) where unknown.kind == EntryKind.decision.rawValue:
      return .leftOut(Self.word(.unknownVersion))
    default: return nil
    }
  }

  private static func word(_ reason: ReplayReport.Reason) -> String { reason.rawValue }
}

extension DryRunHistory {
  /// Whether no rule of either pack may read what stays hidden.
  private func isFree(ofClosed closed: [EntryOpener.Closed]) -> Bool {
    zip(flows, [baseline.pack, candidate.pack]).allSatisfy { flow, pack in
      flow.isFree(ofClosed: closed, in: pack.decisions.map(\.name), of: pack)
    }
  }

  private mutating func input(
    _ logged: LoggedDecision, lacking: [String] = []
  ) -> DryRunInput {
    if logged.wasEndedByHost { return .leftOut(Self.word(.hostLimit)) }
    let json = Array(logged.dossier)
    let record = Int(logged.index)
    let one = Self.read(json, lacking, record, by: baseline)
    let other = readsAlike ? one : Self.read(json, lacking, record, by: candidate)
    switch (one, other) {
    case (.failure(let error), .failure): return .refused(.init(by: .both, error: error))
    case (.failure(let error), .success): return .refused(.init(by: .baseline, error: error))
    case (.success, .failure(let error)): return .refused(.init(by: .candidate, error: error))
    case (.success(let one), .success(let other)):
      var dossier = DryRunDossier(record: record, baseline: one, candidate: other)
      let day = asOf ?? logged.asOf ?? CalendarDate(iso: String(logged.decidedAt.prefix(10)))
      dossier.baselineAsOf = day
      dossier.candidateAsOf = day
      if asOf == nil { takeLogged(logged, into: &dossier) }
      return .dossier(dossier)
    }
  }

  private static func read(
    _ json: [UInt8], _ lacking: [String], _ record: Int, by policy: Policy
  ) -> Result<Dossier, RecordError> {
    do throws(RecordError) {
      return .success(try policy.pack.dossierType.dossier(json: json, lacking: lacking))
    } catch {
      return .failure(error.at(line: record, record: record))
    }
  }

  /// Takes what was decided, and what would have been, by the very packs that are compared.
  private mutating func takeLogged(_ logged: LoggedDecision, into dossier: inout DryRunDossier) {
    if logged.revision == baseline.pack.revision,
      let results = try? logged.tree(\.results), let grounds = try? logged.tree(\.grounds)
    {
      dossier.before = try? Decision(
        loggedResults: results, grounds: grounds, asOf: logged.asOf, subject: logged.subject,
        by: baseline)
      if dossier.before != nil { decisionsUsed += 1 }
    }
    guard let shadow = logged.shadow, shadow.revision == candidate.pack.revision,
      let bytes = shadow.results, !LoggedDecision.wereEndedByHost(bytes),
      let results = try? CanonicalJSON.parse(Array(bytes)),
      let grounds = try? CanonicalJSON.parse(Array("{}".utf8))
    else { return }
    dossier.after = try? Decision(
      loggedResults: results, grounds: grounds, asOf: shadow.asOf,
      subject: dossier.candidate.subjectID, by: candidate)
    if dossier.after != nil { shadowsUsed += 1 }
  }
}

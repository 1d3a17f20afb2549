internal import AuditLog
internal import Decisions
internal import Policies
internal import Records

/// Makes a logged portfolio decision again: from the entries that it commits to, which are read twice.
struct PortfolioReplay {
  let log: AuditLog
  let opener: EntryOpener
  let flow: PersonalFlow
  /// By the policy of the entry's revision.
  let decider: Decider

  /// What making it again comes to.
  enum Outcome {
    /// It was made, of this portfolio.
    case made(PortfolioDecision, Portfolio)
    /// It can't be made again.
    case impossible(ReplayReport.Reason)
    /// The entries aren't what it commits to, or can't be what it rests on.
    case otherEntries(String)
  }

  /// Makes it again.
  ///
  /// - Throws: What reading the log and the keys throws.
  /// - Complexity: O(entries committed to), and what their rules take.
  func run(_ logged: LoggedPortfolio) throws -> Outcome {
    guard let fields = PortfolioFields(decider.policy) else {
      return .otherEntries("the pack decides nothing over the portfolio")
    }
    if logged.wasEndedByHost { return .impossible(.hostLimit) }
    if let message = try difference(logged.entries) { return .otherEntries(message) }
    var portfolio = Portfolio()
    var outcome: Outcome?
    var keeper = Keeper(fields: fields, places: logged.places)
    try forEach(logged.entries) { index, entry in
      switch try decided(entry, at: index, fields, revision: logged.revision) {
      case .entry(let dossier, let decision):
        portfolio.add(keeper.entry(dossier, decision))
        return true
      case .none(let why):
        outcome = why
        return false
      }
    }
    if let outcome { return outcome }
    let decision: PortfolioDecision
    do throws(RuleError) {
      decision = try PortfolioDecider(decider.policy).decide(
        portfolio, asOf: logged.asOf, decisions: Set(logged.decisions))
    } catch {
      return .impossible(.packUnreadable)
    }
    if decision.results.contains(where: { !$0.isReplayable }) { return .impossible(.hostLimit) }
    return .made(decision, portfolio)
  }

  /// Gives entries the places that the run gave them, as far as they were logged.
  private struct Keeper {
    let fields: PortfolioFields
    let places: (subject: String, first: String, second: String)?
    private var hasFirst = false

    init(fields: PortfolioFields, places: (subject: String, first: String, second: String)?) {
      self.fields = fields
      self.places = places
    }

    mutating func entry(_ dossier: Dossier, _ decision: Decision) -> PortfolioEntry {
      var place = ""
      if let places, places.subject == dossier.subjectID {
        place = hasFirst ? places.second : places.first
        hasFirst = true
      }
      return PortfolioEntry(dossier, decision, keeping: fields, place: place)
    }
  }

  // MARK: Entries

  private func forEach(
    _ entries: EntryCommitment,
    _ body: (_ index: Int64, _ entry: AuditLog.StoredEntry) throws -> Bool
  ) throws {
    var goesOn = true
    for range in entries.ranges where goesOn {
      try log.forEachStoredEntry(in: range.lowerBound..<range.upperBound + 1) { index, entry in
        goesOn = try body(index, entry)
        return goesOn
      }
    }
  }

  /// What differs between entries and what is committed to; nil where nothing does.
  private func difference(_ entries: EntryCommitment) throws -> String? {
    var computed = EntryCommitment()
    try forEach(entries) { index, entry in
      computed.add(index, EntryLeaf(of: entry.bytes).hash)
      return true
    }
    if computed.count != entries.count {
      return "it rests on \(entries.count) entries, the log has \(computed.count) of them"
    }
    return computed.digest == entries.digest
      ? nil : "it says `\(entries.digest)`, computed is `\(computed.digest)`"
  }

  private enum Read {
    case entry(Dossier, Decision)
    case none(Outcome)
  }

  /// The dossier of an entry, decided again as far as the portfolio reads it.
  private func decided(
    _ stored: AuditLog.StoredEntry, at index: Int64, _ fields: PortfolioFields, revision: String
  ) throws -> Read {
    let opened: EntryOpener.Opened
    do {
      opened = try opener.open(stored.bytes, at: index)
    } catch let error as EntryError {
      return .none(.otherEntries(error.description))
    } catch let error as HiddenValueError {
      return .none(.otherEntries("entry \(index): \(error.description)"))
    }
    guard case .decision(let whole) = opened.entry, whole.revision == revision else {
      return .none(.otherEntries("entry \(index) is no decision by the pack of its revision"))
    }
    if whole.wasEndedByHost { return .none(.impossible(.hostLimit)) }
    var partial: PartialDecision?
    if !opened.closed.isEmpty {
      let names = Array(fields.decisionNames)
      if flow.isFree(ofClosed: opened.closed, in: names, of: decider.policy.pack) {
        partial = try PartialDecision(whole, without: opened.closed)
      }
      if partial == nil {
        let isForgotten = opened.closed.contains { $0.isForgotten }
        return .none(.impossible(isForgotten ? .personForgotten : .personKeyMissing))
      }
    }
    do throws(RecordError) {
      let dossier = try decider.policy.pack.dossierType.dossier(
        json: Array((partial?.entry ?? whole).dossier), lacking: partial?.lacking ?? [])
      let decision = decider.decide(
        dossier, asOf: whole.asOf ?? .epoch, decisions: fields.decisionNames)
      return .entry(dossier, decision)
    } catch {
      return .none(
        .otherEntries("entry \(index): the pack does not take its dossier: \(error.description)"))
    }
  }
}

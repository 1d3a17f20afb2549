internal import CanonicalJSON
public import Policies
public import Records

/// Makes the portfolio decisions of a policy, once all dossiers are decided.
///
/// ```swift
/// let policy = try Policy(contentsOf: folder)
/// guard let fields = PortfolioFields(policy) else { return }  // the pack has no such decision
/// let decider = try Decider(policy)
/// var portfolio = Portfolio()
/// for (line, dossier) in dossiers {
///   let decision = decider.decide(dossier, asOf: day)  // all decisions: entries keep what is read
///   portfolio.add(PortfolioEntry(dossier, decision, keeping: fields, place: "line \(line)"))
/// }
/// let decided = try PortfolioDecider(policy).decide(portfolio, asOf: day)
/// if let queue = decided.result("allocation")?.queue {
///   for entry in queue.entries where entry.standing == .refused {
///     print(entry.subject, entry.broken.map(\.cap))
///   }
/// }
/// ```
///
/// A decision over the list of entries may use up the units and the time of one decision, and for
/// each dossier `unitsPerEntry` units and `secondsPerEntry` seconds more, so that it can look at each
/// some hundred times, but not compare each with each. A queue may use up for each dossier what one
/// decision may.
///
/// Not `Sendable`: it has a machine of its own; the policy is shared.
public final class PortfolioDecider {
  /// The policy.
  public let policy: Policy
  private let decider: Decider
  private let fields: PortfolioFields?

  /// The units that a decision over the list of entries may use up for each.
  public static let unitsPerEntry = 2000
  /// The seconds that it may take for each.
  public static let secondsPerEntry = 0.002

  /// Compiles a policy's rules.
  ///
  /// - Throws: `RuleError` where a rule file doesn't fit the machine.
  public init(_ policy: Policy, limits: Decider.Limits = Decider.Limits()) throws(RuleError) {
    self.policy = policy
    decider = try Decider(policy, limits: limits)
    fields = PortfolioFields(policy)
  }

  /// Has parameters say something else than in the pack, until they are replaced again.
  package func replace(parameters: [String: Parameter]) { decider.replace(parameters: parameters) }

  /// Makes the portfolio decisions; all of them are an error where two dossiers are of one subject.
  ///
  /// - Parameters:
  ///   - portfolio: Of dossiers decided by the same policy.
  ///   - asOf: The as-of date.
  ///   - names: The decisions wanted; nil for all.
  ///   - explain: Whether the grounds of every rule are kept, not only of those that decide.
  /// - Complexity: O(n log n) in the dossiers, and what the rules take.
  public func decide(
    _ portfolio: Portfolio, asOf: CalendarDate, decisions names: Set<String>? = nil,
    explain: Bool = false
  ) -> PortfolioDecision {
    let results =
      fields.map { made(portfolio, $0, asOf, wanted(names), explain: explain) } ?? []
    return PortfolioDecision(
      pack: policy.pack.id, revision: policy.pack.revision, asOf: asOf, count: portfolio.count,
      results: results.filter { names?.contains($0.result.name) ?? true })
  }

  /// The decisions over the portfolio that are made: those asked for, and those that they read.
  private func wanted(_ names: Set<String>?) -> Set<String> {
    var wanted: Set<String> = []
    // A decision reads only those that stand before it.
    for definition in policy.pack.decisions.reversed() where definition.isOverPortfolio {
      guard names?.contains(definition.name) ?? true || wanted.contains(definition.name)
      else { continue }
      wanted.insert(definition.name)
      if definition.allReads.isOpen {
        wanted.formUnion(policy.pack.decisions.map(\.name))
      } else {
        wanted.formUnion(definition.allReads.decisions)
      }
    }
    return wanted
  }

  private func made(
    _ portfolio: Portfolio, _ fields: PortfolioFields, _ day: CalendarDate,
    _ wanted: Set<String>, explain: Bool
  ) -> [PortfolioResult] {
    let entries = portfolio.sorted
    let definitions = policy.pack.decisions
    if let error = unfit(entries) {
      return definitions.filter(\.isOverPortfolio).map { Self.failed($0, error) }
    }
    let view = PortfolioView(entries, keeping: fields)
    let evaluation = decider.evaluation
    return evaluation.with(view) {
      var results: [PortfolioResult] = []
      for (index, definition) in definitions.enumerated() {
        guard definition.isOverPortfolio, wanted.contains(definition.name) else {
          evaluation.decided.append(.unmade(definition.name))
          continue
        }
        evaluation.observer?.decision = index
        let result =
          if let queue = definition.queue {
            fill(queue, of: definition, view, day)
          } else {
            over(definition, view, day, explain: explain)
          }
        if definition.queue != nil { view.queues[index] = Self.kept(result, entries) }
        evaluation.decided.append(result.result)
        results.append(result)
      }
      return results
    }
  }

  /// Why nothing can be decided about entries; nil where it can.
  private func unfit(_ entries: [PortfolioEntry]) -> PortfolioError? {
    let records = policy.pack.dossierType.recordTypes.count
    if !PortfolioView.fits(entries: entries.count, records: records) {
      return PortfolioError(.rule(.hostLimit), at: policy.pack.id)
    }
    for (first, second) in zip(entries, entries.dropFirst())
    where first.subject.utf8.elementsEqual(second.subject.utf8) {
      return PortfolioError(
        .sameSubject, at: second.place, subject: second.subject, other: first.place)
    }
    return nil
  }

  private static func failed(
    _ definition: DecisionDefinition, _ error: PortfolioError
  ) -> PortfolioResult {
    PortfolioResult(DecisionResult(definition.name, .error), error: error)
  }

  // MARK: Over the list of entries

  private func over(
    _ definition: DecisionDefinition, _ view: PortfolioView, _ day: CalendarDate, explain: Bool
  ) -> PortfolioResult {
    decider.evaluation.seeAll()
    let count = view.entries.count
    var limits = decider.limits
    let (more, overflows) = count.multipliedReportingOverflow(by: Self.unitsPerEntry)
    let (units, isTooMany) = limits.budgetUnits.addingReportingOverflow(more)
    limits.budgetUnits = overflows || isTooMany ? Int.max : units
    limits.timeSeconds += Double(count) * Self.secondsPerEntry
    let plan = decider.plan(definition)
    return PortfolioResult(
      decider.result(of: plan, Combining(plan), on: day, limits, explain: explain))
  }

  // MARK: Queues

  private func fill(
    _ queue: QueueDefinition, of definition: DecisionDefinition, _ view: PortfolioView,
    _ day: CalendarDate
  ) -> PortfolioResult {
    decider.evaluation.observer?.note(day)
    guard definition.effective.contains(day) else {
      return PortfolioResult(DecisionResult(definition.name, .notApplicable))
    }
    decider.evaluation.setDay(day)
    let reading = QueueReading(decider, definition, queue, day)
    do throws(PortfolioError) {
      let fill = try reading.begin()
      var entries: [QueueFill.Entry] = []
      entries.reserveCapacity(view.entries.count)
      for index in view.entries.indices {
        entries.append(try reading.entry(index, view.entries[index].subject))
      }
      return Self.result(definition, try fill.fill(entries), reading.parameters)
    } catch {
      return Self.failed(definition, error)
    }
  }

  private static func result(
    _ definition: DecisionDefinition, _ queue: QueueResult, _ parameters: [NamedValue]
  ) -> PortfolioResult {
    let isOpen = queue.undetermined > 0
    let result = DecisionResult(
      definition.name, isOpen ? .undetermined : .yes, causes: queue.causes,
      value: isOpen ? nil : .number(Double(queue.granted)))
    return PortfolioResult(result, queue: queue, parameters: parameters)
  }

  /// What a queue came to for each entry, in their order.
  private static func kept(
    _ result: PortfolioResult, _ entries: [PortfolioEntry]
  ) -> [KeptDecision] {
    let name = result.result.name
    guard let queue = result.queue else {
      return Array(
        repeating: KeptDecision(result.result.outcome, of: name), count: entries.count)
    }
    return queue.entries.sorted { utf16Less($0.subject, $1.subject) }
      .map { KeptDecision($0, of: name) }
  }
}

extension DecisionResult {
  /// A result without rules.
  convenience init(
    _ name: String, _ outcome: DecisionOutcome, causes: [Cause] = [],
    value: TextTree.Content? = nil
  ) {
    self.init(
      name: name, outcome: outcome, asOf: nil, rules: [], ownCauses: causes, condition: nil,
      value: value, parts: [], total: nil, isAny: false)
  }
}

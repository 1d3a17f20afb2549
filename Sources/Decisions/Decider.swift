internal import CanonicalJSON
internal import LuaMachine
public import Policies
public import Records

/// Decides dossiers by one policy, on one thread at a time: it compiles the rules into its own
/// machine.
///
///     let decider = try Decider(policy)
///     let decision = decider.decide(dossier, asOf: date)
///
/// Not `Sendable`: make one a thread; the policy is shared.
public final class Decider {
  /// The policy.
  public let policy: Policy
  private let evaluation: Evaluation
  private let machine: LuaMachine
  /// What each rule of the decision at hand has read, by its index; -1 for its own condition.
  private var reads: [Int: Reads] = [:]

  private struct Reads {
    let slots: [Int]
    let parameters: [String: TextTree.Content]
  }

  /// What rules may use up.
  public struct Limits: Sendable, Hashable {
    /// Units for one decision: one for each pass of a loop, one for 16 bytes of joined text.
    public var budgetUnits = 1_000_000
    /// Live memory of the machine, in bytes.
    public var memoryBytes = 64 << 20

    /// The limits that hold where none are given.
    public init() {}
  }

  private let limits: Limits

  /// The version of Lua that rules run in, such as `5.4.4`.
  public static var luaVersion: String { LuaMachine.luaVersion }

  /// Compiles a policy's rules.
  ///
  /// - Throws: `RuleError` where a rule file doesn't fit the machine.
  public init(_ policy: Policy, limits: Limits = Limits()) throws(RuleError) {
    precondition(
      Policy.operations == LuaMachine.operations, "rules are lowered for the machine that runs them"
    )
    self.policy = policy
    self.limits = limits
    evaluation = Evaluation(policy: policy)
    do {
      machine = try LuaMachine(host: evaluation, limitBytes: limits.memoryBytes)
    } catch {
      throw RuleError(code: .hostLimit, place: policy.pack.id)
    }
    machine.setBudget(units: limits.budgetUnits)
    for (index, file) in policy.files.enumerated() {
      for (form, text) in [file.plain, file.shown].enumerated() {
        guard let text else { continue }
        do {
          try machine.load(text, number: index * 2 + form, wordCount: Word.allCases.count)
        } catch {
          throw self.error(error)
        }
      }
    }
  }

  /// Decides a dossier.
  ///
  /// - Parameters:
  ///   - dossier: Read by this policy's `dossierType`.
  ///   - asOf: The as-of date of decisions that take theirs from no field.
  ///   - names: The decisions wanted; nil for all.
  ///   - explain: Whether the grounds of every rule are kept, not only of those that decide.
  public func decide(
    _ dossier: Dossier, asOf: CalendarDate, decisions names: Set<String>? = nil,
    explain: Bool = false
  ) -> Decision {
    let pack = policy.pack
    let documentDay = pack.asOf.map { Self.date($0, dossier) } ?? asOf
    let results = evaluation.with(dossier) {
      pack.decisions.compactMap { definition -> DecisionResult? in
        guard names?.contains(definition.name) ?? true else { return nil }
        return result(
          of: definition, dossier, documentDay: documentDay, explain: explain)
      }
    }
    return Decision(
      pack: pack.id, revision: pack.revision, asOf: documentDay, subject: dossier.subjectID,
      results: results)
  }

  /// The day that a field of a dossier holds.
  private static func date(_ field: FieldReference, _ dossier: Dossier) -> CalendarDate? {
    let slot = dossier.slot(record: field.record, field: field.field)
    return dossier.withUTF8(of: slot) { CalendarDate(iso: $0) }
  }

  // MARK: One decision

  private func result(
    of definition: DecisionDefinition, _ dossier: Dossier, documentDay: CalendarDate?, explain: Bool
  ) -> DecisionResult {
    var combining = Combining(definition)
    reads.removeAll(keepingCapacity: true)
    if definition.records.contains(where: { !dossier.isSubmitted[$0] }) {
      return combining.notApplicable()
    }
    let ownDay = definition.asOf.map { Self.date($0, dossier) } ?? documentDay
    guard let day = ownDay else {
      return combining.undetermined(for: [(definition.asOf ?? policy.pack.asOf)?.path ?? "as_of"])
    }
    combining.asOf = day == documentDay ? nil : day
    guard definition.effective.contains(day) else { return combining.notApplicable() }
    evaluation.setDay(day)
    machine.setBudget(units: limits.budgetUnits)
    if let when = definition.when {
      evaluation.beginReading()
      let condition = condition(when)
      switch condition {
      case .success(true): break
      case .success(false):
        return combining.notApplicable(explain ? grounded(condition) : nil)
      default: return combining.stopped(by: grounded(condition))
      }
    }
    for (index, rule) in definition.rules.enumerated() where rule.effective.contains(day) {
      if combining.isSettled(before: rule) { continue }
      combining.add(run(rule, index), rule)
    }
    return combining.result(explain: explain) { result in
      ground(&result)
      result.shown = show(definition.rules[result.index])
    }
  }

  /// What the decision's own condition came to, with what it read.
  private func grounded(_ condition: Verdict) -> RuleResult {
    var result = close(condition, id: "when", index: -1)
    ground(&result)
    return result
  }

  /// A condition that turned out true or false, or why it didn't.
  private typealias Verdict = Result<Bool, Stopped>

  private enum Stopped: Error {
    case unknown(String)
    case error(RuleError)
  }

  private func run(_ rule: Rule, _ index: Int) -> RuleResult {
    evaluation.beginReading()
    if let when = rule.when {
      let condition = condition(when)
      guard case .success(true) = condition else {
        return close(condition, id: rule.id, index: index, onFalse: .notApplicable)
      }
    }
    let verdict = rule.test.map(condition) ?? .success(true)
    guard case .success(true) = verdict, let value = rule.value else {
      return close(verdict, id: rule.id, index: index)
    }
    switch self.value(value) {
    case .success(let content): return close(verdict, id: rule.id, index: index, value: content)
    case .failure(let stopped): return close(.failure(stopped), id: rule.id, index: index)
    }
  }

  /// The result of a rule; what it has read is kept under its index.
  private func close(
    _ verdict: Verdict, id: String, index: Int, onFalse: RuleOutcome = .fail,
    value: TextTree.Content? = nil
  ) -> RuleResult {
    var outcome = RuleOutcome.pass
    var missing: [String] = []
    var ruleError: RuleError?
    switch verdict {
    case .success(let holds): outcome = holds ? .pass : onFalse
    case .failure(.unknown(let path)): (outcome, missing) = (.unknown, [path])
    case .failure(.error(let error)): (outcome, ruleError) = (.error, error)
    }
    reads[index] = Reads(slots: evaluation.readSlots, parameters: evaluation.readParameters)
    return RuleResult(
      id: id, index: index, outcome: outcome, missing: missing, error: ruleError, value: value)
  }

  /// Gives a result what its rule has read.
  private func ground(_ result: inout RuleResult) {
    guard let reads = reads[result.index] else { return }
    result.facts = reads.slots
      .map { .init(name: evaluation.path(ofSlot: $0), value: evaluation.content(ofSlot: $0)) }
      .sorted { utf16Less($0.name, $1.name) }
    result.parameters = reads.parameters
      .map { .init(name: $0.key, value: $0.value) }
      .sorted { utf16Less($0.name, $1.name) }
  }

  // MARK: One function

  private func call(_ function: RuleFunction) -> Result<LuaValue, Stopped> {
    evaluation.beginRun()
    do {
      return .success(
        try machine.call(function.number, objects: function.parameters.map(Int32.init)))
    } catch {
      if error.cause == .stopped, case .unknown(let path)? = evaluation.stop {
        return .failure(.unknown(path))
      }
      return .failure(.error(self.error(error)))
    }
  }

  private func condition(_ function: RuleFunction) -> Verdict {
    call(function).flatMap { value in
      if case .boolean(let holds) = value { return .success(holds) }
      return .failure(.error(RuleError(code: .notBoolean, place: function.place)))
    }
  }

  private func value(_ function: RuleFunction) -> Result<TextTree.Content, Stopped> {
    call(function).flatMap { value in
      switch value {
      case .boolean(let boolean): .success(.boolean(boolean))
      case .text(let text): .success(.text(text))
      case .number(let number) where number.isFinite: .success(.number(number))
      case .number: .failure(.error(RuleError(code: .notFinite, place: function.place)))
      default: .failure(.error(RuleError(code: .notAValue, place: function.place)))
      }
    }
  }

  /// What a rule shows, each name by itself: what can't be computed is null.
  private func show(_ rule: Rule) -> [RuleResult.Named] {
    guard let function = rule.test, let shown = function.shown else { return [] }
    evaluation.beginRun()
    guard
      let (site, values) = try? machine.callEach(
        shown, objects: function.parameters.map(Int32.init)),
      case .number(let number) = site, policy.shownNames.indices.contains(Int(number))
    else { return [] }
    return zip(policy.shownNames[Int(number)], values)
      .map { .init(name: $0, value: $1.map(content) ?? .null) }
      .sorted { utf16Less($0.name, $1.name) }
  }

  private func content(_ value: LuaValue) -> TextTree.Content {
    switch value {
    case .boolean(let boolean): .boolean(boolean)
    case .text(let text): .text(text)
    case .number(let number): number.isFinite ? .number(number) : .null
    case .object(let number): evaluation.content(ofObject: number) ?? .null
    case .none, .other: .null
    }
  }

  // MARK: Errors

  private func error(_ failure: LuaFailure) -> RuleError {
    let code: RuleError.Code =
      if failure.cause == .stopped, case .error(let code)? = evaluation.stop {
        code
      } else {
        RuleError.Code(failure.cause)
      }
    guard let chunk = failure.chunk, policy.files.indices.contains(chunk / 2) else {
      return RuleError(code: code, place: policy.pack.id)
    }
    let file = policy.files[chunk / 2]
    return RuleError(code: code, place: file.place(line: failure.line, offset: failure.offset))
  }
}

extension RuleError.Code {
  init(_ cause: LuaFailure.Cause) {
    switch cause {
    case .divisionByZero: self = .divisionByZero
    case .notFinite: self = .notFinite
    case .notText: self = .notText
    case .noItems: self = .notAList
    case .badLoop: self = .badLoop
    case .badIndex: self = .badIndex
    case .outOfBudget: self = .outOfBudget
    case .outOfMemory: self = .hostLimit
    case .lua(let message):
      self =
        if message.hasPrefix("attempt to compare") {
          .cannotCompare
        } else if message.hasPrefix("attempt to perform") {
          .cannotCompute
        } else if message.hasPrefix("attempt to index") {
          .cannotIndex
        } else if message.hasPrefix("attempt to call") {
          .cannotCall
        } else {
          .luaError
        }
    case .stopped, .tooManyArguments: self = .luaError
    }
  }
}

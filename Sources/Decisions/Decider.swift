internal import CanonicalJSON
package import LuaMachine
internal import LuaSyntax
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
  let evaluation: Evaluation
  /// The packs that it uses, in their order.
  let used: [UsedDecider]
  /// The field from which decisions have their date that have none of their own, where another pack says
  /// that.
  let dayPath: String?
  /// Where the rules run.
  package let machine: LuaMachine
  /// Where expressions stand that failed, by file, line and kind.
  private var failingOffsets: [String: Int?] = [:]
  /// What each rule of the decision at hand has read, by its index and one more; first its own condition.
  private(set) var reads: [Evaluation.Reads?] = []

  /// What rules may use up.
  public struct Limits: Sendable, Hashable {
    /// Units for one decision: each pass of a loop by the weight of its body, one for 16 bytes of
    /// joined text, and lists, rows and long text by their size.
    public var budgetUnits = 1_000_000
    /// Live memory of the machine, in bytes.
    public var memoryBytes = 64 << 20
    /// How long one decision may take; a backstop that depends on the machine, so that a decision
    /// which it ends can't be replayed.
    public var timeSeconds = 1.0

    /// The limits that hold where none are given.
    public init() {}
  }

  let limits: Limits

  /// Whether results hold what rules have read and show; without, outcomes alone take less time.
  package var keepsGrounds: Bool {
    get { evaluation.notesReads }
    set { evaluation.notesReads = newValue }
  }

  /// The decisions that are made, those among them that others read; nil for all.
  package var made: Set<String>?

  /// The version of Lua that rules run in, such as `5.4.4`.
  public static var luaVersion: String { LuaMachine.luaVersion }

  /// Compiles a policy's rules.
  ///
  /// - Throws: `RuleError` where a rule file doesn't fit the machine.
  public convenience init(_ policy: Policy, limits: Limits = Limits()) throws(RuleError) {
    try self.init(policy, limits: limits, dayPath: nil)
  }

  init(_ policy: Policy, limits: Limits, dayPath: String?) throws(RuleError) {
    precondition(
      Policy.operations == LuaMachine.operations, "rules are lowered for the machine that runs them"
    )
    self.policy = policy
    self.limits = limits.lowered(by: policy.pack.limits)
    evaluation = Evaluation(policy: policy)
    self.dayPath = dayPath
    let reads = policy.pack.used.isEmpty ? [:] : policy.pack.readsOfUsed
    var used: [UsedDecider] = []
    for pack in policy.pack.used {
      used.append(
        try UsedDecider(
          pack, reading: reads[pack.alias] ?? [], of: policy.pack,
          dayPath: policy.pack.asOf?.path ?? dayPath, limits))
    }
    self.used = used
    do {
      machine = try LuaMachine(
        host: evaluation, facts: evaluation.facts, limitBytes: self.limits.memoryBytes)
    } catch {
      throw RuleError(code: RuleError.Code(error.cause), place: policy.pack.id)
    }
    machine.setBudget(units: self.limits.budgetUnits)
    for (index, file) in policy.files.enumerated() {
      for (form, text) in [file.plain, file.careful, file.shown].enumerated() {
        guard let text else { continue }
        do {
          try machine.load(text, number: index * Self.formCount + form)
        } catch {
          throw self.error(error)
        }
      }
    }
  }

  /// How many forms a file can have; a chunk's number is that of its file times this, plus the form's.
  private static let formCount = 3

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
    let made = make(dossier, asOf: asOf, explain: explain)
    return Decision(
      pack: policy.pack.id, revision: policy.pack.revision, asOf: documentDay(dossier, asOf),
      subject: dossier.subjectID,
      results: zip(policy.pack.decisions, made.results).filter { definition, result in
        (names?.contains(result.name) ?? true) && isMade(definition)
      }.map(\.1))
  }

  /// Whether a decision is made about a dossier.
  func isMade(_ definition: DecisionDefinition) -> Bool {
    !definition.isOverPortfolio && (made?.contains(definition.name) ?? true)
  }

  /// The as-of date of decisions that have none of their own; nil where the dossier lacks it.
  func documentDay(_ dossier: Dossier, _ asOf: CalendarDate) -> CalendarDate? {
    policy.pack.asOf.map { Self.date($0, dossier) } ?? asOf
  }

  /// The day that a field of a dossier holds.
  static func date(_ field: FieldReference, _ dossier: Dossier) -> CalendarDate? {
    let slot = dossier.slot(record: field.record, field: field.field)
    return dossier.withUTF8(of: slot) { CalendarDate(iso: $0) }
  }

  // MARK: What rules have read

  /// Forgets what all rules have read, before a decision.
  func forgetReads() {
    evaluation.forgetReads()
    reads.removeAll(keepingCapacity: true)
  }

  /// What a rule has read; -1 for the decision's own condition.
  func reads(ofRule index: Int) -> Evaluation.Reads? {
    reads.indices.contains(index + 1) ? reads[index + 1] : nil
  }

  /// Keeps what a rule has read.
  func keep(_ read: Evaluation.Reads, ofRule index: Int) {
    while reads.count <= index + 1 { reads.append(nil) }
    reads[index + 1] = read
  }

  // MARK: Errors

  /// What a failure of the machine means, and where it is.
  func error(_ failure: LuaFailure) -> RuleError {
    let code: RuleError.Code =
      if failure.cause == .stopped, case .error(let code)? = evaluation.stop {
        code
      } else {
        RuleError.Code(failure.cause)
      }
    guard let chunk = failure.chunk, policy.files.indices.contains(chunk / Self.formCount) else {
      return RuleError(code: code, place: policy.pack.id)
    }
    let file = policy.files[chunk / Self.formCount]
    let offset =
      failure.offset ?? failure.line.flatMap { self.offset(of: code, in: file, line: $0) }
    return RuleError(code: code, place: file.place(line: failure.line, offset: offset))
  }

  /// Where on a line something went wrong that Lua tells only the line of; found once a line.
  private func offset(of code: RuleError.Code, in file: LoweredFile, line: Int) -> Int? {
    let failing: LoweredFile.Failing
    switch code {
    case .cannotCompare: failing = .comparison
    case .cannotCompute: failing = .arithmetic
    case .cannotIndex, .unknownField, .blankCell, .noSuchItem, .badIndex, .noValue: failing = .index
    case .cannotCall: failing = .call
    default: return nil
    }
    let key = "\(file.source.name):\(line):\(failing)"
    if let known = failingOffsets[key] { return known }
    let found = file.expression(failing, onLine: line)?.lowerBound
    failingOffsets[key] = .some(found)
    return found
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
    case .outOfMemory, .outOfTime: self = .hostLimit
    case .unfit: self = .unfitLua
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

extension Decider.Limits {
  /// These limits, where a pack asks for less of something, with that; never more.
  func lowered(by pack: Pack.Limits) -> Decider.Limits {
    var limits = self
    limits.budgetUnits = min(budgetUnits, pack.budgetUnits ?? budgetUnits)
    limits.memoryBytes = min(memoryBytes, pack.memoryBytes ?? memoryBytes)
    return limits
  }
}

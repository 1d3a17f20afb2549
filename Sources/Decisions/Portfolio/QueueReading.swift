internal import CanonicalJSON
internal import Policies
internal import Records

/// Asks the functions of a queue what each entry comes with.
final class QueueReading {
  private let decider: Decider
  private let definition: DecisionDefinition
  private let queue: QueueDefinition
  private let day: CalendarDate
  /// The limits that are the same whoever asks, by cap.
  private var limits: [Known<Double>?] = []
  private var read: [String: TextTree.Content] = [:]

  /// Takes a queue that is in force on a day.
  init(
    _ decider: Decider, _ definition: DecisionDefinition, _ queue: QueueDefinition,
    _ day: CalendarDate
  ) {
    self.decider = decider
    self.definition = definition
    self.queue = queue
    self.day = day
  }

  /// The parameters that were read, by name; what `:at(v)` gave hangs on entries and isn't here.
  var parameters: [NamedValue] {
    read.map { NamedValue(name: $0.key, value: $0.value) }.sorted { utf16Less($0.name, $1.name) }
  }

  /// Reads what is the same for all entries.
  func begin() throws(PortfolioError) -> QueueFill {
    decider.evaluation.seeAll()
    decider.begin(decider.limits)
    for cap in queue.caps {
      limits.append(cap.hasOneLimit ? try amount(cap.limit, of: cap, nil) : nil)
    }
    let caps = zip(queue.caps, limits).map { cap, limit in
      QueueFill.Cap(
        id: cap.id, place: cap.place, isGrouped: cap.per != nil, limit: limit?.value)
    }
    return QueueFill(caps: caps, stops: queue.short == .stop, orderPlace: queue.order.place)
  }

  /// Reads what an entry comes with.
  func entry(
    _ index: Int, _ subject: String
  ) throws(PortfolioError) -> QueueFill.Entry {
    decider.evaluation.see(entry: index)
    decider.begin(decider.limits)
    let standing = try standing(subject)
    var entry = QueueFill.Entry(
      subject: subject, outcome: standing.outcome, rules: standing.rules.filter(\.isTold),
      causes: standing.causes,
      mayNotApply: standing.outcome == .undetermined && standing.mayNotApply, uses: [])
    let isTaking = standing.outcome == .yes
    for (index, cap) in queue.caps.enumerated() {
      entry.uses.append(try use(cap, limits[index], isTaking, subject))
    }
    if isTaking { entry.keys = try keys(subject) }
    return entry
  }

  // MARK: Rules

  /// Whether an entry takes part, as its rules say.
  private func standing(_ subject: String) throws(PortfolioError) -> DecisionResult {
    decider.forgetReads()
    var combining = Combining(definition)
    decider.run(definition, on: day, &combining)
    for reads in decider.reads.compactMap(\.self) { note(reads) }
    let rules = definition.rules
    let result = combining.result(sum: nil, explain: false) { result in
      guard result.isTold else { return }
      result.questions = decider.reads(ofRule: result.index)?.others.questions.sorted() ?? []
      result.shown = decider.show(rules[result.index])
    }
    if let error = result.rules.lazy.compactMap(\.error).first {
      throw Self.error(error, subject)
    }
    return result
  }

  // MARK: Caps

  private func use(
    _ cap: Cap, _ limit: Known<Double>?, _ isTaking: Bool, _ subject: String
  ) throws(PortfolioError) -> QueueFill.Use {
    if !isTaking, cap.holds == nil { return .none }
    decider.evaluation.rulePath = definition.name + "." + cap.id
    var share = QueueFill.Share()
    var causes: [Cause] = []
    if let when = cap.when {
      let holds = try answer(subject) { decider.condition(when) }
      if holds.value == false { return .none }
      causes = holds.causes
    }
    if causes.isEmpty, let per = cap.per {
      let group = try self.group(per, subject)
      share.group = group.value
      causes = group.causes
    }
    if let holds = cap.holds {
      let held = try amount(holds, of: cap, subject)
      share.holds = held.value ?? 0
      if held.value == nil || (share.holds != 0 && !causes.isEmpty) {
        let paths = Set((held.causes + causes).map(\.path)).sorted(by: utf16Less)
        throw PortfolioError(
          .heldUnknown, at: cap.place, subject: subject, cap: cap.id, paths: paths)
      }
    }
    guard causes.isEmpty else { return isTaking ? .open(causes) : .none }
    if isTaking {
      share.takes = try amount(cap.takes, of: cap, subject)
      if let limit {
        share.limit = limit
      } else {
        share.limit = try amount(cap.limit, of: cap, subject)
      }
    }
    return .within(share)
  }

  private func group(
    _ per: RuleFunction, _ subject: String
  ) throws(PortfolioError) -> Known<QueueValue> {
    let given = try answer(subject) { decider.value(per) }
    guard case .known(let given) = given else { return .open(given.causes) }
    return QueueValue(given.content).map(Known.known) ?? .open(given.causes)
  }

  /// A number; one that lies within a range isn't known.
  private func amount(
    _ amount: CapAmount, of cap: Cap, _ subject: String?
  ) throws(PortfolioError) -> Known<Double> {
    decider.evaluation.rulePath = definition.name + "." + cap.id
    let given = try answer(subject) {
      switch amount {
      case .number(let number): decider.value(of: number)
      case .function(let function): decider.range(function)
      }
    }
    guard case .known(let range) = given else { return .open(given.causes) }
    return range.low == range.high ? .known(range.low) : .open(range.causes)
  }

  // MARK: The order

  private func keys(_ subject: String) throws(PortfolioError) -> Known<[QueueValue]> {
    decider.evaluation.rulePath = definition.name + ".order"
    let order = queue.order
    return try answer(subject) { decider.keys(order, atMost: QueueDefinition.maximumKeys) }
  }

  // MARK: Answers

  /// What a function gives, with the parameters that it reads noted.
  private func answer<Value>(
    _ subject: String?, _ ask: () -> Result<Value, Decider.Stopped>
  ) throws(PortfolioError) -> Known<Value> {
    decider.evaluation.beginReading()
    let given = ask()
    note(decider.evaluation.reads)
    switch given {
    case .success(let value): return .known(value)
    case .failure(.open(let causes)): return .open(Cause.distinct(causes))
    case .failure(.error(let error)): throw Self.error(error, subject)
    }
  }

  private func note(_ reads: Evaluation.Reads) {
    for (name, value) in decider.evaluation.parameters(of: reads)
    where !name.utf8.contains(UInt8(ascii: ":")) {
      read[name] = value
    }
  }

  private static func error(_ error: RuleError, _ subject: String?) -> PortfolioError {
    PortfolioError(.rule(error.code), at: error.place, subject: subject)
  }
}

extension Cap {
  /// Whether its limit is the same whoever asks, as its tree says.
  fileprivate var hasOneLimit: Bool {
    switch limit {
    case .number: true
    case .function(let function):
      function.parameters.isEmpty && reads.decisions.isEmpty && !reads.isOpen
    }
  }
}

extension RuleResult {
  /// Whether a queue tells it of an entry: it failed, or isn't settled.
  fileprivate var isTold: Bool {
    switch outcome {
    case .fail, .unknown, .review: true
    case .pass, .notApplicable, .error: false
    }
  }
}

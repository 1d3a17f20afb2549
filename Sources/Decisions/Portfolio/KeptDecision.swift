internal import CanonicalJSON

/// What a portfolio keeps of one decision about a dossier: what rules can ask of it.
struct KeptDecision: Sendable, Hashable, Decided {
  let name: String
  let outcome: DecisionOutcome
  let hasTotal: Bool
  let mayNotApply: Bool
  let isFinal: Bool
  /// What few decisions have; nil where this one has none of it.
  private let more: More?

  private final class More: Sendable, Hashable {
    let value: KeptValue
    let parts: [KeptPart]
    let causes: [Cause]

    init(_ value: TextTree.Content?, _ parts: [NamedValue], _ causes: [Cause]) {
      self.value = KeptValue(value)
      self.parts = parts.map { KeptPart(name: $0.name, value: KeptValue($0.value)) }
      self.causes = causes
    }

    static func == (left: More, right: More) -> Bool {
      left.value == right.value && left.parts == right.parts && left.causes == right.causes
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(value)
      hasher.combine(parts)
      hasher.combine(causes)
    }
  }

  private struct KeptPart: Hashable {
    let name: String
    let value: KeptValue
  }

  /// A value, of which numbers and ranges take no memory of their own.
  private enum KeptValue: Hashable {
    case none
    case range(Double, Double)
    case other(TextTree.Content)

    init(_ content: TextTree.Content?) {
      if let total = content?.total {
        self = .range(total.low, total.high)
      } else {
        self = content.map(KeptValue.other) ?? .none
      }
    }

    var content: TextTree.Content? {
      switch self {
      case .none: nil
      case .range(let low, let high): DecisionResult.Total(low: low, high: high).content
      case .other(let content): content
      }
    }
  }

  var value: TextTree.Content? { more?.value.content }
  var parts: [NamedValue] {
    more?.parts.map { NamedValue(name: $0.name, value: $0.value.content ?? .null) } ?? []
  }
  var causes: [Cause] { more?.causes ?? [] }

  /// Keeps a decision about a dossier.
  init(_ result: some Decided) { self.init(result, causes: result.causes) }

  /// What a queue came to for one dossier.
  init(_ entry: QueueEntry, of queue: String) {
    name = queue
    outcome = entry.outcome
    hasTotal = false
    mayNotApply = entry.mayNotApply
    isFinal = outcome != .undetermined
    let value = entry.position.map { TextTree.Content.number(Double($0)) }
    more = value == nil && entry.causes.isEmpty ? nil : More(value, [], entry.causes)
  }

  /// What a queue that wasn't filled is for each dossier.
  init(_ outcome: DecisionOutcome, of queue: String) {
    name = queue
    self.outcome = outcome
    (hasTotal, mayNotApply, isFinal, more) = (false, false, true, nil)
  }

  private init(_ result: some Decided, causes: [Cause]) {
    name = result.name
    outcome = result.outcome
    hasTotal = result.hasTotal
    mayNotApply = result.mayNotApply
    isFinal = result.isFinal
    let isPlain = result.value == nil && result.parts.isEmpty && causes.isEmpty
    more = isPlain ? nil : More(result.value, result.parts, causes)
  }

  /// The same as it is seen outside the dossier: paths are `portfolio[SUBJECT].record.field`.
  func inPortfolio(_ subject: String) -> KeptDecision {
    if causes.isEmpty { return self }
    return KeptDecision(self, causes: causes.map { $0.inPortfolio(subject) })
  }
}

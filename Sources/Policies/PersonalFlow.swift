public import Records

/// Which personal fields the decisions and rules of a pack may read, as their tree says.
///
/// It follows values: what a rule reads itself or through functions, and what comes to it by the
/// `value` or a part of another decision that may itself read personal fields. Whether a decision is
/// yes, no or applies carries nothing. Reading a list or an object counts as reading all in it. An
/// as-of date is never personal.
public struct PersonalFlow: Sendable {
  /// For each decision what each of its rules may read, by id; its own condition is `when`.
  private let rules: [String: [String: Set<String>]]
  /// For each decision what it may read in all.
  private let decisions: [String: Set<String>]
  /// For each decision what it and those that it reads in any way may read.
  private let causes: [String: Set<String>]

  /// Follows personal fields through the decisions of a pack.
  ///
  /// - Parameters:
  ///   - pack: Whose decisions read them.
  ///   - other: What says which fields are personal, where it isn't the pack's own record types.
  public init(_ pack: Pack, personalBy other: DossierType? = nil) {
    self.init(pack.decisions, other ?? pack.dossierType, pack.used)
  }

  /// Follows personal fields of a dossier type through decisions, also those of used packs.
  init(_ definitions: [DecisionDefinition], _ type: DossierType, _ used: [UsedPack]) {
    var rules: [String: [String: Set<String>]] = [:]
    var decisions: [String: Set<String>] = [:]
    var causes: [String: Set<String>] = [:]
    for pack in type.hasPersonalFields ? used : [] {
      let flow = PersonalFlow(pack.policy.pack, personalBy: type)
      for name in pack.policy.pack.decisions.map(\.name) {
        decisions["\(pack.alias).\(name)"] = flow.personalReads(decision: name)
        causes["\(pack.alias).\(name)"] = flow.personalCauses(decision: name)
      }
    }
    // A decision reads only those that stand before it.
    for definition in type.hasPersonalFields ? definitions : [] {
      func personal(_ reads: Reads) -> Set<String> {
        if reads.isOpen { return Set(type.personalPaths) }
        var paths: Set<String> = []
        for fact in reads.facts { paths.formUnion(type.personalPaths(at: fact)) }
        for decision in reads.values { paths.formUnion(decisions[decision] ?? []) }
        return paths
      }
      var own = [Self.condition: personal(definition.reads)]
      for rule in definition.rules { own[rule.id, default: []].formUnion(personal(rule.reads)) }
      for cap in definition.queue?.caps ?? [] { own[cap.id] = personal(cap.reads) }
      rules[definition.name] = own
      let read = definition.allReads.decisions
      causes[definition.name] = read.reduce(into: own.values.reduce(into: []) { $0.formUnion($1) })
      {
        $0.formUnion(causes[$1] ?? [])
      }
      decisions[definition.name] = own.values.reduce(into: []) { $0.formUnion($1) }
    }
    self.rules = rules
    self.decisions = decisions
    self.causes = causes
  }

  /// The name under which grounds hold a decision's own condition.
  private static let condition = "when"

  /// Whether no rule may read a personal field.
  public var isEmpty: Bool { decisions.values.allSatisfy(\.isEmpty) }

  /// The paths of the personal fields, such as `firm.board[].name`, that a decision may read.
  public func personalReads(decision: String) -> Set<String> { decisions[decision] ?? [] }

  /// The paths of the personal fields that a decision may read, or one from which it takes over what is
  /// missing: also where it asks of that only whether it is yes, no or applies.
  public func personalCauses(decision: String) -> Set<String> { causes[decision] ?? [] }

  /// The paths of the personal fields, such as `firm.board[].name`, that a rule may read in any
  /// of its versions, or a cap.
  ///
  /// The rule `when` is the decision's own condition, together with the bounds of a sum.
  public func personalReads(decision: String, rule: String) -> Set<String> {
    rules[decision]?[rule] ?? []
  }
}

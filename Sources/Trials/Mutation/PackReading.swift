internal import LuaSyntax
internal import Policies

/// Which rules rest on which parts of a pack, and what they read.
struct PackReading {
  private let policy: Policy
  /// The files of functions that each decision's file calls, directly or not.
  private var called: [String: Set<String>] = [:]

  init(_ policy: Policy) {
    self.policy = policy
    var direct: [String: Set<String>] = [:]
    for file in policy.files {
      direct[file.source.name] = (try? Parser.parse(file.source))?.calledNames ?? []
    }
    let functions = Set(
      direct.keys.filter { $0.hasPrefix("functions/") }.map(\.fileName))
    for (path, names) in direct where path.hasPrefix("rules/") {
      var open = Array(names.intersection(functions))
      var reached = Set(open)
      while let name = open.popLast() {
        for next in direct["functions/\(name).lua"] ?? [] where functions.contains(next) {
          if reached.insert(next).inserted { open.append(next) }
        }
      }
      called[path.fileName] = reached
    }
  }

  /// The files of shared functions that a decision's rules call, directly or not.
  func functions(of decision: String) -> Set<String> { called[decision] ?? [] }

  /// The rules that rest on a subject, by decision and id; all where none is known to.
  func rules(restingOn subject: Mutant.Subject) -> [(decision: DecisionDefinition, rule: Rule)] {
    let all = policy.pack.decisions.flatMap { decision in
      decision.rules.map { (decision: decision, rule: $0) }
    }
    let found = all.filter { rests(on: subject, $0.decision, $0.rule) }
    return found.isEmpty ? all : found
  }

  /// The decisions that can come out otherwise where a subject changes, and those that these read:
  /// the others come out as before.
  func decisions(restingOn subject: Mutant.Subject) -> Set<String> {
    let decisions = policy.pack.decisions
    var names = Set(rules(restingOn: subject).map(\.decision.name))
    // A decision reads those before it, so one pass each way reaches all.
    for decision in decisions where !decision.readNames.isDisjoint(with: names) {
      names.insert(decision.name)
    }
    for decision in decisions.reversed() where names.contains(decision.name) {
      names.formUnion(decision.readNames)
    }
    return names
  }

  private func rests(
    on subject: Mutant.Subject, _ decision: DecisionDefinition, _ rule: Rule
  ) -> Bool {
    switch subject {
    case .rule(let name, let id): decision.name == name && (id == nil || rule.id == id)
    case .parameter(let name):
      rule.reads.parameters.contains(name) || decision.reads.parameters.contains(name)
    case .table(let name):
      rule.reads.tables.contains(name) || decision.reads.tables.contains(name)
    case .functions(let name): called[decision.name]?.contains(name) ?? false
    }
  }

  /// The paths of the fields that rules read, and those that the conditions of their decisions do,
  /// ascending.
  func facts(of rules: [(decision: DecisionDefinition, rule: Rule)]) -> [String] {
    var facts: Set<String> = []
    for (decision, rule) in rules {
      facts.formUnion(rule.reads.facts)
      facts.formUnion(decision.reads.facts)
      if let path = decision.asOf?.path ?? policy.pack.asOf?.path { facts.insert(path) }
      // What a rule reads of other decisions rests on what those read.
      for name in rule.reads.decisions.union(decision.reads.decisions) {
        for other in policy.pack.decisions where other.name == name {
          facts.formUnion(other.reads.facts)
          for rule in other.rules { facts.formUnion(rule.reads.facts) }
        }
      }
    }
    return facts.sorted()
  }
}

extension DecisionDefinition {
  /// The decisions that it reads.
  fileprivate var readNames: Set<String> {
    rules.reduce(into: reads.decisions) { $0.formUnion($1.reads.decisions) }
  }
}

extension Chunk {
  /// The names before a dot: among them those of the files whose functions it calls.
  fileprivate var calledNames: Set<String> {
    var names: Set<String> = []
    block.walk { expression in
      if case .field(let owner, _) = expression.kind, let name = owner.plainName {
        names.insert(name)
      }
    }
    return names
  }
}

internal import LuaSyntax

/// What the watched forms of a pack tell of, and what can be seen there.
package struct Probes: Sendable, Hashable {
  /// The probes by number: files of functions first, each in file order.
  package private(set) var all: [Probe] = []
  /// What the rules of each decision can come to, in file order.
  package private(set) var rules: [String: [Prospect]] = [:]
  /// What the caps of each queue can come to, in file order: whether one can have room, lack it, and
  /// not apply.
  package private(set) var caps: [String: [Prospect]] = [:]
  /// What the `when` of each decision that has one can come to.
  package private(set) var conditions: [String: Prospect] = [:]
  /// Where the pack writes what isn't Lua.
  package let places: PackPlaces

  /// The record type of the subject, which is always submitted.
  let subject: Int
  private var numbersByFile: [String: [Range<Int>: Int]] = [:]
  /// What the walk for the decision at hand has found that needn't be known, by probe, and by rule;
  /// -1 is the decision's own condition.
  private var gaps: [Int: Set<Gap>] = [:]
  private var ruleGaps: [Int: Set<Gap>] = [:]
  /// What each decision before can be open for.
  private var decisions: [String: Openness] = [:]

  init(subject: Int, places: PackPlaces, used: [UsedPack]) {
    self.subject = subject
    self.places = places
    for pack in used {
      for definition in pack.policy.pack.decisions {
        let name = "\(pack.alias).\(definition.name)"
        decisions[name] = Openness(of: definition, in: pack.policy.pack, as: name)
      }
    }
  }

  /// The numbers of the probes of a file, by what they watch.
  func numbers(in file: String) -> [Range<Int>: Int] { numbersByFile[file] ?? [:] }

  /// The probe that watches a range of a file.
  func number(of range: Range<Int>, in file: String) -> Int? { numbersByFile[file]?[range] }

  // MARK: What the tree says

  /// Sets probes on the operands, branches and loops of a file.
  mutating func set(in chunk: Chunk) {
    var finder = ProbeFinder(file: chunk.source.name, count: all.count)
    finder.block(chunk.block, parent: nil)
    all += finder.probes
    numbersByFile[chunk.source.name] = finder.numbers
  }

  /// Notes the rules of a decision.
  mutating func declare(_ decision: String, in chunk: Chunk) {
    for statement in chunk.block.statements {
      guard let declaration = Declaration(statement) else { continue }
      let start = declaration.word.range.lowerBound
      let end = declaration.id?.range.upperBound ?? declaration.word.range.upperBound
      if declaration.word.text == "cap" {
        caps[decision, default: []].append(
          Prospect(
            range: start..<end, whole: statement.range,
            canNotApply: declaration.item("when") != nil))
      } else if declaration.word.text != "decision" {
        let canFail = declaration.item("test") != nil
        rules[decision, default: []].append(
          Prospect(
            range: start..<end, whole: statement.range, canFail: canFail,
            canNotApply: declaration.item("when") != nil))
      } else if let when = declaration.item("when") {
        conditions[decision] = Prospect(
          range: when.key.name?.range ?? when.range, whole: when.range, canFail: false,
          canNotApply: true)
      }
    }
  }

  // MARK: What the types say

  /// Notes what a probe can see.
  mutating func sight(_ number: Int, _ type: ValueType, _ found: Set<Gap>) {
    if !all[number].isSighted {
      (all[number].canHold, all[number].canFail, all[number].isSighted) = (false, false, true)
    }
    if type.canBeTruthy { all[number].canHold = true }
    if type.canBeFalsy { all[number].canFail = true }
    gaps[number, default: []].formUnion(found)
  }

  /// Notes what a rule can come to; -1 for the decision's own condition.
  mutating func expect(
    _ rule: Int, of decision: String, _ truths: [String: ValueType.Truth], _ found: Set<Gap>
  ) {
    ruleGaps[rule] = found
    let when = truths["when"] ?? .canBeTrue
    guard rule >= 0 else {
      conditions[decision]?.canHold = when.contains(.canBeTrue)
      conditions[decision]?.canNotApply = when.contains(.canBeFalse)
      return
    }
    guard rule < rules[decision]?.count ?? 0 else { return }
    let test = when.contains(.canBeTrue) ? truths["test"] ?? .canBeTrue : []
    rules[decision]?[rule].canHold = test.contains(.canBeTrue)
    rules[decision]?[rule].canFail = test.contains(.canBeFalse)
    rules[decision]?[rule].canNotApply = when.contains(.canBeFalse)
  }

  /// Notes what a cap can come to.
  mutating func expect(cap: Int, of decision: String, _ truths: [String: ValueType.Truth]) {
    guard cap < caps[decision]?.count ?? 0, let when = truths["when"] else { return }
    caps[decision]?[cap].canHold = when.contains(.canBeTrue)
    caps[decision]?[cap].canFail = when.contains(.canBeTrue)
    caps[decision]?[cap].canNotApply = when.contains(.canBeFalse)
  }

  /// Ends the walk for a decision: what can be missing hangs on the days on which it is in force.
  mutating func close(_ definition: DecisionDefinition, _ parameters: [String: Parameter]) {
    let name = definition.name
    func openness(_ gaps: Set<Gap>, _ span: DateSpan) -> Openness {
      Openness(gaps, while: span, parameters, decisions)
    }
    for (number, found) in gaps {
      all[number].open.formUnion(openness(found, definition.effective))
    }
    var whole = openness(ruleGaps[-1] ?? [], definition.effective)
    conditions[name]?.open = whole
    if let asOf = definition.asOf { whole.missing.insert(asOf.path) }
    for (index, rule) in definition.rules.enumerated() where index < rules[name]?.count ?? 0 {
      var found = ruleGaps[index] ?? []
      let span = rule.effective.intersection(definition.effective)
      rules[name]?[index].open = openness(found, span)
      // A rule whose points are a range passes, and leaves the sum open.
      found.insert(.range)
      whole.formUnion(openness(found, span))
    }
    decisions[name] = whole
    (gaps, ruleGaps) = ([:], [:])
  }
}

public import CanonicalJSON
internal import Policies
internal import Records

extension Decision {
  /// Writes what each decision came to: `{"eligibility": {"outcome": "no", …}, …}`.
  public func writeResults(to writer: inout JSONWriter) {
    writer.beginObject()
    for result in results.sorted(by: { utf16Less($0.name, $1.name) }) {
      writer.key(result.name)
      result.write(to: &writer)
    }
    writer.endObject()
  }

  /// Writes what the outcomes rest on: `{"eligibility": {"pilot_region": {"facts": …}}}`.
  ///
  /// - Parameter all: Whether every rule is written, where the decision was made to explain.
  public func writeGrounds(to writer: inout JSONWriter, all: Bool = false) {
    writer.beginObject()
    for result in results.sorted(by: { utf16Less($0.name, $1.name) }) {
      let rules = result.rules
      var order = rules.indices.filter { all || rules[$0].isGround }
      if order.isEmpty, result.condition == nil { continue }
      order.sort { utf16Less(rules[$0].id, rules[$1].id) }
      writer.key(result.name)
      writer.beginObject()
      // Where its own condition decides, no rule has run.
      if let condition = result.condition {
        writer.key(condition.id)
        condition.writeGround(to: &writer)
      }
      for index in order {
        writer.key(rules[index].id)
        rules[index].writeGround(to: &writer)
      }
      writer.endObject()
    }
    writer.endObject()
  }
}

extension DecisionResult {
  /// What the outcome rests on, in the order of the rules; its own condition first.
  public func grounds(all: Bool = false) -> [RuleResult] {
    (condition.map { [$0] } ?? []) + rules.filter { all || $0.isGround }
  }

  /// The ids of the rules that came to an outcome.
  public func ids(_ outcome: RuleOutcome) -> [String] {
    rules.filter { $0.outcome == outcome }.map(\.id)
  }

  /// What each rule adds to a sum, where that is known: a number or `[low, high]`.
  public var points: [NamedValue] {
    rules.compactMap { rule in
      rule.points.map { NamedValue(name: rule.id, value: $0.content) }
    }
  }

  func write(to writer: inout JSONWriter) { write(to: &writer, isReplayable: isReplayable) }

  func write(to writer: inout JSONWriter, isReplayable: Bool) {
    writer.beginObject()
    if let asOf {
      writer.key("as_of")
      writer.text(asOf.iso)
    }
    let isOpen = hasCauses
    if isOpen { writer.list("asks", asks) }
    write(.error, as: "error", to: &writer)
    write(.fail, as: "failed", to: &writer)
    if isOpen { writer.list("missing", missing) }
    write(.notApplicable, as: "not_applicable", to: &writer)
    writer.key("outcome")
    writer.text(outcome.rawValue)
    writer.values("parts", parts)
    write(.pass, as: "passed", to: &writer)
    if total != nil || rules.contains(where: { $0.points != nil }) {
      writer.values("points", points)
    }
    if !isReplayable {
      writer.key("replayable")
      writer.boolean(false)
    }
    write(.review, as: "review", to: &writer)
    write(.unknown, as: "unknown", to: &writer)
    if let value {
      writer.key("value")
      writer.value(value)
    }
    writer.endObject()
  }
}

extension DecisionResult {
  /// Writes the ids of the rules that came to an outcome, where there are any.
  private func write(
    _ outcome: RuleOutcome, as key: StaticString, to writer: inout JSONWriter
  ) {
    var isBegun = false
    for rule in rules where rule.outcome == outcome {
      if !isBegun {
        writer.key(key)
        writer.beginArray()
        isBegun = true
      }
      writer.text(rule.id)
    }
    if isBegun { writer.endArray() }
  }
}

extension RuleResult {
  /// Writes what it rests on; `facts` of a dossier, where it is about one.
  func writeGround(to writer: inout JSONWriter, facts hasFacts: Bool = true) {
    writer.beginObject()
    if !decisions.isEmpty { writer.named("decided", decisions) }
    if let error {
      writer.key("error")
      writer.beginObject()
      writer.key("at")
      writer.text(error.place)
      writer.key("code")
      writer.text(error.code.rawValue)
      writer.endObject()
    }
    if hasFacts { writeFacts(to: &writer) }
    writeParameters(to: &writer)
    if !questions.isEmpty {
      writer.key("questions")
      writer.value(.values(questions.map { .number(Double($0)) }))
    }
    writer.named("shown", shown)
    writer.endObject()
  }
}

extension JSONWriter {
  mutating func list(_ key: StaticString, _ items: [String]) {
    if items.isEmpty { return }
    self.key(key)
    beginArray()
    for item in items { text(item) }
    endArray()
  }

  mutating func values(_ key: StaticString, _ members: [NamedValue]) {
    if !members.isEmpty { named(key, members.sorted { utf16Less($0.name, $1.name) }) }
  }

  mutating func named(_ key: StaticString, _ members: [NamedValue]) {
    self.key(key)
    beginObject()
    for member in members {
      self.key(member.name)
      value(member.value)
    }
    endObject()
  }
}

public import CanonicalJSON

extension PortfolioDecision {
  /// Writes what each decision came to: `{"allocation": {"outcome": "yes", …}, …}`.
  public func writeResults(to writer: inout JSONWriter) {
    writer.beginObject()
    for result in sorted {
      writer.key(result.result.name)
      if let queue = result.queue {
        queue.write(result.result, to: &writer)
      } else {
        result.result.write(to: &writer, isReplayable: result.isReplayable)
      }
    }
    writer.endObject()
  }

  /// Writes what the outcomes rest on; of a queue `{"params": …}`, or of what is in error
  /// `{"error": …}`.
  ///
  /// - Parameter all: Whether every rule is written, where the decision was made to explain.
  public func writeGrounds(to writer: inout JSONWriter, all: Bool = false) {
    writer.beginObject()
    for result in sorted {
      let grounds = result.result.grounds(all: all)
      if grounds.isEmpty, result.queue == nil, result.error == nil { continue }
      writer.key(result.result.name)
      writer.beginObject()
      if let error = result.error { error.write(to: &writer) }
      if result.queue != nil { writer.named("params", result.parameters) }
      for ground in grounds.sorted(by: { utf16Less($0.id, $1.id) }) {
        writer.key(ground.id)
        ground.writeGround(to: &writer, facts: false)
      }
      writer.endObject()
    }
    writer.endObject()
  }

  private var sorted: [PortfolioResult] {
    results.sorted { utf16Less($0.result.name, $1.result.name) }
  }
}

extension PortfolioError {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.key("error")
    writer.beginObject()
    writer.text("at", place)
    writer.text("cap", cap)
    writer.text("code", code.rawValue)
    writer.list("missing", paths)
    writer.text("other", other)
    writer.text("subject", subject)
    writer.endObject()
  }
}

extension QueueResult {
  fileprivate func write(_ result: DecisionResult, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.list("asks", result.asks)
    writeCaps(to: &writer)
    if !entries.isEmpty {
      writer.key("entries")
      writer.beginObject()
      for entry in entries.sorted(by: { utf16Less($0.subject, $1.subject) }) {
        writer.key(entry.subject)
        entry.write(to: &writer)
      }
      writer.endObject()
    }
    writer.number("excluded", Double(excluded))
    writer.number("granted", Double(granted))
    writer.list("missing", result.missing)
    writer.text("outcome", result.outcome.rawValue)
    writer.number("refused", Double(refused))
    writer.number("undetermined", Double(undetermined))
    if let value = result.value {
      writer.key("value")
      writer.value(value)
    }
    writer.endObject()
  }

  private func writeCaps(to writer: inout JSONWriter) {
    if groups.isEmpty { return }
    writer.key("caps")
    writer.beginObject()
    for (cap, groups) in Dictionary(grouping: groups, by: \.cap).sorted(by: {
      utf16Less($0.key, $1.key)
    }) {
      writer.key(cap)
      writer.beginArray()
      for group in groups { group.write(to: &writer) }
      writer.endArray()
    }
    writer.endObject()
  }
}

extension CapGroup {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.number("free", free)
    writer.value("group", group)
    writer.number("held", held)
    writer.number("limit", limit)
    writer.number("taken", taken)
    writer.endObject()
  }
}

extension QueueEntry {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.list("asks", paths { if case .asks = $0 { true } else { false } })
    if !broken.isEmpty {
      writer.key("breaks")
      writer.beginArray()
      for broken in broken { broken.write(to: &writer) }
      writer.endArray()
    }
    writer.list("failed", ids(.fail))
    writer.list("missing", paths { if case .missing = $0 { true } else { false } })
    writer.text("outcome", outcome.rawValue)
    writer.list("review", ids(.review))
    writer.text("stopped_by", stoppedBy)
    writer.list("unknown", ids(.unknown))
    writer.number("value", position.map(Double.init))
    writer.endObject()
  }

  /// The ids of the rules that came to an outcome.
  public func ids(_ outcome: RuleOutcome) -> [String] {
    rules.filter { $0.outcome == outcome }.map(\.id)
  }

  private func paths(_ isWanted: (Cause) -> Bool) -> [String] {
    Set(causes.filter(isWanted).map(\.path)).sorted(by: utf16Less)
  }
}

extension CapBreak {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.text("cap", cap)
    writer.number("free", free)
    writer.value("group", group)
    writer.number("limit", limit)
    writer.number("takes", takes)
    writer.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func text(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    self.key(key)
    self.text(text)
  }

  fileprivate mutating func number(_ key: StaticString, _ number: Double?) {
    guard let number else { return }
    self.key(key)
    self.number(number)
  }

  fileprivate mutating func value(_ key: StaticString, _ value: TextTree.Content?) {
    guard let value else { return }
    self.key(key)
    self.value(value)
  }
}

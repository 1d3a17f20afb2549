import Edict

extension TestReport {
  /// For programs: one document of canonical JSON, in a line; `docs/testing.md` tells its shape.
  var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("cases")
    writer.beginArray()
    for result in results { Self.write(result, to: &writer) }
    writer.endArray()
    if let coverage {
      writer.key("coverage")
      writer.raw(Array(coverage.json.utf8.dropLast()))
    }
    for verdict in [CaseResult.Verdict.failed] { Self.write(verdict, count(verdict), to: &writer) }
    writer.key("left_out")
    writer.integer(leftOut)
    mutation?.write(to: &writer)
    writer.key("pack")
    writer.text(path)
    for verdict in [CaseResult.Verdict.passed, .skipped] {
      Self.write(verdict, count(verdict), to: &writer)
    }
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private static func write(
    _ verdict: CaseResult.Verdict, _ count: Int, to writer: inout JSONWriter
  ) {
    writer.key(verdict.rawValue)
    writer.integer(count)
  }

  private static func write(_ result: CaseResult, to writer: inout JSONWriter) {
    writer.beginObject()
    if !result.differences.isEmpty {
      writer.key("differences")
      writer.beginArray()
      for difference in result.differences { write(difference, to: &writer) }
      writer.endArray()
    }
    writer.key("file")
    writer.text(result.testCase.file)
    writer.key("line")
    writer.integer(result.testCase.line)
    writer.key("name")
    writer.text(result.testCase.name)
    if !result.grounds.isEmpty {
      writer.key("rules")
      writer.beginArray()
      for ground in result.grounds { write(ground, to: &writer) }
      writer.endArray()
    }
    if let skip = result.testCase.skip {
      writer.key("skip")
      writer.text(skip)
    }
    writer.key("verdict")
    writer.text(result.verdict.rawValue)
    writer.endObject()
  }

  private static func write(_ difference: Difference, to writer: inout JSONWriter) {
    writer.beginObject()
    for (key, text) in [
      ("actual", difference.actual), ("decision", difference.decision),
      ("expected", difference.expected), ("key", difference.key),
    ] {
      writer.key(key)
      writer.text(text)
    }
    writer.endObject()
  }

  private static func write(_ ground: RuleGround, to writer: inout JSONWriter) {
    writer.beginObject()
    if let lines = ground.lines {
      writer.key("at")
      writer.text("\(lines.file):\(lines.firstLine)")
    }
    writer.key("decision")
    writer.text(ground.decision)
    if let outcome = ground.outcome {
      writer.key("outcome")
      writer.text(outcome.rawValue)
    }
    write("read", ground.read, to: &writer)
    if let reason = ground.reason {
      writer.key("reason")
      writer.text(reason)
    }
    writer.key("rule")
    writer.text(ground.rule)
    write("shown", ground.shown, to: &writer)
    writer.endObject()
  }

  private static func write(_ key: String, _ values: [NamedValue], to writer: inout JSONWriter) {
    if values.isEmpty { return }
    writer.key(key)
    writer.beginObject()
    for value in values.sorted(by: { utf16Less($0.name, $1.name) }) {
      writer.key(value.name)
      writer.value(value.value)
    }
    writer.endObject()
  }
}

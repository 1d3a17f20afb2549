import Edict

/// What a decision by the pack `techfin-30` comes to, as the reference says it.
struct Answer {
  private let decision: Decision

  init(_ decision: Decision) { self.decision = decision }

  /// As canonical JSON; null stands for what the decision doesn't tell.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    member("eligible", "eligibility", &writer)
    member("exemption", "exemption", &writer)
    writer.key("fund")
    // The reference has a fund for everyone.
    value(of: "fund", whenNo: .text("none"), &writer)
    member("priority", "priority", &writer)
    ids("priority_matches", .pass, of: "priority", &writer)
    ids("reasons", .fail, of: "eligibility", &writer)
    writer.key("score")
    value(of: "score", &writer)
    writer.key("tier")
    value(of: "tier", &writer)
    writer.endObject()
    return writer.bytes
  }

  private func member(_ key: StaticString, _ name: String, _ writer: inout JSONWriter) {
    writer.key(key)
    switch decision.result(name)?.outcome {
    case .yes: writer.boolean(true)
    case .no: writer.boolean(false)
    default: writer.null()
    }
  }

  private func ids(
    _ key: StaticString, _ outcome: RuleOutcome, of name: String, _ writer: inout JSONWriter
  ) {
    writer.key(key)
    writer.beginArray()
    for id in decision.result(name)?.ids(outcome) ?? [] { writer.text(id) }
    writer.endArray()
  }

  private func value(
    of name: String, whenNo: TextTree.Content = .null, _ writer: inout JSONWriter
  ) {
    let result = decision.result(name)
    writer.value(result?.value ?? (result?.outcome == .no ? whenNo : .null))
  }
}

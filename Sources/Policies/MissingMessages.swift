internal import CanonicalJSON
internal import LuaSyntax

/// Warns of texts that rule files have and the file of another language lacks, where the first
/// language would stand in.
struct MissingMessages {
  let source: SourceText
  let findings: Findings

  func report(_ decisions: [DecisionDefinition], in tree: TextTree) {
    let texts = tree.members
    for decision in decisions {
      guard let member = texts[decision.name] else {
        report("no text of decision `\(decision.name)` stands here", at: nil)
        continue
      }
      if member.value.members["title"]?.value.isText != true {
        report("decision `\(decision.name)` lacks `title`", at: member.keyPlace)
      }
      report(decision.rules, of: member)
      report(decision.queue?.caps ?? [], of: member)
    }
  }

  /// Reports one finding a rule; its versions share their texts.
  private func report(_ rules: [Rule], of decision: TextTree.Member) {
    let parent = decision.value.members["rules"]
    let texts = parent?.value.members ?? [:]
    let versions = Dictionary(grouping: rules, by: \.id)
    var told: Set<String> = []
    for id in rules.map(\.id) where told.insert(id).inserted {
      let versions = versions[id] ?? []
      let there = texts[id]?.value.members ?? [:]
      var keys = ["title"]
      if versions.contains(where: { $0.fail != nil }) { keys.append("fail") }
      if versions.contains(where: { $0.pass != nil }) { keys.append("pass") }
      let lacking = keys.filter { there[$0]?.value.isText != true }.map { "`\($0)`" }
      if lacking.isEmpty { continue }
      report(
        "rule `\(id)` lacks \(lacking.joined(separator: ", "))",
        at: (texts[id] ?? parent ?? decision).keyPlace)
    }
  }

  private func report(_ caps: [Cap], of decision: TextTree.Member) {
    let parent = decision.value.members["caps"]
    let texts = parent?.value.members ?? [:]
    for cap in caps {
      let there = texts[cap.id]?.value.members ?? [:]
      let keys = ["title"] + (cap.fail == nil ? [] : ["fail"])
      let lacking = keys.filter { there[$0]?.value.isText != true }.map { "`\($0)`" }
      if lacking.isEmpty { continue }
      report(
        "cap `\(cap.id)` lacks \(lacking.joined(separator: ", "))",
        at: (texts[cap.id] ?? parent ?? decision).keyPlace)
    }
  }

  private func report(_ message: String, at place: TextPlace?) {
    let message = message + ", so the first language stands in"
    if let place {
      findings.report("missing_message", in: source, at: place, message, severity: .warning)
    } else {
      findings.report("missing_message", file: source.name, message, severity: .warning)
    }
  }
}

extension TextTree {
  /// The members by key, where this is an object.
  fileprivate var members: [String: Member] {
    guard case .object(let members) = content else { return [:] }
    return Dictionary(members.map { ($0.key, $0) }) { first, _ in first }
  }

  /// The member under a key, where this is an object that has it.
  func member(_ key: String) -> Member? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }
  }

  /// Whether it is text.
  fileprivate var isText: Bool {
    if case .text = content { true } else { false }
  }
}

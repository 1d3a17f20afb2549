import Edict

extension TestReport {
  /// For people: each failing case with what differs and the rules on which that hangs, the cases
  /// that were skipped, and in the end how many came to what.
  var pretty: String {
    if results.isEmpty { return "" }
    let failed = results.filter { $0.verdict == .failed }.map(Self.paragraph)
    let skipped = results.filter { $0.verdict == .skipped }.map { result in
      "skipped \(Self.head(result)): \((result.testCase.skip ?? "").oneLine)"
    }
    let rest = skipped.isEmpty ? [] : [skipped.joined(separator: "\n")]
    let cases = (failed + rest + [summary]).joined(separator: "\n\n") + "\n"
    return cases + (coverage.map { "\n" + $0.text } ?? "") + (mutation?.pretty ?? "")
  }

  private static func head(_ result: CaseResult) -> String {
    let testCase = result.testCase
    return "\(testCase.file):\(testCase.line): \(testCase.name.oneLine)"
  }

  private static func paragraph(_ result: CaseResult) -> String {
    (["FAILED \(head(result))"] + details(result)).joined(separator: "\n")
  }

  /// What differs, and the rules on which it hangs, a line each.
  static func details(_ result: CaseResult) -> [String] {
    let keys = result.differences.map { "\($0.decision).\($0.key)" }
    let width = keys.map(\.columns).max() ?? 0
    var lines: [String] = []
    for (key, difference) in zip(keys, result.differences) {
      lines.append("  \(key.fitted(to: width))  expected  \(difference.expected)")
      lines.append("  \("".fitted(to: width))  got       \(difference.actual)")
    }
    return lines + result.grounds.flatMap(ground)
  }

  private static func ground(_ ground: RuleGround) -> [String] {
    let outcome = ground.outcome?.rawValue ?? "not in force, or not reached"
    let reason = ground.reason.map { ": \($0.oneLine)" } ?? ""
    var lines = ["  \(ground.decision).\(ground.rule)  \(outcome)\(reason)"]
    for (label, values) in [("read ", ground.read), ("shown", ground.shown)] where !values.isEmpty {
      let pairs = values.map { "\($0.name) = \(json($0.value))".oneLine }
      lines.append("    \(label)  " + pairs.joined(separator: ", "))
    }
    guard let text = ground.lines else { return lines }
    let last = text.firstLine + text.lines.count - 1
    let width = String(last).count
    lines.append("    \(text.file):\(text.firstLine)")
    for (offset, line) in text.lines.enumerated() {
      let number = String(text.firstLine + offset)
      let indent = String(repeating: " ", count: width - number.count)
      lines.append("    \(indent)\(number) | \(line.replacing("\t", with: " ").oneLine)")
    }
    return lines
  }

  private static func json(_ content: TextTree.Content) -> String {
    String(decoding: CanonicalJSON.canonical(content), as: UTF8.self)
  }
}

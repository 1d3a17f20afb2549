import Edict

extension CheckReport {
  /// For people: each finding with its line, and in the end how many there are.
  var pretty: String {
    (findings.map(\.description) + [summary]).joined(separator: "\n\n") + "\n"
  }

  /// One line: what was found, or what was checked where nothing was.
  var summary: String {
    let pack = path.oneLine
    guard let policy, findings.isEmpty else {
      return "\(pack): \(count(.error).of("error")), \(count(.warning).of("warning"))"
    }
    let decisions = policy.pack.decisions
    let rules = decisions.reduce(0) { $0 + $1.rules.count }
    return "\(pack): \(decisions.count.of("decision")), \(rules.of("rule")), nothing found"
  }
}

extension Int {
  /// So many of something: `no errors`, `1 error`, `2 errors`.
  fileprivate func of(_ noun: String) -> String {
    (self == 0 ? "no" : grouped) + " " + noun + (self == 1 ? "" : "s")
  }
}

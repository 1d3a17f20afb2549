import Edict

extension WhyPage {
  /// What the candidate would have said, where the entry keeps that.
  static func shadow(
    of entry: LoggedDecision, decisions: Set<String>?, language: Language
  ) -> [String] {
    guard let shadow = entry.shadow else { return [] }
    let say = { (english: String, chinese: String) in language == .english ? english : chinese }
    let day = shadow.asOf.map { say(", as of ", "，基准日 ") + $0.iso } ?? ""
    let head =
      say("What a candidate would have said", "候选规则包本会作出的决定")
      + " (\(shadow.pack.oneLine), \(shadow.revision.prefix(19))…)\(day)"
    if let refused = shadow.refused {
      let text = say("nothing: its record types refuse the dossier", "无：其记录类型拒收该材料")
      return [head, "  \(text) (\(refused.oneLine))"]
    }
    let rows = shadow.outcomes.filter { decisions?.contains($0.name) ?? true }
    let width = rows.map(\.name.columns).max() ?? 0
    return [head]
      + rows.map { name, outcome in
        let word = DecisionOutcome(rawValue: outcome)?.word(language) ?? outcome.oneLine
        return "  \(name.fitted(to: width))  \(word)"
      }
  }
}

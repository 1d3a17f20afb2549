internal import Decisions
internal import LuaSyntax
internal import Policies
internal import Records

extension Coverage {
  /// The rules in their outcomes, their versions, and the conditions of decisions.
  func ruleItems() -> [CoverageItem] {
    policy.pack.decisions.enumerated().flatMap { index, definition -> [CoverageItem] in
      let file = ruleFile(definition.name)
      guard !definition.isOverPortfolio, let source = source(file) else { return [] }
      var items: [CoverageItem] = []
      func add(
        _ prospect: Prospect, _ kind: CoverageItem.Kind, _ name: String, _ wanted: String,
        _ reason: CoverageItem.Reason?
      ) {
        let span = source.span(of: prospect.range)
        items.append(
          CoverageItem(
            kind: kind, file: file, span: span, lastLine: span.line, name: name, wanted: wanted,
            reason: reason))
      }
      if let prospect = probes.conditions[definition.name] {
        for outcome in prospect.outcomes {
          let seen = usage.conditions[index]
          let reason = seen.isEmpty ? whyNotDecided(index) : whyOnly(outcome, seen, prospect)
          add(prospect, .rule, "`when` of `\(definition.name)`", outcome.rawValue, reason)
        }
      }
      for (rule, prospect) in (probes.rules[definition.name] ?? []).enumerated() {
        let seen = usage.outcomes[index][rule]
        let own = definition.rules[rule]
        let whyNone = seen.isEmpty ? whyNoOutcome(rule, of: index) : nil
        if own.effective.from != nil || own.effective.to != nil {
          add(prospect, .version, "rule `\(own.id)` \(own.effective.words)", "", whyNone)
        }
        for outcome in prospect.outcomes {
          add(
            prospect, .rule, "rule `\(own.id)`", outcome.rawValue,
            whyNone ?? whyOnly(outcome, seen, prospect))
        }
      }
      return items
    }
  }

  /// The file of a decision's rules.
  func ruleFile(_ decision: String) -> String {
    policy.files.map(\.source.name).first {
      $0.hasPrefix("rules/") && $0.hasSuffix("/\(decision).lua")
    } ?? ""
  }

  /// Why an outcome wasn't seen where others were.
  private func whyOnly(
    _ outcome: RuleOutcome, _ seen: [RuleOutcome: Int], _ prospect: Prospect
  ) -> CoverageItem.Reason? {
    if seen[outcome] != nil { return nil }
    let others = RuleOutcome.allCases.filter { seen[$0] != nil }.map(\.rawValue)
    // What a rule would read of a case to which it doesn't apply is of no interest yet.
    let isRead = others != [RuleOutcome.notApplicable.rawValue]
    let open: Openness =
      switch outcome {
      case .unknown where isRead: Openness(missing: prospect.open.missing)
      case .review where isRead: Openness(asked: prospect.open.asked)
      default: Openness()
      }
    return .init(.onlyEver, "only ever " + others.quoted(or: true), lack: lack(of: open))
  }

  /// Why a rule came to nothing at all.
  func whyNoOutcome(_ rule: Int, of index: Int) -> CoverageItem.Reason {
    let definition = policy.pack.decisions[index]
    let own = definition.rules[rule]
    let days = usage.days[index]
    if !days.isEmpty, !days.contains(where: own.effective.contains) {
      return .init(.neverInForce, "never in force on the dates used")
    }
    if !reached(index) { return whyNotDecided(index) }
    let winners = definition.rules.indices.prefix(rule).filter {
      !definition.rules[$0].isMust && usage.outcomes[index][$0][.pass] != nil
    }
    if definition.combine == .first, !winners.isEmpty {
      let names = winners.map { definition.rules[$0].id }
      return .init(
        .settledBefore,
        "always settled before by rule \(names.quoted(or: true, most: 3)), which passed")
    }
    return .init(.neverInForce, "never in force on the dates on which its decision applied")
  }

  /// Whether any rule of a decision came to something.
  private func reached(_ index: Int) -> Bool {
    usage.outcomes[index].contains { !$0.isEmpty }
  }

  /// Why a decision never came to its condition, or to its rules.
  private func whyNotDecided(_ index: Int) -> CoverageItem.Reason {
    let definition = policy.pack.decisions[index]
    let days = usage.days[index]
    if !days.isEmpty, !days.contains(where: definition.effective.contains) {
      return .init(.neverInForce, "`\(definition.name)` is never in force on the dates used")
    }
    if usage.conditions[index].isEmpty {
      return .init(.neverReached, "never reached: no case comes to `\(definition.name)`")
    }
    return .init(.neverReached, "never reached: `when` of `\(definition.name)` never held")
  }
}

extension Prospect {
  /// The outcomes that it can have.
  fileprivate var outcomes: [RuleOutcome] {
    (canHold ? [.pass] : []) + (canFail ? [.fail] : [])
      + (canNotApply ? [.notApplicable] : []) + (open.missing.isEmpty ? [] : [.unknown])
      + (open.asked.isEmpty ? [] : [.review])
  }
}

extension DateSpan {
  /// The span in words: `from 2026-01-01 to 2026-12-31`.
  var words: String {
    [from.map { "from " + $0.iso }, to.map { "to " + $0.iso }].compactMap { $0 }
      .joined(separator: " ")
  }
}

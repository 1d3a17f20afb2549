import CanonicalJSON
import Decisions
import Foundation
import Policies
import Records
import TestSupport

/// Rules that are checked and then tried on dossiers, to compare what the checker promises with what
/// happens.
final class CheckedRules {
  /// The base pack, in whose `rules/example.lua` the rules stand.
  private let folder: TemporaryFolder

  /// A rule: functions at the top of the file, and the function of its test.
  struct Rule: Hashable {
    var top: [String] = []
    var test: String
    /// The comparison that the test is, where it is nothing else.
    var comparison: String?
    /// How often `№` of its names is written as its number.
    func text(_ index: Int) -> String {
      let text = (top + ["rule \"r№\" { title = \"R\", source = \"bank\", test = \(test) }"])
        .joined(separator: "\n")
      return text.replacing("№", with: String(index))
    }
  }

  /// What is wrong with the checker.
  struct Fault: Hashable {
    let rule: Int
    let code: String
    let text: String
  }

  /// What came of some rules.
  struct Report {
    /// The codes for which rules were refused, by the rule's index.
    var refused: [Int: [Finding]] = [:]
    var faults: [Fault] = []
    /// What each rule that was taken came to.
    var outcomes: [Int: Set<RuleOutcome>] = [:]
  }

  /// Errors that no check excludes.
  static let excused: Set<RuleError.Code> = [
    .noSuchItem, .severalItems, .noRow, .blankCell, .noItems, .notFinite, .outOfBudget, .hostLimit,
    .decidedError, .badRange, .badDate,
  ]

  init(usesShared: Bool = true) throws {
    folder = try TemporaryFolder()
    let base = SharedFolder.repository().appending(path: "Tests/PoliciesTests/Findings/base")
    for path in try FileManager.default.subpathsOfDirectory(atPath: base.path) {
      guard path.contains("."),
        let data = FileManager.default.contents(
          atPath: base.appending(path: path).path)
      else { continue }
      try folder.write(Array(data), to: path)
    }
    if usesShared { try folder.write(RuleWriter.shared, to: "functions/extra.lua") }
  }

  /// Checks rules, and decides dossiers by those that are taken.
  func report(_ rules: [Rule], dossiers: [String]) throws -> Report {
    var report = Report()
    guard let policy = try taken(rules, &report) else { return report }
    let decider = try Decider(policy)
    let warnings = warnings(policy, rules, report)
    guard let day = CalendarDate(iso: "2026-04-01") else { return report }
    for json in dossiers {
      let dossier = try policy.pack.dossierType.dossier(json: Array(json.utf8))
      let decision = decider.decide(dossier, asOf: day, explain: true)
      for result in decision.results {
        guard let definition = policy.pack.decisions.first(where: { $0.name == result.name })
        else { continue }
        for rule in result.rules where definition.rules.indices.contains(rule.index) {
          let index = Int(rule.id.dropFirst()) ?? -1
          let allowed = definition.rules[rule.index].reads.facts
          for fact in rule.facts {
            let path = fact.name.replacing(/\[\d+\]/, with: "[]")
            if !allowed.contains(path), !path.hasSuffix("[]") {
              report.faults.append(Fault(rule: index, code: "reads", text: path))
            }
          }
          guard result.name == "example" else { continue }
          report.outcomes[index, default: []].insert(rule.outcome)
          if let error = rule.error, !Self.excused.contains(error.code) {
            report.faults.append(
              Fault(rule: index, code: error.code.rawValue, text: error.description + " " + json))
          }
          for (code, never) in warnings[index] ?? [] where rule.outcome == never {
            report.faults.append(Fault(rule: index, code: code, text: json))
          }
        }
      }
    }
    return report
  }

  /// The rules without those that are refused; nil where nothing is left, or all is refused.
  private func taken(_ rules: [Rule], _ report: inout Report) throws -> Policy? {
    while report.refused.count < rules.count {
      let (text, lines) = file(rules, without: report.refused)
      try folder.write(text, to: "rules/example.lua")
      do throws(PackError) {
        return try Policy(contentsOf: folder.url)
      } catch {
        var isNew = false
        for finding in error.findings {
          guard let line = finding.span?.line, finding.file == "rules/example.lua",
            let rule = lines.last(where: { $0.line <= line })?.rule
          else { continue }
          report.refused[rule, default: []].append(finding)
          isNew = true
        }
        // What shared functions are given is refused in their file: one rule at a time.
        if !isNew { return try oneByOne(rules, &report) }
      }
    }
    return nil
  }

  private func oneByOne(_ rules: [Rule], _ report: inout Report) throws -> Policy? {
    for index in rules.indices where report.refused[index] == nil {
      let others = rules.indices.filter { $0 != index }
      let (text, _) = file(
        rules, without: Dictionary(uniqueKeysWithValues: others.map { ($0, []) }))
      try folder.write(text, to: "rules/example.lua")
      do throws(PackError) {
        _ = try Policy(contentsOf: folder.url)
      } catch {
        report.refused[index] = error.findings
      }
    }
    let (text, _) = file(rules, without: report.refused)
    try folder.write(text, to: "rules/example.lua")
    return try? Policy(contentsOf: folder.url)
  }

  private func file(
    _ rules: [Rule], without refused: [Int: [Finding]]
  ) -> (text: String, lines: [(line: Int, rule: Int)]) {
    var text = "decision { title = \"Example\", combine = \"all\" }\n"
    var lines: [(line: Int, rule: Int)] = []
    var line = 2
    for (index, rule) in rules.enumerated() where refused[index] == nil {
      lines.append((line, index))
      let piece = rule.text(index) + "\n"
      line += piece.count { $0 == "\n" }
      text += piece
    }
    return (text, lines)
  }

  /// The outcome that each rule can't have, as the warnings say.
  private func warnings(
    _ policy: Policy, _ rules: [Rule], _ report: Report
  ) -> [Int: [(code: String, never: RuleOutcome)]] {
    let (_, lines) = file(rules, without: report.refused)
    var result: [Int: [(code: String, never: RuleOutcome)]] = [:]
    for warning in policy.warnings where warning.file == "rules/example.lua" {
      guard let span = warning.span, let rule = lines.last(where: { $0.line <= span.line })?.rule
      else { continue }
      let spanned = span.text.unicodeScalars.dropFirst(span.column - span.textColumn)
        .prefix(span.width)
      let isWhole = rules[rule].comparison == String(String.UnicodeScalarView(spanned))
      switch warning.code {
      case "settled_comparison" where isWhole:
        let always = warning.message.hasPrefix("this always")
        result[rule, default: []].append((warning.code, always ? .fail : .pass))
      case "always_passes": result[rule, default: []].append((warning.code, .fail))
      case "never_passes": result[rule, default: []].append((warning.code, .pass))
      default: continue
      }
    }
    return result
  }
}

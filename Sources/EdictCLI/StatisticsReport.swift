import Edict
import Foundation

/// Counts of a log's decisions, as tables for a person and as CSV.
struct StatisticsReport {
  private let statistics: LogStatistics
  private let language: Language

  /// How many facts, errors and parameters are shown.
  private static let rowLimit = 20

  init(_ statistics: LogStatistics, language: Language) {
    self.statistics = statistics
    self.language = language
  }

  private func say(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  /// The outcomes in order: by month, pack, revision and decision.
  static func groups(
    _ statistics: LogStatistics
  ) -> [(group: LogStatistics.Group, counts: [DecisionOutcome: Int])] {
    statistics.outcomes.map { ($0.key, $0.value) }.sorted { left, right in
      let (one, other) = (left.0, right.0)
      return (one.month, one.pack, one.revision, one.decision)
        < (other.month, other.pack, other.revision, other.decision)
    }
  }

  /// The outcomes as CSV, a row for each month, pack, revision and decision.
  var csv: String {
    let outcomes = DecisionOutcome.allCases
    let header = ["month", "pack", "revision", "decision"] + outcomes.map(\.rawValue)
    let rows = Self.groups(statistics).map { group, counts in
      [group.month, group.pack, group.revision, group.decision]
        + outcomes.map { String(counts[$0] ?? 0) }
    }
    return ([header] + rows).map(CSVWriter.row).joined()
  }

  /// The tables: outcomes, then what is undetermined, in error and assumed.
  var text: String {
    ExplainPage.page(
      [[head], outcomes, undetermined, errors, assumptions].filter { !$0.isEmpty })
  }

  private var head: String {
    let count = statistics.decided.grouped
    var parts = [
      say(
        "\(count) \(statistics.decided == 1 ? "dossier" : "dossiers") decided", "已决定 \(count) 份材料")
    ]
    let others = [
      (statistics.unknown, say("entries of unknown kinds", "个类型未知的条目")),
      (statistics.unreadable, say("entries not readable", "个无法读取的条目")),
      (statistics.withoutPack, say("by packs not in the log", "份的规则包不在日志中")),
    ]
    parts += others.filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }
    return parts.joined(separator: language == .english ? ", " : "，")
  }

  private var outcomes: [String] {
    let groups = Self.groups(statistics)
    if groups.isEmpty { return [] }
    let words = DecisionOutcome.allCases
    let header =
      [say("month", "月份"), say("pack", "规则包"), say("revision", "修订"), say("decision", "决定")]
      + words.map { $0.word(language) }
    let rows = groups.map { group, counts in
      [
        group.month, group.pack.oneLine, String(group.revision.prefix(14)), group.decision.oneLine,
      ] + words.map { (counts[$0] ?? 0).grouped }
    }
    return TextColumns(right: Set(4..<4 + words.count)).lines([header] + rows)
  }

  /// A decision of a pack, whatever the revision.
  private struct Decision: Hashable {
    let pack: String
    let name: String
  }

  /// How many of each decision are undetermined, and what they want.
  private var undetermined: [String] {
    var counts: [Decision: (open: Int, all: Int)] = [:]
    for (group, outcomes) in statistics.outcomes {
      let name = Decision(pack: group.pack, name: group.decision)
      let all = outcomes.values.reduce(0, +)
      let known = counts[name] ?? (0, 0)
      counts[name] = (known.open + (outcomes[.undetermined] ?? 0), known.all + all)
    }
    let open = counts.filter { $0.value.open > 0 }.sorted { left, right in
      (left.key.pack, left.key.name) < (right.key.pack, right.key.name)
    }
    if open.isEmpty { return [] }
    let shares = open.map { name, count in
      [
        name.pack.oneLine, name.name.oneLine,
        "\(count.open.grouped) / \(count.all.grouped)",
        String(format: "%.1f %%", Double(count.open) / Double(count.all) * 100),
      ]
    }
    return [say("Undetermined", "未定")] + indented(TextColumns(right: [2, 3]).lines(shares))
      + [say("Most wanted", "最常缺少")]
      + tally(statistics.missing) { name in
        [name.pack, name.decision, name.name]
      }
  }

  private var errors: [String] {
    let lines = tally(statistics.errors) { [$0.pack, $0.decision, $0.name, $0.detail] }
    return lines.isEmpty ? [] : [say("Errors", "错误")] + lines
  }

  private var assumptions: [String] {
    let lines = tally(statistics.assumptions) { name in
      let status = Parameter.Status(rawValue: name.detail)?.word(language) ?? name.detail
      return [name.pack, name.name, status]
    }
    return lines.isEmpty ? [] : [say("Assumptions relied on", "所依赖的假定")] + lines
  }

  /// The most frequent, with their counts first.
  private func tally(
    _ tally: LogStatistics.Tally, _ cells: (LogStatistics.Named) -> [String]
  ) -> [String] {
    let sorted = tally.sorted
    let rows = sorted.prefix(Self.rowLimit).map { [$1.grouped] + cells($0).map(\.oneLine) }
    let rest = sorted.dropFirst(Self.rowLimit).reduce(tally.others) { $0 + $1.count }
    let lines = indented(TextColumns(right: [0]).lines(rows))
    return rest > 0 ? lines + ["  \(say("others", "其他")): \(rest.grouped)"] : lines
  }

  private func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }
}

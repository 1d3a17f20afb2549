import ArgumentParser
import Edict

/// The command `edict audit stats`.
struct AuditStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Counts what was decided: outcomes, what was missing, errors, assumptions.",
    discussion: """
      Outcomes by month (of universal time), pack, revision and decision; the facts that undetermined \
      decisions want most; errors by code and place; and the parameters that outcomes rest on though \
      no published instrument gives them. Entries are chosen as by `edict audit list`.

        edict audit stats --since 2026-01-01 --pack grants
        edict audit stats --format csv > outcomes.csv
      """)

  /// How counts are told.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  @OptionGroup var log: LogOption

  @OptionGroup var persons: PersonsOption

  @OptionGroup var search: SearchOptions

  @Option(
    help: "How they are told: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: Format = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let log = try log.open()
    let statistics: LogStatistics
    do {
      statistics = try count(log)
    } catch {
      throw PersonsOption.ending(error)
    }
    let report = StatisticsReport(statistics, language: language.language ?? .english)
    let output = Output.standardOutput
    switch format {
    case .table: output.write(report.text)
    case .csv: output.write(report.csv)
    case .json:
      output.write(statistics.json)
      output.write("\n")
    }
    try output.finish()
  }

  private func count(_ log: AuditLog) throws -> LogStatistics {
    let packs = PackLibrary(log)
    let keys = try persons.open(forLog: log.path)
    let opener = EntryOpener(log, persons: keys)
    let query = try search.query(keys)
    let index = log.index
    try index.prepare(for: query)
    var statistics = LogStatistics()
    var progress = Progress(totalBytes: nil)
    defer { progress.clear() }
    let size = try log.size
    try index.search(query) { index, bytes in
      statistics.add(opener.shown(bytes, at: index), at: index) { try? packs.policy(revision: $0) }
      progress.show(counted: index + 1, of: size)
      return true
    }
    return statistics
  }
}

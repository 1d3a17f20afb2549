import ArgumentParser
import Edict

/// The command `edict audit replay`.
struct AuditReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Decides entries of the log again, and compares.",
    discussion: """
      Each decision is made again from the log alone: by the pack that the log holds, about the \
      dossier in the entry. Results and grounds must come out to the byte; where they don't, the \
      first difference is told by its path. Decisions of another engine or version of Lua must come \
      to the same results; where they rest on other grounds, that is counted. What can't be made \
      again is counted by its reason.

      All entries are looked at, or those that are asked for. Ends with 1 where something was found, \
      where no entry has the id, or where nothing could be made again.

        edict audit replay --all
        edict audit replay --id 0193a1b2-0000-7000-8000-000000000000
        edict audit replay --since 2026-11-01 --pack grants --format json
      """)

  @OptionGroup var log: LogOption

  @OptionGroup var persons: PersonsOption

  @Option(
    help: ArgumentHelp("Only the decision with this id, as its document says.", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("Only the entry at this index, from 0.", valueName: "number"))
  var index: Int64?

  @Flag(help: "All entries, as without any of these options.")
  var all = false

  @OptionGroup var search: SearchOptions

  @Option(
    help: ArgumentHelp("How many threads decide; one a processor without it.", valueName: "number"))
  var jobs: Int?

  @Option(
    help: "How it is told: \(ReplayFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: ReplayFormat = .text

  func validate() throws {
    let isSearch = !search.isEmpty
    if [id != nil, index != nil, all, isSearch].count(where: \.self) > 1 {
      throw ValidationError("--id, --index, --all and a search exclude each other")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs: \(jobs) is less than 1") }
  }

  func run() throws {
    let audit = try log.open()
    let replay: ReplayReport
    do {
      let keys = try persons.open(forLog: log.log)
      replay = try Replayer(audit, persons: keys).run(
        showingProgress: try selection(keys), jobs: jobs)
    } catch {
      throw PersonsOption.ending(error)
    }
    if let id, replay.entries == 0 {
      throw Exit.because(Exit.finding, "\(log.log): unknown_id: no entry has the id `\(id)`")
    }
    let text = ReplayText(path: log.log, report: replay)
    let output = Output.standardOutput
    output.write(format == .json ? text.json : text.pretty)
    try output.finish()
    if !replay.isClean || text.isNothingReplayed { throw ExitCode(Exit.finding) }
  }

  private func selection(_ keys: PersonKeys?) throws -> Replayer.Selection {
    if let id { return .id(id) }
    if let index { return .index(index) }
    return search.isEmpty ? .all : .query(try search.query(keys))
  }
}

/// How a replay is told.
enum ReplayFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension Replayer {
  /// Decides entries again, and shows how far it is.
  func run(showingProgress selection: Selection, jobs: Int? = nil) throws -> ReplayReport {
    var progress = Progress(totalBytes: nil)
    defer { progress.clear() }
    return try run(selection, jobs: jobs) { progress.show(replayed: $0, of: $1) }
  }
}

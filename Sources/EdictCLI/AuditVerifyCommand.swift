import ArgumentParser
import Edict
import Foundation

/// The command `edict audit verify`.
struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hashes every entry again, and says what that shows.",
    discussion: """
      Integrity: the log is what its own hashes and checkpoints say. It can't show that a history \
      was rewritten as a whole, or that its end was cut off.
      Completeness: the log still holds what was signed in checkpoints that others held. It reaches \
      as far as the largest of them, and says nothing of entries after it. A checkpoint that lay \
      beside the log shows little: who rewrites the one rewrites the other.
      Reproducibility: with `--replay` each decision is made again, as `edict audit replay` does.
      None shows that a decision was right, or that everything that was decided was logged.

      The log is a file, or a folder that `edict audit export` wrote. Ends with 0 where nothing was \
      found, with 1 otherwise.

        edict audit verify --key edict-log.key.pub --checkpoint monday.checkpoint
        edict audit verify --key log.pub --format json exported
      """)

  @Argument(
    help: ArgumentHelp(
      "The log, or an exported folder; \(AuditLog.defaultName) without it.", valueName: "log"))
  var log: String = AuditLog.defaultName

  @Option(
    help: ArgumentHelp(
      "A checkpoint that was held elsewhere; can be repeated.", valueName: "file"))
  var checkpoint: [String] = []

  @Flag(help: "Decide every dossier again too, from the log alone; not for an exported folder.")
  var replay = false

  @OptionGroup var persons: PersonsOption

  @OptionGroup var verifiers: VerifierOptions

  @Option(
    help: "How it is told: \(VerdictFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: VerdictFormat = .pretty

  func run() throws {
    if replay, isFolder {
      throw Exit.because(
        Exit.usage, "edict: not_a_log: --replay: `\(log)` is a folder; it needs the log itself")
    }
    let rules = VerdictRules(
      keys: try verifiers.keys(), witnesses: try verifiers.witnesses(), held: try held(),
      origin: verifiers.origin, entry: EntryView.misplacement)
    let report = VerdictReport(
      path: log, verdict: try verdict(rules), hasKeys: !rules.keys.isEmpty, replay: try replayed())
    let output = Output.standardOutput
    output.write(format == .json ? report.json : report.pretty)
    try output.finish()
    if !report.isClean { throw ExitCode(Exit.finding) }
  }

  private func held() throws -> [HeldCheckpoint] {
    try checkpoint.map { path in
      HeldCheckpoint(name: path, note: try SmallFile.read(path, limitBytes: Note.limitBytes))
    }
  }

  private var isFolder: Bool {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: log, isDirectory: &isFolder)
    return isFolder.boolValue
  }

  /// What deciding again came to; nil where it isn't asked for.
  private func replayed() throws -> ReplayReport? {
    guard replay else { return nil }
    do {
      return try Replayer(
        AuditLog(path: log, access: .read), persons: persons.open(forLog: log)
      ).run(showingProgress: .all)
    } catch let error as LogError where error.code == .damaged {
      throw Exit.because(Exit.finding, error.description)
    } catch {
      throw PersonsOption.ending(error)
    }
  }

  private func verdict(_ rules: VerdictRules) throws -> Verdict {
    do {
      return isFolder
        ? try TileFolder(path: log).verify(rules) : try AuditLog.verify(path: log, rules)
    } catch let error as LogError where error.code == .damaged {
      throw Exit.because(Exit.finding, error.description)
    } catch {
      throw LogOption.ending(error)
    }
  }
}

/// How a verdict is told.
enum VerdictFormat: String, ExpressibleByArgument, CaseIterable {
  case pretty, json
}

import ArgumentParser
import Edict

/// Where the log is.
struct LogOption: ParsableArguments {
  @Option(help: ArgumentHelp("The log; \(AuditLog.defaultName) without it.", valueName: "file"))
  var log: String = AuditLog.defaultName

  /// Opens it to read, or says why not and ends the command.
  func open() throws -> AuditLog {
    do {
      return try AuditLog(path: log, access: .read)
    } catch {
      throw Self.ending(error)
    }
  }

  /// Opens a log that is there to be appended to and signed, or says why not and ends the command.
  func open(signer: LogSigner) throws -> AuditLog {
    do {
      // Opened to be read first, since opening to append makes a log where there is none.
      _ = try AuditLog(path: log, access: .read)
      return try AuditLog(path: log, access: .append, signer: signer)
    } catch {
      throw Self.ending(error)
    }
  }

  /// The end of the command that an error of the log brings.
  static func ending(_ error: any Error) -> any Error {
    switch error {
    case let error as LogError where error.code == .missing:
      Exit.because(Exit.missingInput, error.description)
    case let error as LogError where error.code == .noEntry:
      Exit.because(Exit.usage, error.description)
    case let error as LogError where error.code == .unsigned:
      Exit.because(
        Exit.missingInput, "\(error.description); sign one with `edict audit checkpoint`")
    case let error as LogError where [.cut, .rewritten].contains(error.code):
      Exit.because(Exit.finding, error.description)
    case let error as LogError: Exit.because(Exit.failedIO, error.description)
    case let error as EntryError: Exit.because(Exit.failedIO, "edict: \(error.description)")
    case let error as ProofError: Exit.because(Exit.finding, "edict: \(error.description)")
    case let failure as Output.Failure:
      Exit.because(Exit.failedIO, "standard output: write_failed: \(failure.message)")
    default: error
    }
  }
}

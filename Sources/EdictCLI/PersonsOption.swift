import ArgumentParser
import Edict
import Foundation

/// Where the keys of persons are.
struct PersonsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file of persons' keys; the log's name with `-persons` without it.", valueName: "file"))
  var persons: String?

  /// The file of the keys for a log.
  func path(forLog log: String) -> String { persons ?? PersonKeys.defaultPath(forLog: log) }

  /// Opens the keys of a log to read; nil where no file was named and none lies beside the log.
  func open(forLog log: String) throws -> PersonKeys? {
    let path = path(forLog: log)
    if persons == nil, !FileManager.default.fileExists(atPath: path) { return nil }
    do {
      return try PersonKeys(path: path, access: .read)
    } catch {
      throw Self.ending(error)
    }
  }

  /// Opens the keys of a log to make new ones and to destroy some.
  func openToChange(forLog log: String) throws -> PersonKeys {
    do {
      return try PersonKeys(path: path(forLog: log), access: .append)
    } catch {
      throw Self.ending(error)
    }
  }

  /// The end of the command that an error of the file brings.
  static func ending(_ error: any Error) -> any Error {
    switch error {
    case let error as PersonKeyError where error.code == .missing:
      Exit.because(Exit.missingInput, error.description)
    case let error as PersonKeyError: Exit.because(Exit.failedIO, error.description)
    case let error as HiddenValueError: Exit.because(Exit.finding, "edict: \(error.description)")
    case let error as EntryError: Exit.because(Exit.finding, "edict: \(error.description)")
    default: LogOption.ending(error)
    }
  }
}

import ArgumentParser

/// The exit codes of `edict`; the largest that applies wins.
enum Exit {
  /// Something was found: a decision is in error.
  static let finding: Int32 = 1
  /// The pack is invalid.
  static let invalidPack: Int32 = 2
  /// Some records were refused; the others were decided.
  static let refusedRecords: Int32 = 3
  /// Wrong usage.
  static let usage: Int32 = 64
  /// An input is missing.
  static let missingInput: Int32 = 66
  /// Reading, writing or logging failed.
  static let failedIO: Int32 = 74

  /// Says why on standard error, and gives the error that ends the command.
  static func because(_ code: Int32, _ message: String) -> ExitCode {
    Output.note(message)
    return ExitCode(code)
  }
}

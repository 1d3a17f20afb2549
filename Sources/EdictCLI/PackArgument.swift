import ArgumentParser
import Edict
import Foundation

extension Policy {
  /// Reads the pack in a folder, or says what is wrong with it and ends the command.
  init(argument path: String) throws {
    do {
      self = try Policy(contentsOf: URL(filePath: path))
    } catch {
      let isMissing = error.findings.contains { $0.code == "pack_missing" }
      throw Exit.because(isMissing ? Exit.missingInput : Exit.invalidPack, error.description)
    }
  }
}

import ArgumentParser
import Edict
import Foundation

extension Decider {
  /// Compiles a policy, or says what is wrong with it and ends the command.
  convenience init(argument policy: Policy) throws {
    do {
      try self.init(policy)
    } catch {
      throw Exit.because(Exit.invalidPack, error.description)
    }
  }
}

extension PortfolioDecider {
  /// Compiles a policy for its decisions over the portfolio, or says what is wrong with it and ends
  /// the command.
  convenience init(argument policy: Policy) throws {
    do {
      try self.init(policy)
    } catch {
      throw Exit.because(Exit.invalidPack, error.description)
    }
  }
}

extension Policy {
  /// Reads the pack in a folder, or says what is wrong with it and ends the command.
  init(argument path: String) throws {
    do {
      self = try Policy(contentsOf: URL(filePath: path))
    } catch {
      let isMissing = error.findings.contains { $0.code == PackError.missingCode }
      throw Exit.because(isMissing ? Exit.missingInput : Exit.invalidPack, error.description)
    }
  }
}

extension PackError {
  /// The code of a folder that isn't there: an input is missing, and not a pack invalid.
  static let missingCode = "pack_missing"
}

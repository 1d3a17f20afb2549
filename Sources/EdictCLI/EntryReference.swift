import ArgumentParser
import Edict

/// Which entry a command is about: the id of a decision, or an index.
struct EntryReference: ExpressibleByArgument {
  private let text: String

  init?(argument: String) { text = argument }

  /// The logged decision with its policy, or says why not and ends the command.
  ///
  /// What is hidden in it is opened where the keys of persons are at hand.
  func decision(
    in log: AuditLog, packs: PackLibrary, persons: PersonKeys?
  ) throws -> AuditedDecision {
    try audited(in: log) {
      try AuditedDecision(at: $0, of: log, packs: packs, persons: persons)
    }
  }

  /// The logged portfolio decision with its policy; nil where the entry is of another kind.
  func portfolio(
    in log: AuditLog, packs: PackLibrary, persons: PersonKeys?
  ) throws -> AuditedPortfolio? {
    try audited(in: log) {
      try AuditedPortfolio(at: $0, of: log, packs: packs, persons: persons)
    }
  }

  private func audited<Audited>(
    in log: AuditLog, _ read: (_ index: Int64) throws -> Audited
  ) throws -> Audited {
    do {
      return try read(index(in: log))
    } catch let error as LoggedDecisionError {
      throw Exit.because(Exit.failedIO, "\(log.path): entry `\(text)`: \(error.description)")
    } catch let error as AuditedDecision.NotADecision {
      throw Exit.because(Exit.usage, "\(log.path): \(error.description)")
    } catch {
      throw PersonsOption.ending(error)
    }
  }

  /// The index of the entry.
  func index(in log: AuditLog) throws -> Int64 {
    if let index = Int64(text) { return index }
    return try Self.index(ofID: text, in: log)
  }

  /// The index of the entry that has an id, or says that there is none and ends the command.
  static func index(ofID id: String, in log: AuditLog) throws -> Int64 {
    guard let found = try log.index(ofID: id) else {
      throw Exit.because(Exit.usage, "\(log.path): unknown_id: no entry has the id `\(id)`")
    }
    return found
  }
}

import Edict
import Foundation
import TestSupport

/// A log of firms decided by `CreditPack`, and of what was decided of them together.
final class CreditLog {
  let folder: TemporaryFolder
  let policy: Policy
  let log: AuditLog
  let persons: PersonKeys
  let decision: PortfolioDecision
  /// Where the portfolio decision lies.
  let index: Int64

  static let origin = LogEntry.Origin(actor: "a test", purpose: nil, channel: "test")

  /// Logs firms in groups of so many, and between two groups an entry of another writer.
  init(
    _ firms: [String] = CreditPack.firms, groupsOf size: Int = 2,
    replacing others: [String: String] = [:]
  ) throws {
    folder = try TemporaryFolder()
    policy = try CreditPack.policy(others)
    log = try AuditLog(path: folder.url.appending(path: "log").path, access: .append)
    persons = try PersonKeys(path: folder.url.appending(path: "keys").path, access: .append)
    let fields = try Self.fields(policy)
    let decider = try Decider(policy)
    var portfolio = Portfolio()
    var entries = EntryCommitment()
    var group: [LogEntry] = []
    for (number, firm) in firms.enumerated() {
      let dossier = try policy.dossier(json: Array(firm.utf8))
      let made = decider.decide(dossier, asOf: CreditPack.day)
      portfolio.add(
        PortfolioEntry(dossier, made, keeping: fields, place: "line \(number + 1)"))
      group.append(
        LogEntry(made, about: dossier, by: policy, stamp: .now(), origin: Self.origin))
      if group.count == size || number == firms.count - 1 {
        for receipt in try log.append(group, persons: persons) { entries.add(receipt) }
        group = []
        if number < firms.count - 1 {
          _ = try log.append(
            made, about: dossier, by: policy, actor: "another", persons: persons)
        }
      }
    }
    decision = try PortfolioDecider(policy).decide(portfolio, asOf: CreditPack.day)
    index = try log.append(
      PortfolioLogEntry(
        decision, by: policy, about: entries, stamp: .now(), origin: Self.origin)
    ).index
  }

  private static func fields(_ policy: Policy) throws -> PortfolioFields {
    guard let fields = PortfolioFields(policy) else { throw CocoaError(.featureUnsupported) }
    return fields
  }

  /// The portfolio decision's entry as text.
  func entry() throws -> String { String(decoding: try log.entry(at: index), as: UTF8.self) }

  /// A log of the same entries, of which `change` makes others, with every hash right again.
  func forged(_ change: (_ index: Int64, _ entry: String) -> String) throws -> AuditLog {
    let path = folder.url.appending(path: UUID().uuidString).path
    let copy = try AuditLog(path: path, access: .append)
    var entries: [(bytes: [UInt8], beside: [UInt8]?)] = []
    for index in 0..<(try log.size) {
      let text = String(decoding: try log.entry(at: index), as: UTF8.self)
      entries.append(
        (Array(change(index, text).utf8), try log.bytes(besideEntryAt: index)))
    }
    _ = try copy.append { group in
      for (index, entry) in entries.enumerated() {
        let name = index == 0 ? "pack \(policy.pack.revision)" : nil
        try group.append(entry.bytes, beside: entry.beside, name: name)
      }
    }
    return copy
  }
}

import Edict
import Foundation
import Synchronization

/// Decides a share of the records, pass by pass, with a decider of its own.
///
/// INVARIANT: a worker is used by one thread at a time: `pass` gives each to one, and waits for all.
final class Worker: @unchecked Sendable {
  private let policy: Policy
  private let share: [UInt8]
  private let measure: Measure
  private let logs: URL
  private let decider: Decider
  private let origin = LogEntry.Origin(actor: "bench", purpose: nil, channel: "library")

  /// The as-of date of what takes its date from no field.
  static let asOf = CalendarDate.epoch
  /// How many dossiers are logged together, as by `edict decide`.
  private static let groupSize = 1000
  /// How much of a share is decided to warm up.
  private static let warmUpBytes = 1 << 20
  /// How many records are read before rules alone are measured.
  private static let blockSize = 250

  init(policy: Policy, share: [UInt8], measure: Measure, logs: URL) throws {
    self.policy = policy
    self.share = share
    self.measure = measure
    self.logs = logs
    decider = try Decider(policy)
    decider.keepsGrounds = measure.keepsGrounds
  }

  /// Decides some records, that no later pass pays for what comes first.
  func warmUp() throws {
    _ = try pass(over: Share.head(of: share, limitBytes: Self.warmUpBytes))
  }

  /// One pass of all workers over their shares, each on a thread of its own.
  static func pass(_ workers: [Worker]) throws -> Spent {
    guard workers.count > 1 else { return try workers[0].pass(over: workers[0].share) }
    let results = Mutex<[Result<Spent, any Error>]>([])
    let ((), time) = Spent.timed {
      DispatchQueue.concurrentPerform(iterations: workers.count) { number in
        let result = Result { try workers[number].pass(over: workers[number].share) }
        results.withLock { $0.append(result) }
      }
    }
    var spent = time
    for result in results.withLock({ $0 }) {
      let pass = try result.get()
      spent.decisions += pass.decisions
      spent.bytes += pass.bytes
    }
    return spent
  }

  private func pass(over records: [UInt8]) throws -> Spent {
    let reader = DossierReader(
      type: policy.pack.dossierType, source: BytesSource(records), format: .jsonLines)
    switch measure {
    case .rules: return try decideBeforehand(reader)
    case .logged: return try decideLogged(reader)
    default:
      let (made, time) = try Spent.timed { try decideAll(reader) }
      var spent = time
      (spent.decisions, spent.bytes) = made
      return spent
    }
  }

  private func decideAll(_ reader: DossierReader) throws -> (decisions: Int, bytes: Int) {
    var (decisions, bytes) = (0, 0)
    while let dossier = try reader.dossier() {
      decisions += 1
      if measure == .decode { continue }
      let decision = decider.decide(
        dossier, asOf: Self.asOf, explain: measure == .explain)
      let written = bytesWritten(decision, about: dossier)
      bytes += written.count
      if [.results, .grounds, .explain, .entry].contains(measure) {
        // Of the digest something is kept, so that it can't be left out.
        bytes += EntryLeaf(of: written).hash == EntryLeaf(of: []).hash ? 1 : 0
      }
    }
    return (decisions, bytes)
  }

  private func bytesWritten(_ decision: Decision, about dossier: Dossier) -> [UInt8] {
    switch measure {
    case .rules, .decode, .outcomes, .reads, .logged: []
    case .resultsJSON, .results: document(decision, grounds: false)
    case .groundsJSON, .grounds, .explain: document(decision, grounds: true)
    case .document:
      DecisionDocument(decision, about: dossier, by: policy, stamp: .now()).json()
    case .entry: entry(decision, about: dossier).json(index: 0)
    }
  }

  /// The decision document without what is rendered from it: neither `text` nor `assumptions`.
  private func document(_ decision: Decision, grounds hasGrounds: Bool) -> [UInt8] {
    let stamp = Stamp.now()
    var writer = JSONWriter()
    func member(_ key: StaticString, _ text: String) {
      writer.key(key)
      writer.text(text)
    }
    writer.beginObject()
    if let asOf = decision.asOf { member("as_of", asOf.iso) }
    member("decided_at", stamp.decidedAt)
    member("engine", Decision.engine)
    if hasGrounds {
      writer.key("grounds")
      decision.writeGrounds(to: &writer, all: measure == .explain)
    }
    member("id", stamp.id)
    member("lua", Decider.luaVersion)
    member("pack", decision.pack)
    writer.key("results")
    decision.writeResults(to: &writer)
    member("revision", decision.revision)
    member("subject", decision.subject)
    writer.endObject()
    return writer.bytes
  }

  private func entry(_ decision: Decision, about dossier: Dossier) -> LogEntry {
    LogEntry(decision, about: dossier, by: policy, stamp: .now(), origin: origin)
  }
}

extension Worker {
  /// Decides blocks of records, of which only the deciding is measured.
  private func decideBeforehand(_ reader: DossierReader) throws -> Spent {
    var spent = Spent()
    var block: [Dossier] = []
    repeat {
      block.removeAll(keepingCapacity: true)
      while block.count < Self.blockSize, let dossier = try reader.dossier() {
        block.append(dossier)
      }
      let (results, time) = Spent.timed {
        block.reduce(0) { $0 + decider.decide($1, asOf: Self.asOf).results.count }
      }
      spent.add(time)
      spent.decisions += block.count
      spent.bytes += results
    } while !block.isEmpty
    return spent
  }

  /// Logs all to a new log, and removes it.
  private func decideLogged(_ reader: DossierReader) throws -> Spent {
    let folder = logs.appending(path: "edict-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "log.sqlite").path
    let (decisions, time) = try Spent.timed { try log(reader, at: path) }
    var spent = time
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    (spent.decisions, spent.bytes) = (decisions, size ?? 0)
    return spent
  }

  private func log(_ reader: DossierReader, at path: String) throws -> Int {
    let log = try AuditLog(path: path, access: .append)
    var decisions = 0
    var group: [LogEntry] = []
    while let dossier = try reader.dossier() {
      group.append(entry(decider.decide(dossier, asOf: Self.asOf), about: dossier))
      decisions += 1
      if group.count < Self.groupSize { continue }
      _ = try log.append(group)
      group.removeAll(keepingCapacity: true)
    }
    if !group.isEmpty { _ = try log.append(group) }
    return decisions
  }
}

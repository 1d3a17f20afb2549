import Decisions
import Foundation
import LuaMachine
import Policies
import Records
import TestSupport

/// A pack that is fuzzed: its files in a folder, and records for it.
final class FuzzPack {
  let name: String
  private let folder: TemporaryFolder
  private let files: [(path: String, bytes: [UInt8])]
  private let records: [[UInt8]]
  /// The pack as it was, where it can be read.
  private let policy: Policy?
  /// A decider that has decided all that came before.
  private var old: Decider?

  /// Where the files lie that are tried: what a crash leaves behind.
  var path: String { folder.url.path }

  init(name: String, _ files: [String: [UInt8]], records: [[UInt8]]) throws {
    self.name = name
    self.files = files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.records = records
    folder = try TemporaryFolder()
    for (path, bytes) in files { try folder.write(bytes, to: "pack/" + path) }
    policy = try? Policy(contentsOf: folder.url.appending(path: "pack"), checksTypes: false)
    old = try policy.map { try Decider($0) }
  }

  /// What is wrong, where something is.
  func tryOne(_ mutator: inout Mutator, other: FuzzPack) throws -> String? {
    if policy == nil || mutator.random.oneIn(2) { return try tryPack(&mutator, other) }
    return try tryRecords(&mutator, other)
  }

  // MARK: Packs

  private func tryPack(_ mutator: inout Mutator, _ other: FuzzPack) throws -> String? {
    guard let file = files.randomElement(using: &mutator.random) else { return nil }
    let ending = file.path.split(separator: ".").last
    let from = other.files.first { $0.path.split(separator: ".").last == ending }
    let changed = mutator.changed(file.bytes, other: from?.bytes ?? [])
    try folder.write(changed, to: "pack/" + file.path)
    defer { try? folder.write(file.bytes, to: "pack/" + file.path) }
    let policy: Policy
    do {
      policy = try Policy(
        contentsOf: folder.url.appending(path: "pack"), checksTypes: mutator.random.oneIn(2))
    } catch {
      return error.findings.isEmpty || error.description.isEmpty ? "refused for nothing" : nil
    }
    guard let record = records.randomElement(using: &mutator.random) else { return nil }
    return try decide(record, policy, nil)
  }

  // MARK: Records

  private func tryRecords(_ mutator: inout Mutator, _ other: FuzzPack) throws -> String? {
    guard let policy, let record = records.randomElement(using: &mutator.random) else { return nil }
    let from = other.records.randomElement(using: &mutator.random) ?? []
    let changed = mutator.changed(record, other: from)
    try folder.write(changed, to: "records")
    return try decide(changed, policy, old)
  }

  /// Decides all that can be read, twice each: by a new decider, and by an old one or again.
  private func decide(_ bytes: [UInt8], _ policy: Policy, _ old: Decider?) throws -> String? {
    let reader = DossierReader(type: policy.pack.dossierType, source: BytesSource(bytes))
    let new: Decider
    do {
      new = try Decider(policy)
    } catch {
      return "a pack was read that can't be loaded: \(error)"
    }
    let clock = ContinuousClock()
    var count = 0
    do {
      while count < 20, let reading = try reader.next() {
        count += 1
        guard case .dossier(let dossier, _) = reading else { continue }
        var first: [UInt8] = []
        let time = clock.measure { first = new.decide(dossier, explain: true).bytes }
        if time > .seconds(2) { return "a decision took \(time)" }
        if (old ?? new).decide(dossier, explain: true).bytes != first {
          return "decided otherwise the second time"
        }
      }
    } catch is RecordInputError {}
    return nil
  }
}

extension FuzzPack {
  /// The packs of the repository, the hostile pack, and a part of the hostile cases.
  static func all(cases: Int) throws -> [FuzzPack] {
    let rules = SharedFolder.repository().appending(path: "Rules")
    var packs: [FuzzPack] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: rules.path).sorted() {
      let folder = rules.appending(path: name)
      let records = try Self.files(in: folder.appending(path: "examples")).values
      packs.append(
        try FuzzPack(
          name: name, try Self.files(in: folder).filter { !$0.key.hasPrefix("examples/") },
          records: records.map(Self.beginning)))
    }
    let records = [
      Array(HostilePack.record.replacing("\n", with: " ").utf8),
      Array("id,age,income,name,active,on,stage\nR1,30,1000,\"A,nn\",true,2024-02-29,b\n".utf8),
      Array("[\(HostilePack.record), {\"r\": {\"id\": \"\\u0041\"}}]".utf8),
    ]
    let every = max(1, HostileCase.all.count / cases)
    for (index, hostile) in HostileCase.all.enumerated() where index % every == 0 {
      packs.append(try FuzzPack(name: hostile.name, hostile.pack.files, records: records))
    }
    return packs
  }

  private static func files(in folder: URL) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let url = folder.appending(path: path)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[path] = Array(try Data(contentsOf: url)) }
    }
    return files
  }

  /// The first lines of a file, enough to change.
  private static func beginning(_ bytes: [UInt8]) -> [UInt8] {
    Array(
      bytes.split(separator: 0x0A, maxSplits: 5, omittingEmptySubsequences: false).prefix(5)
        .joined(separator: [0x0A]))
  }
}

import Edict
import Foundation
import TestSupport

/// A log of loans decided by the pack `sba-loans`, and forged copies of it.
final class LoanLog {
  let folder: TemporaryFolder
  let policy: Policy
  let log: AuditLog

  /// One loan of which too much is guaranteed, and one that is fine.
  static let loans = [
    #"{"approved_on":"1997-02-28","gross_approved":550000,"guaranteed":495000,"#
      + #""number":"1000000001"}"#,
    #"{"approved_on":"1997-02-28","gross_approved":550000,"guaranteed":400000,"#
      + #""number":"1000000002"}"#,
  ]

  /// Logs the loans, so that entry 0 is the pack.
  init() throws {
    folder = try TemporaryFolder()
    policy = try Self.policy()
    log = try AuditLog(path: folder.url.appending(path: "log").path, access: .append)
    let decider = try Decider(policy)
    for loan in Self.loans {
      let dossier = try policy.dossier(json: Array(loan.utf8))
      _ = try log.append(
        decider.decide(dossier, asOf: .epoch), about: dossier, by: policy, actor: "a test")
    }
  }

  static func policy(_ name: String = "sba-loans") throws -> Policy {
    try Policy(contentsOf: SharedFolder.repository().appending(path: "Rules/\(name)"))
  }

  /// A log of the same entries as `change` leaves them, with every hash right again.
  ///
  /// Where `isNamed`, packs are found by name as before.
  func forged(
    isNamed: Bool = true, _ change: (_ index: Int64, _ entry: String) -> String
  ) throws -> AuditLog {
    let path = folder.url.appending(path: UUID().uuidString).path
    let copy = try AuditLog(path: path, access: .append)
    var entries: [String] = []
    try log.forEachEntry { index, bytes in
      entries.append(change(index, String(decoding: bytes, as: UTF8.self)))
      return true
    }
    _ = try copy.append { group in
      for entry in entries {
        let isPack = entry.contains(#""kind":"pack""#)
        let revision = entry.firstMatch(of: /"revision":"([^"]+)"/)?.1
        let name = isNamed && isPack ? revision.map { "pack \($0)" } : nil
        try group.append(Array(entry.utf8), name: name)
      }
    }
    return copy
  }
}

extension LoanLog {
  /// The entry at index 0 of a pack of such files, which may be none that can be read.
  func packEntry(files: [String: [UInt8]]) -> (entry: String, revision: String) {
    let digests = files.mapValues(Revision.digest)
    var writer = JSONWriter()
    writer.beginObject()
    for (path, bytes) in files.sorted(by: { utf16Less($0.key, $1.key) }) {
      writer.key(path)
      writer.raw(
        Array(#"{"sha256":"\#(digests[path] ?? "")","text":"#.utf8)
          + CanonicalJSON.canonical(.text(String(decoding: bytes, as: UTF8.self)))
          + Array("}".utf8))
    }
    writer.endObject()
    let revision = Revision.of(digests: digests)
    let entry =
      #"{"actor":"a test","authenticated":false,"channel":"library","engine":"edict 0.1.0","#
      + #""files":\#(String(decoding: writer.bytes, as: UTF8.self)),"id":"i","index":0,"#
      + #""kind":"pack","logged_at":"2026-11-23T08:15:02.113Z","pack":"sba-loans","#
      + #""revision":"\#(revision)","version":1}"#
    return (entry, revision)
  }
}

extension ReplayReport {
  /// Each finding with its differences, a line each.
  var lines: [String] {
    findings.flatMap { finding in
      let message = finding.message.map { ": \($0)" } ?? ""
      return ["\(finding.index) \(finding.code.rawValue)\(message)"]
        + finding.differences.map {
          "  \($0.path): \($0.logged ?? "nothing") -> \($0.replayed ?? "nothing")"
        }
    }
  }
}

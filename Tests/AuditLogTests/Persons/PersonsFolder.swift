import AuditLog
import CanonicalJSON
import Foundation
import Testing

/// A log and a file of persons' keys.
final class PersonsFolder {
  let folder: LogFolder
  /// The keys have a folder of their own, so that all of it can be searched.
  let keysFolder: LogFolder

  init() throws {
    folder = try LogFolder()
    keysFolder = try LogFolder()
  }

  var logPath: String { folder.path() }
  var keysPath: String { keysFolder.path("keys") }

  func log() throws -> AuditLog { try AuditLog(path: logPath, access: .append) }

  func keys(_ access: AuditLog.Access = .append) throws -> PersonKeys {
    try PersonKeys(path: keysPath, access: access)
  }

  /// Whether some file of the keys' folder holds the bytes.
  func keysFolderHolds(_ bytes: some Collection<UInt8>) throws -> Bool {
    try keysFolder.names.contains { name in
      Data(try keysFolder.bytes(of: name)).range(of: Data(bytes)) != nil
    }
  }

  /// The column of a person's row, as it lies in the file.
  func column(_ column: String, of pseudonym: String) throws -> [UInt8] {
    let text = try keysFolder.text(
      "SELECT hex(\(column)) FROM persons WHERE pseudonym = '\(pseudonym)'", on: "keys")
    return stride(from: 0, to: text.count, by: 2).compactMap {
      UInt8(text.dropFirst($0).prefix(2), radix: 16)
    }
  }
}

/// Entries about officers, as tests append and open them.
enum OfficerEntry {
  static func plain(_ id: String, officer: String) -> [UInt8] {
    Array(#"{"dossier":{"amount":7,"officer":"\#(officer)"},"id":"\#(id)"}"#.utf8)
  }

  /// Appends an entry about an officer, whose id is hidden in it.
  static func append(
    _ id: String, officer: String, to log: AuditLog, keys: PersonKeys
  ) throws -> Int64 {
    try log.append(about: [officer], keys: keys) { group, keys in
      let hidden = try HiddenEntry(
        hiding: [PersonalPlace("/dossier/officer", of: [officer])],
        in: plain(id, officer: officer), keys: keys)
      try group.append(hidden.bytes, beside: hidden.beside)
    }.lowerBound
  }

  static func redaction(_ pseudonyms: [String]) -> [UInt8] {
    Array(#"{"forgotten":["\#(pseudonyms.joined(separator: #"",""#))"]}"#.utf8)
  }
}

extension AuditLog {
  /// The entry at an index with its hidden values put back, as far as their keys are there.
  func opened(_ index: Int64, keys: PersonKeys) throws -> OpenedEntry {
    try OpenedEntry(entry(at: index), beside: bytes(besideEntryAt: index)) {
      try keys.key(pseudonym: $0)
    }
  }
}

extension OpenedEntry {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension PersonKeys {
  /// Forgets persons, and lets the log say so.
  @discardableResult
  func forget(_ persons: Set<String>, in log: AuditLog) throws -> Forgotten {
    try forget(persons, in: log) { pseudonyms, group in
      try group.append(OfficerEntry.redaction(pseudonyms))
    }
  }
}

/// The error of persons' keys or hidden values that `body` throws, as text.
func personError(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch let error as PersonKeyError {
    return error.description
  } catch let error as HiddenValueError {
    return error.description
  } catch {
    return "another error: \(error)"
  }
}

internal import Foundation
internal import GRDB
internal import Glibc

extension AuditLog {
  /// Writes what the last checkpoint covers to a folder, as C2SP tlog-tiles lays it out, so that
  /// other programs can verify it: `checkpoint`, `tile/…`, and entries too long for a bundle at
  /// `large/…`, named by their index.
  ///
  /// The folder must be new or empty. The checkpoint is written last, so that a folder that has one
  /// is whole.
  ///
  /// - Throws: `log_unsigned` where there is no checkpoint; `log_unwritable` and `log_full` where
  ///   the folder cannot be written, or holds something; `log_unreadable`, `log_busy`,
  ///   `log_damaged`.
  public func export(to folder: String) throws {
    guard let note = try lastCheckpoint else {
      throw LogError(.unsigned, path: path, message: "there is no checkpoint to export")
    }
    let size = try LogFormat(path: path).signedHead(note).size
    var target = try ExportFolder(folder)
    for tile in Tile.all(.entries, size: size) { try export(tile, to: &target) }
    for level in 0..<Tile.levels(size: size) {
      for tile in Tile.all(.hashes(level: level), size: size) {
        let hashes = try read { db in
          try StoredHashes(db: db, format: LogFormat(path: path))
            .hashes(level: level, positions: tile.positions)
        }
        try target.write(hashes.flatMap(\.bytes), to: tile.path)
      }
    }
    try target.finish(checkpoint: note)
  }

  private func export(_ bundle: Tile, to target: inout ExportFolder) throws {
    var leaves: [EntryLeaf] = []
    try forEachEntry(in: bundle.positions) { index, bytes in
      let leaf = EntryLeaf(of: bytes)
      if leaf.bytes != bytes { try target.write(bytes, to: EntryLeaf.path(of: index)) }
      leaves.append(leaf)
      return true
    }
    try target.write(EntryBundle.bytes(of: leaves), to: bundle.path)
  }
}

/// A folder that is being written.
private struct ExportFolder {
  private let path: String
  /// The folders that are there, each synced at the end.
  private var folders: Set<String> = []

  init(_ path: String) throws(LogError) {
    self.path = path
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw Self.failure(path, errno) }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw LogError(.unwritable, path: path, message: "it is not a folder")
    }
    guard names.isEmpty else {
      throw LogError(.unwritable, path: path, message: "the folder is not empty")
    }
    folders.insert(path)
  }

  mutating func write(_ bytes: [UInt8], to name: String) throws(LogError) {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      guard folders.insert(folder).inserted else { continue }
      if mkdir(folder, 0o777) != 0, errno != EEXIST { throw Self.failure(folder, errno) }
    }
    try DurableFile.write(bytes, to: path + "/" + name)
  }

  /// Syncs all folders, and only then writes the checkpoint.
  mutating func finish(checkpoint: [UInt8]) throws(LogError) {
    for folder in folders.sorted() { try DurableFile.syncFolder(of: folder + "/.") }
    try DurableFile.replace(path + "/checkpoint", with: checkpoint)
  }

  private static func failure(_ path: String, _ error: Int32) -> LogError {
    LogError(
      .unwritable, path: path, message: "the folder cannot be made",
      cause: String(cString: strerror(error)))
  }
}

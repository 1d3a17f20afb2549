internal import AuditLog
internal import CanonicalJSON
internal import Decisions
internal import Policies

/// What the log keeps of a pack: every file, once, so that decisions by it can be made again.
struct PackEntry {
  let policy: Policy
  let stamp: Stamp
  let origin: LogEntry.Origin

  /// By which the entry of a revision is found again.
  static func name(ofRevision revision: String) -> String { "pack \(revision)" }

  /// Appends the entry of a pack, unless the log has one of its revision.
  static func append(
    _ policy: Policy, origin: LogEntry.Origin, to group: inout AppendedGroup
  ) throws {
    let name = Self.name(ofRevision: policy.pack.revision)
    guard try group.index(named: name) == nil else { return }
    let entry = PackEntry(policy: policy, stamp: .now(), origin: origin)
    try group.append(entry.json(index: group.nextIndex), name: name)
  }

  /// The entry as canonical JSON, with the index that the log gives it.
  ///
  /// - Throws: `pack_too_large`.
  func json(
    index: Int64, limitBytes: Int = AuditLog.entryLimitBytes
  ) throws(EntryError) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("actor", origin.actor)
    writer.key("authenticated")
    writer.boolean(origin.isAuthenticated)
    writer.member("channel", origin.channel)
    writer.member("engine", Decision.engine)
    writer.key("files")
    writeFiles(to: &writer)
    writer.member("id", stamp.id)
    writer.key("index")
    writer.integer(Int(index))
    writer.member("kind", EntryKind.pack.rawValue)
    writer.member("logged_at", stamp.decidedAt)
    writer.member("pack", policy.pack.id)
    writer.member("revision", policy.pack.revision)
    writer.key("version")
    writer.integer(EntryKind.pack.version)
    writer.endObject()
    guard writer.bytes.count <= limitBytes else {
      throw EntryError(
        .packTooLarge, at: nil,
        "the pack `\(policy.pack.id)` has \(writer.bytes.count) bytes as an entry, a log takes "
          + "\(limitBytes); keep fewer rows in its tables")
    }
    return writer.bytes
  }

  private func writeFiles(to writer: inout JSONWriter) {
    writer.beginObject()
    for (path, bytes) in policy.packFiles.contents.sorted(by: { utf16Less($0.key, $1.key) }) {
      writer.key(path)
      writer.beginObject()
      writer.member("sha256", Revision.digest(of: bytes))
      writer.key("text")
      bytes.withUnsafeBufferPointer { writer.text($0) }
      writer.endObject()
    }
    writer.endObject()
  }
}

internal import CanonicalJSON
public import Policies

/// The entry of a pack, read back: all that decisions by it rest on.
public struct LoggedPack: Sendable, Hashable {
  /// A file of a pack, as it was logged.
  public struct File: Sendable, Hashable {
    /// Its path in the pack.
    public let path: String
    /// What the entry says of its digest: SHA-256 in hexadecimal digits.
    public let sha256: String
    /// What it holds.
    public let text: String
  }

  /// Where it lies in the log.
  public let index: Int64
  /// Its id.
  public let id: String
  /// Who asked for the first decision by it.
  public let actor: String
  /// Whether the host knew that the actor is who it says.
  public let isAuthenticated: Bool
  /// By which way, such as `command`.
  public let channel: String
  /// When, as `2026-11-23T08:15:02.113Z`.
  public let loggedAt: String
  /// The engine's name and version.
  public let engine: String
  /// The pack's id.
  public let pack: String
  /// What the entry says of its revision.
  public let revision: String
  /// Its files, in the order of their paths.
  public let files: [File]

  private static let keys: [StaticString] = [
    "actor", "authenticated", "channel", "engine", "files", "id", "index", "kind", "logged_at",
    "pack", "revision", "version",
  ]

  init(_ members: EntryMembers, index: Int64) throws(EntryMembers.Fault) {
    try members.refuseOthers(than: Self.keys)
    self.index = index
    id = try members.text("id")
    actor = try members.text("actor")
    isAuthenticated = try members.boolean("authenticated")
    channel = try members.text("channel")
    loggedAt = try members.text("logged_at")
    engine = try members.text("engine")
    pack = try members.text("pack")
    revision = try members.text("revision")
    files = try Self.files(try members.object("files"))
  }

  private static func files(_ bytes: ArraySlice<UInt8>) throws(EntryMembers.Fault) -> [File] {
    let tree: TextTree
    do throws(JSONError) {
      tree = try CanonicalJSON.parse(Array(bytes))
    } catch {
      throw EntryMembers.Fault(
        path: "files", message: "it is no JSON", cause: error.description)
    }
    guard case .object(let members) = tree.content else { return [] }
    var files: [File] = []
    for member in members {
      guard case .text(let digest)? = member.value["sha256"]?.content,
        case .text(let text)? = member.value["text"]?.content
      else {
        throw EntryMembers.Fault(path: "files.\(member.key)", message: "it lacks digest or text")
      }
      files.append(File(path: member.key, sha256: digest, text: text))
    }
    return files
  }
}

extension LoggedPack {
  /// Reads the pack, once its digests and its revision are computed again.
  ///
  /// - Throws: `pack_changed` with the path of the file, or `revision`; `pack_unreadable` where this
  ///   engine finds errors in it.
  public func policy() throws(EntryError) -> Policy {
    if let change { throw change.error(at: index) }
    let policy = try read()
    if policy.pack.id != pack {
      throw Change(path: "pack", logged: pack, computed: policy.pack.id).error(at: index)
    }
    return policy
  }

  /// The first thing that is not what the entry says, the pack's id included; nil where all is.
  var foundChange: Change? {
    if let change { return change }
    guard let id = try? read().pack.id, id != pack else { return nil }
    return Change(path: "pack", logged: pack, computed: id)
  }

  private func read() throws(EntryError) -> Policy {
    do throws(PackError) {
      let contents = files.map { ($0.path, Array($0.text.utf8)) }
      return try Policy(PackFiles(Dictionary(contents) { first, _ in first }))
    } catch {
      throw EntryError(
        .packUnreadable, at: index, "this engine finds errors in the pack",
        cause: error.findings.first?.description)
    }
  }

  /// A digest that is not what the entry says.
  struct Change {
    let path: String
    let logged: String
    let computed: String

    func error(at index: Int64) -> EntryError {
      EntryError(
        .packChanged, at: index, path: path, "it says `\(logged)`, computed is `\(computed)`")
    }
  }

  /// The first digest that is not what the entry says; nil where all are.
  var change: Change? {
    for file in files {
      let digest = Revision.digest(of: Array(file.text.utf8))
      if digest != file.sha256 {
        return Change(path: "files.\(file.path).sha256", logged: file.sha256, computed: digest)
      }
    }
    let digests = Dictionary(files.map { ($0.path, $0.sha256) }) { first, _ in first }
    let computed = Revision.of(digests: digests)
    return computed == revision
      ? nil : Change(path: "revision", logged: revision, computed: computed)
  }
}

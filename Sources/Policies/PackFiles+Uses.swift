internal import CanonicalJSON
internal import Foundation
internal import LuaSyntax

/// The files of the packs that a pack uses: they stand among its own under `uses/alias/`.
extension PackFiles {
  /// Takes files that have been read as those of a pack already.
  private init(unchecked contents: [String: [UInt8]]) { self.contents = contents }

  /// The files of a used pack, by the paths that they have in it.
  func used(_ alias: String) -> PackFiles {
    let prefix = "uses/\(alias)/"
    var found: [String: [UInt8]] = [:]
    for (path, bytes) in contents where path.hasPrefix(prefix) {
      found[String(path.dropFirst(prefix.count))] = bytes
    }
    return PackFiles(unchecked: found)
  }

  /// The aliases under which files of used packs stand.
  var usedAliases: Set<String> {
    Set(
      contents.keys.filter { $0.hasPrefix("uses/") }
        .map { String($0.dropFirst(5).prefix { $0 != "/" }) })
  }

  /// The pack's own files, without those of packs that it uses.
  package var own: [String: [UInt8]] { contents.filter { !$0.key.hasPrefix("uses/") } }

  /// Whether a path is that of a file of a used pack, which may use others.
  static func isUsedFile(_ path: String, depth: Int = 1) -> Bool {
    let parts = path.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "uses", String(parts[1]).isLuaName,
      depth < PackUses.maximumDepth
    else { return false }
    let inner = String(parts[2])
    return inner.hasPrefix("uses/") ? isUsedFile(inner, depth: depth + 1) : isFile(inner)
  }

  // MARK: Folders

  /// How far the folders of used packs have been read.
  struct UsedReading {
    /// The folder that holds all of them.
    let parent: URL
    /// The packs that are being read, the innermost last.
    var chain: [String]
    var count = 1
    let findings = Findings()

    init(root: URL) {
      let root = root.standardizedFileURL
      parent = root.deletingLastPathComponent()
      chain = [root.lastPathComponent]
    }

    /// Where a pack is shown to stand, as seen from the first.
    func shown(_ path: String) -> String {
      chain.count == 1 ? path : "../\(chain[chain.count - 1])/\(path)"
    }
  }

  /// Takes the files of the packs that `pack.yaml` names, and of those that these use.
  mutating func takeUsed(_ reading: inout UsedReading) {
    let bytes = contents["pack.yaml"] ?? []
    let source = SourceText(
      name: reading.shown("pack.yaml"),
      bytes: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes)
    // What else is wrong with the file is told once it is read as a whole.
    guard let tree = try? YAMLText.parse(String(decoding: source.bytes, as: UTF8.self)) else {
      return
    }
    for entry in PackUses.read(tree, in: source, Findings()) {
      if let (code, message) = reading.whyNot(entry.name) {
        reading.findings.report(code, in: source, at: entry.place, message)
        continue
      }
      reading.chain.append(entry.name)
      reading.count += 1
      var files = PackFiles(unchecked: [:])
      var found: [Finding] = []
      files.read(reading.parent.appending(path: entry.name), path: "", findings: &found)
      reading.findings.append(contentsOf: found.map { $0.moved(into: reading.shown("")) })
      if found.isEmpty { files.takeUsed(&reading) }
      reading.chain.removeLast()
      for (path, bytes) in files.contents { contents["uses/\(entry.alias)/\(path)"] = bytes }
    }
  }
}

extension PackFiles.UsedReading {
  /// Why a folder can't be read as that of a used pack, by code and cause; nil where it can.
  fileprivate func whyNot(_ name: String) -> (String, String)? {
    if let start = chain.firstIndex(of: name) {
      let circle = (chain[start...] + [name]).map { "`\($0)`" }.joined(separator: " uses ")
      return ("uses_cycle", "\(circle); a pack can't rest on itself")
    }
    if chain.count == PackUses.maximumDepth {
      return (
        "too_many_packs",
        "\(chain.map { "`\($0)`" }.joined(separator: " uses ")), and no more than "
          + "\(PackUses.maximumDepth) may stand one behind another"
      )
    }
    if count == PackUses.maximumPacks {
      return ("too_many_packs", "a pack rests on no more than \(PackUses.maximumPacks - 1) others")
    }
    let folder = parent.appending(path: name)
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder.path)
    switch attributes?[.type] as? FileAttributeType {
    case .typeSymbolicLink?:
      return ("link_refused", "`\(name)` is a link; a pack lies in a folder of its own")
    case .typeDirectory? where isPack(name): return nil
    case .typeDirectory?: return ("not_a_pack", "`../\(name)` holds no `pack.yaml`")
    default:
      let others = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
      let packs = others.prefix(1000).filter { !chain.contains($0) && isPack($0) }.sorted()
      return (
        "unknown_pack",
        "no pack `\(name)` lies beside `\(chain[0])`" + suggestion(for: name, among: packs)
      )
    }
  }

  private func isPack(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: parent.appending(path: "\(name)/pack.yaml").path)
  }
}

extension Finding {
  /// The same of a file in another place; what stands beside the pack is told from there already.
  func moved(into folder: String) -> Finding {
    if file.hasPrefix("../") { return self }
    return Finding(
      severity, code: code, file: folder + file, span: span, message: message, fix: fix)
  }
}

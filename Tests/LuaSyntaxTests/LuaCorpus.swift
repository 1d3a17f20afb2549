import Foundation
import TestSupport

/// The Lua files of five Debian packages, which `Tools/corpus` fetches.
enum LuaCorpus {
  /// A file of the corpus.
  struct File: Sendable {
    let path: String
    let bytes: [UInt8]
  }

  /// The files by path; empty, and said so, where they or `lua5.4` are missing.
  static func files(test: String = #function) -> [File] {
    let root = SharedFolder.repository().appending(path: ".build/corpus")
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    let files = (paths ?? []).filter { $0.hasSuffix(".lua") }.sorted().compactMap { path -> File? in
      let url = root.appending(path: path)
      let kind = try? url.resourceValues(forKeys: [.isRegularFileKey])
      guard kind?.isRegularFile == true, let data = try? Data(contentsOf: url) else { return nil }
      return File(path: path, bytes: Array(data))
    }
    if files.isEmpty || !LuaOracle.isThere {
      print("SKIPPED: \(test): it needs lua5.4 and the files that Tools/corpus fetches")
      return []
    }
    return files
  }

  /// The texts of the files that have fewer bytes than a limit, every fifth of them.
  static func texts(below limit: Int, test: String = #function) -> [String] {
    files(test: test).filter { $0.bytes.count < limit }.enumerated()
      .filter { $0.offset % 5 == 0 }.map { String(decoding: $0.element.bytes, as: UTF8.self) }
  }
}

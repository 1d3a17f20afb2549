internal import CanonicalJSON
internal import Crypto

/// The content digest of a pack: SHA-256 of the canonical JSON of `[[path, sha256], …]`, sorted.
package enum Revision {
  /// The revision as it is written, such as `sha256:9f2c…`.
  static func of(_ files: PackFiles) -> String {
    of(digests: files.contents.mapValues(digest))
  }

  /// The revision of a pack whose files have these digests, by path.
  package static func of(digests: [String: String]) -> String {
    var writer = JSONWriter()
    writer.beginArray()
    let digests = folded(digests)
    let paths = digests.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for path in paths {
      writer.beginArray()
      writer.text(path)
      writer.text(digests[path] ?? "")
      writer.endArray()
    }
    writer.endArray()
    return "sha256:" + digest(of: writer.bytes)
  }

  /// In place of the files of each used pack, under `uses/alias/`, that pack's own revision as
  /// `uses/alias`.
  private static func folded(_ digests: [String: String]) -> [String: String] {
    var folded: [String: String] = [:]
    var used: [String: [String: String]] = [:]
    for (path, digest) in digests {
      let parts = path.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
      if parts.count == 3, parts[0] == "uses" {
        used[String(parts[1]), default: [:]][String(parts[2])] = digest
      } else {
        folded[path] = digest
      }
    }
    for (alias, files) in used { folded["uses/\(alias)"] = of(digests: files) }
    return folded
  }

  /// The SHA-256 of a file, in hexadecimal digits.
  package static func digest(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }
}

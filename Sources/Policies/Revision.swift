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

  /// The SHA-256 of a file, in hexadecimal digits.
  package static func digest(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }
}

internal import CanonicalJSON
internal import Crypto

/// The content digest of a pack: SHA-256 of the canonical JSON of `[[path, sha256], …]`, sorted.
enum Revision {
  /// The revision as it is written, such as `sha256:9f2c…`.
  static func of(_ files: PackFiles) -> String {
    var writer = JSONWriter()
    writer.beginArray()
    for path in files.paths {
      writer.beginArray()
      writer.text(path)
      writer.text(hexadecimal(SHA256.hash(data: files.contents[path] ?? [])))
      writer.endArray()
    }
    writer.endArray()
    return "sha256:" + hexadecimal(SHA256.hash(data: writer.bytes))
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

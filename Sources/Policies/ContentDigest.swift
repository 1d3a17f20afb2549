internal import Crypto

/// A SHA-256 over bytes that come in pieces.
package struct ContentDigest {
  private var hash = SHA256()

  /// Begins with no bytes.
  package init() {}

  /// Adds bytes.
  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  }

  /// The digest so far as it is written, such as `sha256:9f2c…`.
  package var text: String {
    let digits = Array("0123456789abcdef".utf8)
    let digest = hash.finalize()
    return "sha256:"
      + String(
        decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

internal import Crypto

/// SHA-256 of what is no leaf and no node.
enum Digest {
  static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}

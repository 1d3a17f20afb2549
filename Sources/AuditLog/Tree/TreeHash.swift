internal import Crypto
internal import Foundation

/// A hash in a Merkle tree: SHA-256, of a leaf or of two hashes below (RFC 6962, section 2.1).
public struct TreeHash: Hashable, Sendable {
  /// How long a hash is.
  public static let byteCount = 32

  /// The hash of the tree without leaves: SHA-256 of nothing.
  public static let empty = TreeHash(SHA256().finalize())

  // The bytes, eight a word, as they lie in memory: no hash is an object of its own.
  private let words: SIMD4<UInt64>

  /// Takes 32 bytes; nil where there are more or fewer.
  public init?(bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == Self.byteCount else { return nil }
    words = bytes.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
  }

  private init(_ digest: SHA256.Digest) {
    words = digest.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
  }

  /// The hash of a leaf: SHA-256 of a zero byte and what the leaf holds.
  public init(leaf bytes: [UInt8]) { self = bytes.withUnsafeBytes(Self.init(leaf:)) }

  /// The hash of a leaf that lies elsewhere.
  init(leaf bytes: UnsafeRawBufferPointer) {
    var hash = SHA256()
    withUnsafeBytes(of: UInt8(0)) { hash.update(bufferPointer: $0) }
    hash.update(bufferPointer: bytes)
    self.init(hash.finalize())
  }

  /// The hash of a node: SHA-256 of a one and the hashes below it.
  public init(_ left: TreeHash, _ right: TreeHash) {
    var hash = SHA256()
    withUnsafeBytes(of: UInt8(1)) { hash.update(bufferPointer: $0) }
    withUnsafeBytes(of: left.words) { hash.update(bufferPointer: $0) }
    withUnsafeBytes(of: right.words) { hash.update(bufferPointer: $0) }
    self.init(hash.finalize())
  }

  /// The 32 bytes.
  public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }
}

extension TreeHash {
  /// Takes the base64 of 32 bytes; nil for anything else.
  public init?(base64: some StringProtocol) {
    guard let bytes = Base64.bytes(of: base64.utf8) else { return nil }
    self.init(bytes: bytes)
  }

  /// The 32 bytes as base64.
  public var base64: String { Base64.text(of: bytes) }
}

extension TreeHash: CustomStringConvertible {
  /// The 32 bytes as base64.
  public var description: String { base64 }
}

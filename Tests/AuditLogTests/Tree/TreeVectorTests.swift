import AuditLog
import CanonicalJSON
import Foundation
import TestSupport
import Testing

@Suite("tree, by the vectors of transparency-dev/merkle")
struct TreeVectorTests {
  /// Every JSON file below `testdata/kind`, with its name.
  private func cases(_ kind: String) throws -> [(name: String, tree: TextTree)] {
    guard let url = SharedFolder.url("vectors/rfc6962-merkle/testdata/" + kind) else { return [] }
    let names = try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
    return try names.filter { $0.hasSuffix(".json") }.map { name in
      let bytes = [UInt8](try Data(contentsOf: url.appending(path: name)))
      return (kind + "/" + name, try CanonicalJSON.parse(bytes))
    }
  }

  /// Judges each case, and says which of them were judged wrongly.
  private func misjudged(_ kind: String, _ judge: (VectorCase) -> Bool) throws -> [String] {
    let cases = try cases(kind)
    #expect(cases.isEmpty || cases.count > 90)
    return cases.compactMap { name, tree in
      judge(VectorCase(tree: tree)) == (tree["wantErr"]?.content == .boolean(true)) ? name : nil
    }
  }

  @Test("inclusion proofs")
  func inclusion() throws {
    let wrong = try misjudged("inclusion") { vector in
      guard let leaf = vector.hash("leafHash"), let root = vector.hash("root"),
        let path = vector.path
      else { return false }
      let head = TreeHead(size: vector.number("treeSize"), root: root)
      return TreeProof.includes(leaf, at: vector.number("leafIdx"), in: head, path: path)
    }
    #expect(wrong == [])
  }

  @Test("consistency proofs")
  func consistency() throws {
    let wrong = try misjudged("consistency") { vector in
      guard let old = vector.hash("root1"), let new = vector.hash("root2"), let path = vector.path
      else { return false }
      return TreeProof.isConsistent(
        TreeHead(size: vector.number("size1"), root: old),
        with: TreeHead(size: vector.number("size2"), root: new), path: path)
    }
    #expect(wrong == [])
  }

  @Test("inclusion in subtrees")
  func subtreeInclusion() throws {
    let wrong = try misjudged("subtreeinclusion") { vector in
      let (start, end) = (vector.number("start"), vector.number("end"))
      guard let leaf = vector.hash("leafHash"), let root = vector.hash("root"),
        let path = vector.path, start <= end,
        // A range that is no subtree has no tree of its own.
        start % (end - start).roundedUpToPowerOfTwo == 0
      else { return false }
      let head = TreeHead(size: end - start, root: root)
      return TreeProof.includes(leaf, at: vector.number("leafIdx") - start, in: head, path: path)
    }
    #expect(wrong == [])
  }

  @Test("subtrees in trees")
  func subtreeConsistency() throws {
    let wrong = try misjudged("subtreeconsistency") { vector in
      let (start, end) = (vector.number("start"), vector.number("end"))
      guard let inner = vector.hash("root1"), let root = vector.hash("root2"),
        let path = vector.path, start <= end
      else { return false }
      return TreeProof.contains(
        start..<end, hash: inner, in: TreeHead(size: vector.number("size"), root: root), path: path)
    }
    #expect(wrong == [])
  }
}

/// One case: an object of numbers and hashes.
private struct VectorCase {
  let tree: TextTree

  /// A number, or -1 where it is none that a size can be.
  func number(_ key: String) -> Int64 {
    guard case .number(let value)? = tree[key]?.content else { return -1 }
    return Int64(exactly: value) ?? -1
  }

  func hash(_ key: String) -> TreeHash? { tree[key].flatMap(Self.hash) }

  var path: [TreeHash]? {
    guard case .list(let items)? = tree["proof"]?.content else { return [] }
    let hashes = items.compactMap(Self.hash)
    return hashes.count == items.count ? hashes : nil
  }

  /// A hash; for a text that is none, and which some cases use for hashes that they only compare,
  /// a hash of it.
  private static func hash(_ tree: TextTree) -> TreeHash? {
    guard case .text(let text) = tree.content, !text.isEmpty else { return nil }
    return TreeHash(base64: text) ?? TreeHash(leaf: Array(text.utf8))
  }
}

extension Int64 {
  fileprivate var roundedUpToPowerOfTwo: Int64 {
    self <= 1 ? 1 : 1 << Int64(64 - (self - 1).leadingZeroBitCount)
  }
}

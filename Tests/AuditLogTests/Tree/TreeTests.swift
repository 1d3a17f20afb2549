import AuditLog
import Testing

@Suite("tree")
struct TreeTests {
  /// The leaves that Certificate Transparency's implementations test with.
  static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
    [
      0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e,
      0x6f,
    ],
  ]

  /// Their roots, for 0 to 8 leaves.
  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test("the roots of the trees of 0 to 8 well-known leaves are the well-known ones")
  func knownRoots() {
    var edge = TreeEdge()
    var roots = [hex(edge.root)]
    for leaf in Self.leaves {
      edge.append(TreeHash(leaf: leaf))
      roots.append(hex(edge.root))
    }
    #expect(roots == Self.roots)
    #expect(edge.head.size == 8)
  }

  @Test("root, edge and inclusion proofs are those of the definition, for every size to 130")
  func smallInclusion() throws {
    let leaves = numberedLeaves(130)
    let tree = MerkleTree(MemoryHashes(leaves: leaves))
    var edge = TreeEdge()
    for size in 0...leaves.count {
      let root = MemoryHashes.root(leaves.prefix(size))
      #expect(edge.root == root)
      #expect(try tree.root(size: Int64(size)) == root)
      #expect(try tree.edge(size: Int64(size)) == edge)
      for index in 0..<size {
        let path = try tree.inclusionPath(of: Int64(index), size: Int64(size))
        guard path == MemoryHashes.path(index, leaves.prefix(size)),
          TreeProof.includes(leaves[index], at: Int64(index), in: edge.head, path: path)
        else {
          Issue.record("leaf \(index) of \(size)")
          return
        }
      }
      if size < leaves.count { edge.append(leaves[size]) }
    }
  }

  @Test("consistency proofs are those of the definition, for every pair of sizes to 130")
  func smallConsistency() throws {
    let leaves = numberedLeaves(130)
    let tree = MerkleTree(MemoryHashes(leaves: leaves))
    let heads = (0...leaves.count).map {
      TreeHead(size: Int64($0), root: MemoryHashes.root(leaves.prefix($0)))
    }
    for size in 1...leaves.count {
      for old in 1...size {
        let path = try tree.consistencyPath(from: Int64(old), to: Int64(size))
        guard path == MemoryHashes.proof(old, leaves.prefix(size)),
          TreeProof.isConsistent(heads[old], with: heads[size], path: path)
        else {
          Issue.record("\(old) and \(size)")
          return
        }
      }
    }
  }

  @Test(
    "over several levels of tiles, root and proofs hold too",
    arguments: [255, 256, 257, 511, 513, 65_535, 65_536, 65_537, 70_000] as [Int64])
  func largeTrees(size: Int64) throws {
    let leaves = numberedLeaves(Int(size))
    let tree = MerkleTree(MemoryHashes(leaves: leaves))
    let head = TreeHead(size: size, root: MemoryHashes.root(leaves[...]))
    #expect(try tree.root(size: size) == head.root)
    for index in [0, 1, 254, size / 2, size - 2, size - 1] {
      let path = try tree.inclusionPath(of: index, size: size)
      #expect(TreeProof.includes(leaves[Int(index)], at: index, in: head, path: path))
      #expect(!TreeProof.includes(leaves[Int(index)], at: index ^ 1, in: head, path: path))
      let old = TreeHead(size: index + 1, root: try tree.root(size: index + 1))
      let proof = try tree.consistencyPath(from: old.size, to: size)
      #expect(TreeProof.isConsistent(old, with: head, path: proof))
    }
  }

  @Test("the edge gives each hash above the lowest tiles once it is complete, and only once")
  func completed() {
    var edge = TreeEdge()
    var given: [[Int64]] = []
    for leaf in numberedLeaves(65_536 + 300) {
      edge.append(leaf) { level, position, _ in given.append([Int64(level), position]) }
    }
    let firsts = (0..<256).map { [1, Int64($0)] }
    #expect(given == firsts + [[2, 0], [1, 256]])
  }

  @Test("an edge is put together only of as many hashes as its size has bits")
  func edgeParts() {
    let leaves = numberedLeaves(3)
    #expect(TreeEdge(size: 3, subtrees: leaves) == nil)
    #expect(TreeEdge(size: -1, subtrees: leaves) == nil)
    #expect(TreeEdge(size: 7, subtrees: leaves)?.size == 7)
  }

  @Test("proofs about what cannot be are refused without harm")
  func senseless() {
    let leaf = numberedLeaves(1)[0]
    let one = TreeHead(size: 1, root: leaf)
    let huge = TreeHead(size: .max, root: leaf)
    #expect(!TreeProof.includes(leaf, at: -1, in: one, path: []))
    #expect(!TreeProof.includes(leaf, at: 1, in: one, path: []))
    #expect(!TreeProof.includes(leaf, at: .max, in: huge, path: [leaf]))
    #expect(
      !TreeProof.includes(leaf, at: .max - 1, in: huge, path: .init(repeating: leaf, count: 99)))
    #expect(!TreeProof.isConsistent(TreeHead(size: 0, root: .empty), with: one, path: []))
    #expect(!TreeProof.isConsistent(huge, with: one, path: []))
    #expect(!TreeProof.isConsistent(TreeHead(size: -5, root: leaf), with: one, path: []))
    #expect(!TreeProof.isConsistent(one, with: huge, path: [leaf]))
    #expect(TreeProof.isConsistent(one, with: one, path: []))
    #expect(!TreeProof.contains(3..<5, hash: leaf, in: huge, path: [leaf]))
  }
}

func hex(_ hash: TreeHash) -> String {
  hash.bytes.map { byte in
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }.joined()
}

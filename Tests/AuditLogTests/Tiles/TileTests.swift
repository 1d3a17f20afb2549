import Testing

@testable import AuditLog

@Suite("tiles")
struct TileTests {
  @Test(
    "a tile's path is that of C2SP tlog-tiles",
    arguments: [
      (Tile(content: .hashes(level: 0), index: 1_234_067, width: 256), "tile/0/x001/x234/067"),
      (Tile(content: .hashes(level: 1), index: 0, width: 17), "tile/1/000.p/17"),
      (Tile(content: .entries, index: 0, width: 15), "tile/entries/000.p/15"),
      (Tile(content: .entries, index: 999, width: 256), "tile/entries/999"),
      (Tile(content: .entries, index: 1000, width: 1), "tile/entries/x001/000.p/1"),
      (Tile(content: .hashes(level: 5), index: 999_999, width: 255), "tile/5/x999/999.p/255"),
      (
        Tile(content: .hashes(level: 0), index: .max, width: 1),
        "tile/0/x009/x223/x372/x036/x854/x775/807.p/1"
      ),
    ])
  func paths(tile: Tile, path: String) { #expect(tile.path == path) }

  @Test("a tree has the tiles that the specification counts for 70,000 and 256 entries")
  func specification() {
    let widths = { (size: Int64) in
      (0..<Tile.levels(size: size)).map { level in
        Tile.all(.hashes(level: level), size: size).map(\.width)
      }
    }
    #expect(widths(70_000) == [.init(repeating: 256, count: 273) + [112], [256, 17], [1]])
    #expect(widths(256) == [[256], [1]])
    #expect(widths(1) == [[1]])
    #expect(widths(0) == [])
    #expect(Tile.all(.entries, size: 70_000).map(\.width).reduce(0, +) == 70_000)
  }

  @Test("the largest tree that can be claimed does no harm")
  func claimed() {
    #expect(Tile.levels(size: .max) == 8)
    let first = Tile.all(.entries, size: .max).first { _ in true }
    #expect(first == Tile(content: .entries, index: 0, width: 256))
  }

  @Test("a bundle is its entries, each with its length before it")
  func bundle() {
    let entries = [
      [], [7], [UInt8](repeating: 1, count: 258), [UInt8](repeating: 2, count: 65_535),
    ]
    let bytes = EntryBundle.bytes(of: entries.map { EntryLeaf(of: $0) })
    #expect(bytes.prefix(9) == [0, 0, 0, 1, 7, 1, 2, 1, 1])
    #expect(bytes.count == 8 + 1 + 258 + 65_535)
    #expect(EntryBundle.leaves(bytes, count: 4)?.map(Array.init) == entries)
    #expect(EntryBundle.leaves(bytes, count: 3) == nil)
    #expect(EntryBundle.leaves(bytes + [0], count: 4) == nil)
    #expect(EntryBundle.leaves(bytes + [0], count: 5) == nil)
    #expect(EntryBundle.leaves(bytes.dropLast(), count: 4) == nil)
    #expect(EntryBundle.leaves([], count: 0)?.count == 0)
  }

  @Test("an entry that is too long stands in the tree by its digest")
  func largeEntry() {
    let short = [UInt8](repeating: 7, count: 65_535)
    #expect(EntryLeaf(of: short).bytes == short)
    let leaf = EntryLeaf(of: short + [7])
    #expect(
      String(decoding: leaf.bytes, as: UTF8.self)
        == "edict.log/large-entry/v1\n65536\n" + Base64.text(of: Digest.sha256(short + [7])) + "\n")
    #expect(EntryLeaf.isReserved(leaf.bytes))
  }
}

import LuaSyntax
import Testing

/// That every node spans exactly its own text.
@Suite("ranges")
struct RangeTests {
  private static let text = """
    -- head
    local a <const>, b = f(1, x.y) , { 1; k = 2, ["z"] = -3, }
    if a then g() elseif ( b ) then ; else return a.b [ c ] : m "s" ; end
    for i = 1 , 2 , 3 do break end  for k , v in p ( t ) do goto l ::l:: end
    function m.n:o( p , ... ) while not p do end end
    repeat local function h ( ) end until a + b  ..  c
    b , b.c = 1 , 2
    """

  private func chunk(_ text: String) throws -> Chunk {
    try Parser.parse(SourceText(name: "test.lua", bytes: Array(text.utf8)))
  }

  @Test("every node's text is what was written of it, without the space around")
  func slices() throws {
    let chunk = try chunk(Self.text)
    let slices = chunk.block.statements.map { chunk.source.text(in: $0.range) }
    #expect(
      slices == [
        "local a <const>, b = f(1, x.y) , { 1; k = 2, [\"z\"] = -3, }",
        "if a then g() elseif ( b ) then ; else return a.b [ c ] : m \"s\" ; end",
        "for i = 1 , 2 , 3 do break end", "for k , v in p ( t ) do goto l ::l:: end",
        "function m.n:o( p , ... ) while not p do end end",
        "repeat local function h ( ) end until a + b  ..  c", "b , b.c = 1 , 2",
      ])
    let inner = chunk.block.statements.map { statement in
      Node.statement(statement).children.map { chunk.source.text(in: $0.range) }
    }
    #expect(
      inner == [
        ["a", "const", "b", "f(1, x.y)", "{ 1; k = 2, [\"z\"] = -3, }"],
        ["a", "g()", "( b )", ";", "return a.b [ c ] : m \"s\" ;"],
        ["i", "1", "2", "3", "break"], ["k", "v", "p ( t )", "goto l ::l::"],
        ["m", "n", "o", "( p , ... ) while not p do end end"],
        ["a + b  ..  c", "local function h ( ) end"], ["b", "b.c", "1", "2"],
      ])
  }

  @Test("the range of an empty block is empty, where its block would stand")
  func emptyBlocks() throws {
    let chunk = try chunk("do  end")
    #expect(chunk.block.range == 0..<7)
    #expect(Node.statement(chunk.block.statements[0]).children.map(\.range) == [4..<4])
    #expect(try self.chunk(" -- nothing").block.range == 11..<11)
  }

  @Test("an operator's range is its own")
  func operators() throws {
    let chunk = try chunk("return a  <=  - b")
    let words = words(in: chunk)
    #expect(words == ["<=", "-"])
  }

  private func words(in chunk: Chunk) -> [String] {
    var words: [String] = []
    Node.walk(.block(chunk.block)) { node, _ in
      if case .word(let range) = node { words.append(chunk.source.text(in: range)) }
    }
    return words
  }

  @Test("a node lies inside the node around it, and no two children overlap")
  func nesting() throws {
    for text in [Self.text] + LuaCorpus.texts(below: 4_000) {
      guard let chunk = try? chunk(text) else { continue }
      Node.walk(.block(chunk.block)) { node, outer in
        #expect(outer.range.lowerBound <= node.range.lowerBound)
        #expect(node.range.upperBound <= outer.range.upperBound)
        let ranges = node.children.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
        for (one, next) in zip(ranges, ranges.dropFirst()) {
          #expect(one.upperBound <= next.lowerBound)
        }
      }
    }
  }

  @Test("the text of a statement, parsed alone, gives the same tree")
  func reparsing() throws {
    for text in [Self.text] + LuaCorpus.texts(below: 4_000) {
      guard let chunk = try? chunk(text) else { continue }
      for statement in chunk.block.statements {
        guard let alone = try? self.chunk(chunk.source.text(in: statement.range)) else { continue }
        #expect(TreePrinter.text(alone.block) == TreePrinter.text(statement))
      }
    }
  }
}

import Records
import Testing

@Suite("shapes")
struct ShapeTests {
  @Test("record types have the first shapes, objects nested in them those after")
  func shapes() throws {
    let shapes = try Samples.nestedType().shapes
    #expect(
      shapes.map(\.path) == [
        "credit_case", "firm", "firm.address", "firm.awards[]", "firm.grid[][]", "firm.best",
        "firm.awards[].jury[]", "firm.best.jury[]",
      ])
    #expect(
      shapes.map(\.childShapes) == [
        [nil, nil], [nil, nil, 2, 3, nil, 4, 5], [nil, nil], [nil, nil, nil, 6], [nil, nil],
        [nil, nil, nil, 7], [nil], [nil],
      ])
    #expect(shapes[4].fields.map(\.name) == ["y", "x"])
    #expect(shapes[4].slots == ["y": 0, "x": 1])
    #expect(shapes[1].fields == (try Samples.nestedFirm().fields))
  }

  @Test("a field holds what is nested in it, definitions with what stands beside their `$ref`")
  func children() throws {
    let fields = try Samples.nestedFirm().fields
    let awards = fields[3]
    #expect(awards.kind == .list)
    #expect(awards.title == "Awards")
    let award = try #require(awards.children.first)
    #expect(award.name == "")
    #expect(award.title == "Awards")
    #expect(award.kind == .object)
    #expect(award.children.map(\.name) == ["level", "on", "sums", "jury"])
    #expect(award.children.map(\.kind) == [.text, .date, .list, .list])
    #expect(award.children.map(\.isRequired) == [true, false, false, false])
    let best = fields[6]
    #expect(best.title == "Best award")
    #expect(best.isJudgement)
    #expect(!award.isJudgement)
    #expect(best.children == award.children)
    #expect(fields[5].children.first?.children.first?.children.map(\.title) == ["y", "x"])
    #expect(fields[5].children.first?.title == "grid")
    #expect(award.children[3].children.first?.children.first?.isPersonal == true)
  }
}

import Foundation
import TestSupport
import Testing

@Suite("what a dry run tells of segments, money and scores in text")
struct DryRunTextTests {
  private static let pack = [
    "pack.yaml": """
    id: help
    title: Help
    subject: firm
    decisions: [help, points]
    """,
    "sources.yaml": "act: { title: The act }",
    "records/firm.yaml": """
    type: object
    additionalProperties: false
    x-id: id
    required: [id]
    properties:
      id: { type: string }
      staff: { type: integer }
      asks: { type: number, x-unit: CNY }
      size: { type: string, enum: [small, middle, large], x-ordered: true, x-segment: true }
      place: { type: string, x-segment: true }
    """,
    "rules/help.lua": """
    decision { title = "Help", combine = "all" }
    rule "few" {
      title = "Few staff", source = "act",
      test = function(firm) return firm.staff <= 10 end,
    }
    """,
    "rules/points.lua": """
    decision { title = "Points", combine = "sum", at_least = 5 }
    rule "staff" {
      title = "Few staff", source = "act",
      points = function(firm) return 20 - firm.staff end, min = -100, max = 100,
    }
    """,
  ]

  @Test func `values that differ are told with their intervals, then money and scores`() throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.pack {
      try folder.write(text, to: "old/" + path)
      let changed = text.replacing("<= 10", with: "<= 20").replacing("20 - ", with: "18 - ")
      try folder.write(changed, to: "new/" + path)
    }
    // Only in Wuhan are there firms with more than ten.
    let lines = (0..<200).map { index in
      let (staff, place) = index % 4 == 0 ? (15, "武汉") : (8, index % 4 == 1 ? "Paris" : "Oslo")
      let size = ["small", "middle", "large"][index % 3]
      return
        #"{"id":"\#(index)","staff":\#(staff),"asks":1000,"size":"\#(size)","place":"\#(place)"}"#
    }
    try folder.write(lines.joined(separator: "\n"), to: "firms.jsonl")
    let result = try Command.edict(
      [
        "dry-run", "new", "--baseline", "old", "--records", "firms.jsonl", "--as-of", "2026-01-01",
      ], in: folder.url)
    #expect(result.exit == 0)
    let text = result.output
    let start = try #require(text.range(of: "Segments:")?.lowerBound)
    let end = try #require(text.range(of: "\nFlips:")?.lowerBound)
    #expect(
      String(text[start..<end]) == """
        Segments: values whose share of flips differs from that of all others, with the 95 % interval
          help by firm.size: none of 3 tested
          points by firm.size: none of 3 tested
          help by firm.place: 3 of 3 tested
            value  dossiers  yes before  yes after    flips  others                difference        p
            武汉         50       0.0 %    100.0 %  100.0 %   0.0 %  +100.0 (+92.4 to +100.0)  < 0.001
            Oslo        100     100.0 %    100.0 %    0.0 %  50.0 %    -50.0 (-59.6 to -39.7)  < 0.001
            Paris        50     100.0 %    100.0 %    0.0 %  33.3 %    -33.3 (-41.2 to -23.3)  < 0.001
          points by firm.place: 3 of 3 tested
            value  dossiers  yes before  yes after    flips  others                difference        p
            武汉         50     100.0 %      0.0 %  100.0 %   0.0 %  +100.0 (+92.4 to +100.0)  < 0.001
            Oslo        100     100.0 %    100.0 %    0.0 %  50.0 %    -50.0 (-59.6 to -39.7)  < 0.001
            Paris        50     100.0 %    100.0 %    0.0 %  33.3 %    -33.3 (-41.2 to -23.3)  < 0.001

        Money: sums over dossiers that enter yes, leave it and stay
          decision  field      unit  entered    left   stayed
          help      firm.asks  CNY    50,000       0  150,000
          points    firm.asks  CNY         0  50,000  150,000

        Scores: totals, rounded down
          decision          dossiers  least  25 %  median  75 %  most
          points    before       200      5     5      12    12    12
          points    after        200      3     3      10    10    10

        """)
  }
}

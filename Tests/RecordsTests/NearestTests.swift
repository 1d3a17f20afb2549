import Records
import Testing

@Suite("did you mean")
struct NearestTests {
  @Test(
    "the nearest word is the one that was meant",
    arguments: [
      ("regoin", "region"), ("Region", "region"), ("regio", "region"), ("sta", nil), ("", nil),
      ("xyz", nil), (String(repeating: "r", count: 100_000), nil), ("stagе", "stage"),
    ] as [(String, String?)])
  func nearest(written: String, meant: String?) {
    #expect(Nearest.word(to: written, among: ["name", "region", "stage"]) == meant)
  }
}

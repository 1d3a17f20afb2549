import Decisions
import TestSupport
import Testing

@testable import Trials

@Suite("counting segments")
struct SegmentTallyTests {
  private static let flip = DryRunReport.Transition(from: .yes, to: .no)
  private static let stay = DryRunReport.Transition(from: .yes, to: .yes)

  /// Each value with dossiers, yes before, yes after and flips.
  private static func lines(_ values: [DryRunReport.Value]) -> [String] {
    values.map { value in
      let name = value.isRest ? "…" : value.text ?? "?"
      return "\(name) \(value.dossiers) \(value.yesBefore) \(value.yesAfter) \(value.flips)"
    }
  }

  @Test("tells each value, and where none is known, with each decision")
  func values() {
    var tally = SegmentTally(decisions: 2)
    tally.add("b", [Self.flip, Self.stay])
    tally.add("a", [.init(from: .no, to: .error), Self.stay])
    tally.add(nil, [.init(from: .undetermined, to: .yes), Self.flip])
    tally.add("b", [Self.stay, Self.stay])
    #expect(Self.lines(tally.values(of: 0)) == ["a 1 0 0 0", "b 2 2 1 1", "? 1 0 1 1"])
    #expect(Self.lines(tally.values(of: 1)) == ["a 1 1 1 0", "b 2 2 2 0", "? 1 1 0 1"])
  }

  @Test("values of an ordered enumeration come in its order, others after it")
  func ordered() {
    var tally = SegmentTally(decisions: 1)
    for text in ["late", "other", "seed", "early", nil] { tally.add(text, [Self.stay]) }
    #expect(
      Self.lines(tally.values(of: 0, in: ["seed", "early", "later", "late"])).map { $0.prefix(5) }
        == ["seed ", "early", "late ", "other", "? 1 1"])
  }

  @Test("values are equal by their bytes alone")
  func bytes() {
    var tally = SegmentTally(decisions: 1)
    for text in ["é", "e\u{301}", "é"] { tally.add(text, [Self.stay]) }
    #expect(tally.values(of: 0).map(\.dossiers) == [1, 2])
  }

  @Test("comes to the same however dossiers are dealt out, in whatever order")
  func merging() {
    // More values than a tally holds, so that parts forget some before they are merged.
    var random = TestSupport.SplitMix(seed: 9)
    let texts = (0..<40_000).map { _ in
      String(10_000 + min(random.below(12_000), random.below(12_000)))
    }
    func counted(_ parts: Int, _ texts: [String]) -> [DryRunReport.Value] {
      var tallies = Array(repeating: SegmentTally(decisions: 1), count: parts)
      for (index, text) in texts.enumerated() {
        tallies[index % parts].add(text, [text.hasSuffix("7") ? Self.flip : Self.stay])
      }
      return tallies.dropFirst().reduce(into: tallies[0]) { $0.merge($1) }.values(of: 0)
    }
    let whole = counted(1, texts)
    #expect(whole == counted(3, texts))
    #expect(whole == counted(7, texts.reversed()))
    #expect(whole.count == DryRunReport.Segment.valueLimit + 1)
    #expect(whole.last?.isRest == true)
    #expect(whole.reduce(0) { $0 + $1.dossiers } == 40_000)
    #expect(whole.reduce(0) { $0 + $1.flips } == texts.count { $0.hasSuffix("7") })
    #expect(whole.first?.dossiers == texts.count { $0 == whole.first?.text })
  }
}

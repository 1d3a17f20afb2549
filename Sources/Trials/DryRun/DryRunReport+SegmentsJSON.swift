internal import CanonicalJSON

extension DryRunReport.Segment {
  /// Writes it with how each of its values compares with all others.
  func write(_ verdicts: [SegmentComparison.Verdict], to writer: inout JSONWriter) {
    let rows = Array(zip(values, verdicts))
    writer.members([
      ("decision", { $0.text(decision) }), ("field", { $0.text(field) }),
      ("title", { $0.text(title) }),
      ("values", { $0.items(rows) { $0.0.write($0.1, to: &$1) } }),
    ])
  }
}

extension DryRunReport.Value {
  fileprivate func write(
    _ verdict: SegmentComparison.Verdict, to writer: inout JSONWriter
  ) {
    writer.members([
      ("comparison", { verdict.write(to: &$0) }), ("dossiers", { $0.integer(dossiers) }),
      ("flips", { $0.integer(flips) }), ("rest", { $0.boolean(isRest) }),
      ("value", { $0.textOrNull(text) }),
      ("yes_after", { $0.integer(yesAfter) }), ("yes_before", { $0.integer(yesBefore) }),
    ])
  }
}

extension SegmentComparison.Verdict {
  /// The numbers of the test to six places, or why there is none.
  fileprivate func write(to writer: inout JSONWriter) {
    guard case .tested(let test) = self else {
      return writer.members([("verdict", { $0.text(name) })])
    }
    func number(_ number: Double) -> (inout JSONWriter) -> Void {
      { $0.number((number * 1e6).rounded() / 1e6) }
    }
    writer.members([
      ("difference", number(test.difference)), ("high", number(test.high)),
      ("low", number(test.low)), ("p", number(test.p)), ("p_corrected", number(test.adjusted)),
      ("verdict", { $0.text(test.isDifferent ? "different" : "not_shown") }),
    ])
  }
}

extension DryRunReport.MoneySum {
  func write(to writer: inout JSONWriter) {
    writer.members([
      ("decision", { $0.text(decision) }), ("entered", { $0.number(entered) }),
      ("field", { $0.text(field) }), ("left", { $0.number(left) }),
      ("stayed", { $0.number(stayed) }), ("title", { $0.text(title) }),
      ("unit", { $0.text(unit) }),
    ])
  }
}

extension DryRunReport.Score {
  func write(to writer: inout JSONWriter) {
    func bins(_ counts: [Int: Int]) -> (inout JSONWriter) -> Void {
      { writer in
        writer.items(counts.sorted { $0.key < $1.key }) { bin, writer in
          writer.integers([bin.key, bin.value])
        }
      }
    }
    writer.members([
      ("after", bins(after)), ("before", bins(before)), ("decision", { $0.text(decision) }),
      ("title", { $0.text(title) }),
    ])
  }
}

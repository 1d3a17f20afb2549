public import CanonicalJSON
internal import Decisions
internal import Records

extension DryRunReport {
  /// Writes the whole report as one object of canonical JSON; `docs/dry-run.md` tells its shape.
  public func write(to writer: inout JSONWriter) {
    let portfolio: [(key: String, write: (inout JSONWriter) -> Void)] =
      portfolios.isEmpty
      ? [] : [("portfolio", { $0.items(portfolios) { $0.write(to: &$1) } })]
    writer.members(
      [
        ("attributed", { $0.boolean(isAttributed) }),
        ("baseline", { baseline.write(to: &$0) }),
        ("candidate", { candidate.write(to: &$0) }),
        ("decisions", { $0.items(decisions) { $0.write(to: &$1) } }),
        ("edits", { $0.items(edits) { $0.write(to: &$1) } }),
        ("flip_count", { $0.integer(flipCount) }),
        ("flips", { $0.items(flips) { $0.write(to: &$1) } }),
        ("money", { $0.items(sums) { $0.write(to: &$1) } }),
        ("population", { population.write(to: &$0) }),
      ] + portfolio + [
        ("scores", { $0.items(scores) { $0.write(to: &$1) } }),
        (
          "segments",
          { $0.items(Array(zip(segments, comparison.verdicts))) { $0.0.write($0.1, to: &$1) } }
        ),
      ])
  }
}

extension DryRunReport.Side {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      ("as_of", { $0.textOrNull(asOf?.iso) }), ("pack", { $0.text(pack) }),
      ("revision", { $0.text(revision) }), ("title", { $0.text(title) }),
    ])
  }
}

extension DryRunReport.Population {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      ("decided", { $0.integer(decided) }), ("digest", { $0.text(digest) }),
      ("left_out", { $0.counts(leftOut) }), ("records", { $0.integer(records) }),
      ("refusals", { $0.items(refusals) { $0.write(to: &$1) } }),
      (
        "refused",
        {
          $0.counts([
            "baseline": refusedByBaseline, "both": refusedByBoth, "candidate": refusedByCandidate,
          ])
        }
      ),
    ])
  }
}

extension DryRunReport.Refusal {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      ("by", { $0.text(by.rawValue) }), ("code", { $0.text(error.code.name) }),
      ("field", { $0.textOrNull(error.field) }), ("line", { $0.integer(error.line) }),
      ("message", { $0.text(error.message) }), ("record", { $0.integer(error.record) }),
    ])
  }
}

extension DryRunReport.Shift {
  fileprivate func write(to writer: inout JSONWriter) {
    let rows = counts.sorted {
      ($0.key.from.place, $0.key.to.place) < ($1.key.from.place, $1.key.to.place)
    }
    writer.members([
      (
        "counts",
        {
          $0.items(rows) { row, writer in
            writer.members([
              ("count", { $0.integer(row.value) }), ("from", { $0.text(row.key.from.rawValue) }),
              ("to", { $0.text(row.key.to.rawValue) }),
            ])
          }
        }
      ),
      ("decision", { $0.text(decision) }),
      ("errors_entered", { $0.integer(errorsEntered) }),
      ("errors_left", { $0.integer(errorsLeft) }),
      ("errors_stayed", { $0.integer(errorsStayed) }),
      ("flips", { $0.integer(flips) }), ("made_by", { $0.text(madeBy.rawValue) }),
      ("other_values", { $0.integer(otherValues) }), ("title", { $0.text(title) }),
    ])
  }
}

extension DryRunReport.Edit {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      ("at", { $0.text(place) }),
      (
        "effect",
        { writer in if let effect { effect.write(to: &writer) } else { writer.null() } }
      ),
      ("kind", { $0.text(kind.rawValue) }), ("lines", { $0.texts(lines) }),
      ("name", { $0.text(name) }),
    ])
  }
}

extension DryRunReport.Effect {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      ("alone", { $0.integer(alone) }),
      ("alone_unreadable", { $0.textOrNull(aloneUnreadable) }),
      ("only_with_others", { $0.integer(onlyWithOthers) }), ("undoes", { $0.integer(undoes) }),
      ("without_unreadable", { $0.textOrNull(withoutUnreadable) }),
    ])
  }
}

extension DryRunReport.Flip {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      ("after", { $0.text(after.rawValue) }), ("alone", { $0.integers(alone) }),
      ("before", { $0.text(before.rawValue) }),
      (
        "condition",
        { writer in
          if let condition { condition.write(to: &writer) } else { writer.null() }
        }
      ),
      ("decision", { $0.text(decision) }), ("name", { $0.textOrNull(name) }),
      ("only_with_others", { $0.integers(onlyWithOthers) }), ("record", { $0.integer(record) }),
      ("subject", { $0.text(subject) }), ("undoes", { $0.integers(undoes) }),
    ])
  }
}

extension DryRunReport.Condition {
  fileprivate func write(to writer: inout JSONWriter) {
    func ground(_ ground: DryRunReport.Ground?) -> (inout JSONWriter) -> Void {
      { writer in if let ground { ground.write(to: &writer) } else { writer.null() } }
    }
    writer.members([
      ("after", ground(after)), ("at", { $0.text(place) }), ("before", ground(before)),
      ("decision", { $0.text(decision) }), ("rule", { $0.textOrNull(rule) }),
      ("title", { $0.text(title) }),
    ])
  }
}

extension DryRunReport.Ground {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      ("decided", { $0.named(decisions) }), ("facts", { $0.named(facts) }),
      ("outcome", { $0.text(outcome.rawValue) }), ("params", { $0.named(parameters) }),
      ("shown", { $0.named(shown) }),
    ])
  }
}

extension DecisionOutcome {
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

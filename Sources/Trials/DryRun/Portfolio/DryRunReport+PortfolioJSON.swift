internal import CanonicalJSON
internal import Decisions

extension DryRunReport.PortfolioShift {
  func write(to writer: inout JSONWriter) {
    func side(_ side: DryRunReport.PortfolioSide?) -> (inout JSONWriter) -> Void {
      { writer in if let side { side.write(to: &writer) } else { writer.null() } }
    }
    writer.members([
      ("after", side(after)), ("before", side(before)), ("decision", { $0.text(decision) }),
      ("displaced", { $0.items(displaced) { $0.write(to: &$1) } }),
      ("displaced_count", { $0.integer(displacedCount) }),
      ("entered", { $0.items(entered) { $0.write(to: &$1) } }),
      ("entered_count", { $0.integer(enteredCount) }), ("made_by", { $0.text(madeBy.rawValue) }),
      ("title", { $0.text(title) }),
    ])
  }
}

extension DryRunReport.PortfolioSide {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      (
        "caps",
        {
          $0.items(caps) { cap, writer in
            writer.members([
              ("cap", { $0.text(cap.cap) }), ("free", { $0.numberOrNull(cap.free) }),
              ("group", { $0.valueOrNull(cap.group) }), ("held", { $0.number(cap.held) }),
              ("limit", { $0.numberOrNull(cap.limit) }), ("taken", { $0.number(cap.taken) }),
            ])
          }
        }
      ),
      (
        "counts",
        { writer in
          guard let counts else { return writer.null() }
          writer.counts([
            "excluded": counts.excluded, "granted": counts.granted, "refused": counts.refused,
            "undetermined": counts.undetermined,
          ])
        }
      ),
      ("error", { $0.textOrNull(error) }), ("outcome", { $0.text(outcome.rawValue) }),
      ("value", { $0.valueOrNull(value) }),
    ])
  }
}

extension DryRunReport.Move {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      (
        "breaks",
        {
          $0.items(breaks) { broken, writer in
            writer.members([
              ("cap", { $0.text(broken.cap) }), ("free", { $0.number(broken.free) }),
              ("group", { $0.valueOrNull(broken.group) }), ("limit", { $0.number(broken.limit) }),
              ("takes", { $0.number(broken.takes) }),
            ])
          }
        }
      ),
      ("name", { $0.textOrNull(name) }), ("otherwise", { $0.textOrNull(otherwise?.rawValue) }),
      ("place", { $0.integer(place) }), ("subject", { $0.text(subject) }),
    ])
  }
}

extension JSONWriter {
  fileprivate mutating func numberOrNull(_ number: Double?) {
    if let number { self.number(number) } else { null() }
  }

  fileprivate mutating func valueOrNull(_ value: TextTree.Content?) {
    if let value { self.value(value) } else { null() }
  }
}

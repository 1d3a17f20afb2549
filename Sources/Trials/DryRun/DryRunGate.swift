internal import Decisions
internal import Policies

/// A bound that a dry run must not cross.
///
///     let gate = try DryRunGate("eligibility yes->no > 2%")
///     print(gate.crossing(report) ?? "not crossed")
///
/// A gate is one of:
///
/// - `error`: a decision is in error that wasn't by the baseline;
/// - `DECISION [FROM->TO] > N` or `> N%`: more flips, or more of all dossiers, where outcomes are
///   `yes`, `no`, `undetermined` and `not_applicable`;
/// - `segment FIELD > Npp`: in a value of the field that at least 30 dossiers have, the share of
///   `yes` of a decision moves by more percentage points.
public struct DryRunGate: Sendable, Hashable {
  /// The gate as it was written.
  public let text: String
  private let kind: Kind

  private enum Kind: Sendable, Hashable {
    case error
    case flips(decision: String, change: DryRunReport.Transition?, limit: Double, isShare: Bool)
    case segment(field: String, points: Double)
  }

  /// Why a gate can't be used.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The code: `bad_gate`, `unknown_decision` or `unknown_segment`.
    public let code: String
    /// The cause.
    public let message: String
    /// Code and cause.
    public var description: String { "\(code): \(message)" }
  }

  /// How many dossiers a value of a segment needs to be looked at.
  public static let leastDossiers = 30

  /// Reads a gate.
  ///
  /// - Throws: `bad_gate` where it is none.
  public init(_ text: String) throws(Fault) {
    self.text = text
    let words = text.replacing("->", with: " -> ").replacing(">", with: " > ")
      .replacing("- >", with: "->").split(whereSeparator: \.isWhitespace).map(String.init)
    guard let kind = Self.kind(words) else {
      throw Fault(
        code: "bad_gate",
        message: "`\(text)` is no gate; write `eligibility yes->no > 2%`, "
          + "`segment region > 5pp` or `error`")
    }
    self.kind = kind
  }

  private static func kind(_ words: [String]) -> Kind? {
    if words == ["error"] { return .error }
    guard let mark = words.firstIndex(of: ">"), mark > 0 else { return nil }
    let (head, tail) = (Array(words[..<mark]), words[(mark + 1)...].joined())
    if head.count == 2, head[0] == "segment" {
      return number(tail, unit: "pp").map { .segment(field: head[1], points: $0) }
    }
    let isShare = tail.hasSuffix("%")
    guard let limit = number(tail, unit: isShare ? "%" : "") else { return nil }
    if head.count == 1 {
      return .flips(decision: head[0], change: nil, limit: limit, isShare: isShare)
    }
    guard head.count == 4, head[2] == "->", let from = DecisionOutcome(rawValue: head[1]),
      let to = DecisionOutcome(rawValue: head[3])
    else { return nil }
    let change = DryRunReport.Transition(from: from, to: to)
    return change.isFlip
      ? .flips(decision: head[0], change: change, limit: limit, isShare: isShare) : nil
  }

  private static func number(_ text: String, unit: String) -> Double? {
    guard text.hasSuffix(unit) else { return nil }
    let digits = text.dropLast(unit.count)
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E })
    else { return nil }
    return Double(digits)
  }

  /// Refuses a gate that names what a dry run doesn't compare.
  ///
  /// - Throws: `unknown_decision`, `unknown_segment`.
  public func check(_ run: DryRun) throws(Fault) {
    switch kind {
    case .error: return
    case .flips(let decision, _, _, _):
      let known = run.plan.shared.map { run.plan.shifts[$0].decision }
      guard known.contains(decision) else {
        throw Fault(
          code: "unknown_decision",
          message: "`\(text)`: nothing compares a decision `\(decision)`; compared are: "
            + known.joined(separator: ", "))
      }
    case .segment(let field, _):
      let known = run.plan.fields.segments.map(\.path)
      guard known.contains(where: { Self.names(field, $0) }) else {
        throw Fault(
          code: "unknown_segment",
          message: "`\(text)`: no field `\(field)` is a segment of the baseline; segments are: "
            + known.joined(separator: ", "))
      }
    }
  }

  /// Whether a field is named by its path or by the end of it.
  private static func names(_ field: String, _ path: String) -> Bool {
    path == field || path.hasSuffix("." + field)
  }

  /// What crosses the gate, in words with the figure; nil where nothing does.
  public func crossing(_ report: DryRunReport) -> String? {
    switch kind {
    case .error:
      let shifts = report.decisions.filter { $0.errorsEntered > 0 }
      if shifts.isEmpty { return nil }
      return shifts.map { "\($0.decision) is in error for \($0.errorsEntered) that it wasn't for" }
        .joined(separator: ", ")
    case .flips(let decision, let change, let limit, let isShare):
      guard let shift = report.decisions.first(where: { $0.decision == decision }) else {
        return nil
      }
      let count = change.map { shift.counts[$0] ?? 0 } ?? shift.flips
      let share = shift.dossiers == 0 ? 0 : Double(count) / Double(shift.dossiers) * 100
      guard (isShare ? share : Double(count)) > limit else { return nil }
      return "\(count) of \(shift.dossiers) flip, \(share.twoPlaces) %"
    case .segment(let field, let points): return crossing(report, field, points)
    }
  }

  private func crossing(_ report: DryRunReport, _ field: String, _ points: Double) -> String? {
    var worst: (moved: Double, text: String)?
    for segment in report.segments where Self.names(field, segment.field) {
      for value in segment.values where value.dossiers >= Self.leastDossiers {
        let moved = Double(value.yesAfter - value.yesBefore) / Double(value.dossiers) * 100
        guard moved.magnitude > points, moved.magnitude > worst?.moved ?? 0 else { continue }
        let name = value.text.map { "`\($0)`" } ?? (value.isRest ? "the rest" : "not known")
        worst = (
          moved.magnitude,
          "\(segment.decision), \(segment.field) \(name): yes moves by \(moved.twoPlaces) pp, "
            + "from \(value.yesBefore) to \(value.yesAfter) of \(value.dossiers)"
        )
      }
    }
    return worst?.text
  }
}

extension Double {
  /// With two decimals at most, without zeros at the end.
  fileprivate var twoPlaces: String {
    let hundredths = (self * 100).rounded()
    let text = String(Int(hundredths.magnitude) / 100)
    let rest = Int(hundredths.magnitude) % 100
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return sign + text }
    return sign + text + "."
      + (rest < 10 ? "0\(rest)" : rest % 10 == 0 ? "\(rest / 10)" : "\(rest)")
  }
}

import Edict
import Foundation

/// What is told of a verdict on a log.
struct VerdictReport {
  /// The log, as it was given.
  let path: String
  let verdict: Verdict
  /// Whether signatures were checked.
  let hasKeys: Bool
  /// What deciding again came to; nil where it wasn't asked for.
  let replay: ReplayReport?

  /// Whether nothing was found, and what was to be decided again could be.
  var isClean: Bool {
    guard let replayText else { return verdict.isClean }
    return verdict.isClean && replayText.report.isClean && !replayText.isNothingReplayed
  }

  /// What is told of deciding again; nil where it wasn't asked for.
  var replayText: ReplayText? { replay.map { ReplayText(path: path, report: $0) } }

  /// For people: a line each on integrity, completeness and what wasn't asked, with what they rest on.
  var pretty: String {
    let lines =
      ["\(path): \(Self.entries(verdict.head.size)), root `\(verdict.head.root)`"]
      + integrity + completeness + reproducibility
    return lines.map { $0 + "\n" }.joined()
  }

  private var integrity: [String] {
    let counts = verdict.counts
    let head =
      verdict.isIntact
      ? "integrity: yes, the log is what its own hashes say"
      : "integrity: no"
    let checked =
      "  hashed again: \(Self.entries(counts.entries)) of \(Int(counts.entryBytes).grouped) bytes; "
      + "compared: \(Self.count(Int(counts.hashes), "hash", "hashes")), "
      + Self.count(counts.checkpoints, "checkpoint", "checkpoints")
    let signatures =
      hasKeys
      ? "  signatures: \(counts.signatures.grouped) on the log's own checkpoints, by the keys given"
      : "  signatures: not checked, no key was given (--key)"
    return [head, checked, signatures] + findings(verdict.integrity)
  }

  private var reproducibility: [String] {
    replayText?.lines ?? ["reproducibility: not checked, no decision was made again (--replay)"]
  }

  private var completeness: [String] {
    let basis = verdict.basis.map { "  agrees with `\($0.name)`, \(text(of: $0))" }
    if verdict.completeness.contains(where: { $0.code != .checkpointRefused }) {
      return ["completeness: no, the log lacks what was signed"] + basis
        + findings(verdict.completeness)
    }
    if !verdict.completeness.isEmpty {
      return ["completeness: not shown, a checkpoint held elsewhere was refused"] + basis
        + findings(verdict.completeness)
    }
    guard let size = verdict.completeTo else {
      return [
        "completeness: not shown, no checkpoint held elsewhere was given (--checkpoint); "
          + "the end may be cut off, and all may be rewritten"
      ]
    }
    let rest = verdict.head.size - size
    let after =
      rest == 0
      ? "" : "; nothing shows it of the \(Self.count(Int(rest), "entry", "entries")) after"
    return ["completeness: yes, of the first \(Self.entries(size))\(after)"] + basis
  }

  private func text(of basis: Verdict.Basis) -> String {
    let size = "of \(Self.entries(basis.size))"
    if let time = basis.time { return "\(size), seen by a witness at \(time)" }
    return hasKeys ? "\(size), signed by the log" : "\(size), its signature not checked"
  }

  /// A line each, and one for those that aren't listed.
  private func findings(_ findings: [Verdict.Finding]) -> [String] {
    let lines = findings.map { "  \($0)" }
    let rest = verdict.findingCount - verdict.integrity.count - verdict.completeness.count
    return rest > 0 && findings.count >= 100
      ? lines + ["  and more; \(verdict.findingCount.grouped) in all"] : lines
  }

  private static func entries(_ number: Int64) -> String {
    count(Int(number), "entry", "entries")
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number.grouped) \(number == 1 ? one : many)"
  }
}

extension Verdict.Basis {
  /// When the first witness saw it, as `2026-11-23T08:15:02Z`; nil where none is known.
  var time: String? { unixSeconds.map(\.time) }
}

extension Note.Signer {
  /// When a witness saw a note; nil for a signature that tells no time.
  var time: String? { unixSeconds.map(\.time) }
}

extension UInt64 {
  /// The time of seconds since 1970, as `2026-11-23T08:15:02Z`.
  fileprivate var time: String {
    Date(timeIntervalSince1970: Double(self)).formatted(.iso8601)
  }
}

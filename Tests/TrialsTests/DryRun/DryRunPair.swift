import CanonicalJSON
import Decisions
import Foundation
import Policies
import Records
import TestSupport
import Testing
import Trials

/// Two small packs, of which the candidate has some texts of the baseline replaced.
struct DryRunPair {
  let baseline: Policy
  let candidate: Policy

  /// A text of a file, and what stands in its place.
  struct Change: Sendable {
    let file: String
    let before: String
    let after: String

    init(_ file: String, _ before: String, _ after: String) {
      (self.file, self.before, self.after) = (file, before, after)
    }
  }

  init(_ changes: [Change]) throws {
    baseline = try Self.policy([])
    candidate = try Self.policy(changes)
  }

  static func policy(_ changes: [Change]) throws -> Policy {
    var pack = SmallPack()
    for change in changes {
      let text = pack.files[change.file] ?? ""
      try #require(change.before.isEmpty || text.contains(change.before), "\(change.before)")
      pack.files[change.file] =
        change.before.isEmpty ? change.after : text.replacing(change.before, with: change.after)
    }
    return try pack.policy()
  }

  static let day = CalendarDate(iso: "2026-04-01") ?? .epoch

  func run(asOf: CalendarDate = day, baselineAsOf: CalendarDate? = nil) -> DryRun {
    DryRun(baseline: baseline, candidate: candidate, asOf: asOf, baselineAsOf: baselineAsOf)
  }

  /// The report over JSON lines, with every flip.
  func report(
    _ lines: [String], _ run: DryRun? = nil, threads: Int = 2
  ) throws -> (report: DryRunReport, flips: [DryRunReport.Flip]) {
    var records = DryRunRecords(
      BytesSource(Array(lines.joined(separator: "\n").utf8)),
      baseline: baseline.pack.dossierType, candidate: candidate.pack.dossierType)
    var flips: [DryRunReport.Flip] = []
    let report = try (run ?? self.run()).run(
      &records, threads: threads,
      onFlip: { flip, _ in
        flips.append(flip)
      })
    return (report, flips)
  }

  /// Invented firms, the same for a seed.
  static func firms(_ count: Int, seed: UInt64 = 9) -> [String] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { index in
      var fields = ["\"id\":\"\(index)\""]
      func add(_ name: String, _ value: String) {
        if !random.oneIn(9) { fields.append("\"\(name)\":\(value)") }
      }
      add("founded_on", "\"\(2016 + random.below(10))-0\(1 + random.below(9))-15\"")
      add("area", "\"\(["31", "3201", "99"][random.below(3)])\"")
      add("stage", "\"\(["seed", "early", "late"][random.below(3)])\"")
      add("revenue", "\(random.below(12) * 10_000)")
      add("debt", "\(random.below(9) * 5_000)")
      add("listed", random.oneIn(2) ? "true" : "false")
      let awards = (0..<random.below(3)).map { _ in
        "{\"level\":\"\(random.oneIn(2) ? "national" : "local")\"}"
      }
      add("awards", "[\(awards.joined(separator: ","))]")
      return "{\(fields.joined(separator: ","))}"
    }
  }
}

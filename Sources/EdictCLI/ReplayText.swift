import Edict

/// What is told of a replay.
struct ReplayText {
  /// The log, as it was given.
  let path: String
  let report: ReplayReport

  /// Whether there are decisions, and none of them could be made again.
  var isNothingReplayed: Bool { count > 0 && replayed == 0 }

  /// How many decisions were looked at, of dossiers and of portfolios.
  private var count: Int { report.decisions + report.portfolios.count }
  private var replayed: Int { report.replayed + report.portfolios.replayed }

  /// For people: what was looked at, and the verdict.
  var pretty: String {
    let counts = [
      report.packs > 0 ? Self.count(report.packs, "pack", "packs") : nil,
      Self.count(report.decisions, "decision", "decisions"),
      report.portfolios.count > 0
        ? Self.count(report.portfolios.count, "portfolio", "portfolios") : nil,
    ].compactMap { $0 }.joined(separator: ", ")
    let head = "\(path): \(Self.count(report.entries, "entry", "entries")); \(counts)"
    return ([head] + lines).map { $0 + "\n" }.joined()
  }

  /// The verdict, a line, and what it rests on.
  var lines: [String] {
    var lines = ["reproducibility: " + verdict]
    lines.append(
      "  decided again: \(Self.count(report.replayed, "decision", "decisions")); "
        + "to the same bytes: \(report.reproduced.grouped)")
    if report.reproducedInPart > 0 {
      lines.append(
        "  of these without values that stay hidden, which no rule reads: "
          + report.reproducedInPart.grouped)
    }
    let ofOthers = report.reproducedOfOtherEngine + report.otherGrounds
    if ofOthers > 0 {
      lines.append(
        "  of another engine: \(ofOthers.grouped) to the same results, "
          + "\(report.otherGrounds.grouped) of them on other grounds")
    }
    for reason in ReplayReport.Reason.allCases {
      guard let count = report.notReplayable[reason] else { continue }
      lines.append("  not decided again: \(count.grouped): \(reason.rawValue): \(reason.text)")
    }
    return lines + shadows + portfolios + findings
  }

  /// What became of shadows; nothing where there are none.
  private var shadows: [String] {
    let shadows = report.shadows
    if shadows.count == 0 { return [] }
    let again = shadows.reproduced + shadows.differing
    return [
      "  shadows decided again: \(again.grouped); to the same bytes: \(shadows.reproduced.grouped)"
    ]
      + ReplayReport.Reason.allCases.compactMap { reason in
        shadows.notReplayable[reason].map {
          "  shadows not decided again: \($0.grouped): \(reason.rawValue): \(reason.text)"
        }
      }
  }

  /// What became of portfolio decisions; nothing where there are none.
  private var portfolios: [String] {
    let portfolios = report.portfolios
    if portfolios.count == 0 { return [] }
    let others =
      portfolios.otherGrounds == 0
      ? "" : "; of another engine on other grounds: \(portfolios.otherGrounds.grouped)"
    return [
      "  portfolios decided again: \(portfolios.replayed.grouped); "
        + "to the same bytes: \(portfolios.reproduced.grouped)\(others)"
    ]
      + ReplayReport.Reason.allCases.compactMap { reason in
        portfolios.notReplayable[reason].map {
          "  portfolios not decided again: \($0.grouped): \(reason.rawValue): \(reason.text)"
        }
      }
  }

  private var verdict: String {
    if !report.isClean {
      return "no, \(Self.count(report.findingCount, "finding", "findings"))"
    }
    if count == 0 { return "nothing to show, no decision was looked at" }
    if isNothingReplayed { return "not shown, no decision could be made again" }
    let all = replayed == count
    return "yes, every decision \(all ? "" : "that could be made again ")came out as it was logged"
  }

  private var findings: [String] {
    let lines = report.findings.flatMap { finding in
      let id = finding.id.isEmpty ? "" : " (\(finding.id.oneLine))"
      let what = [finding.code.rawValue, finding.text.oneLine].joined(separator: ": ")
      let changed = finding.isAsAppended ? "" : "; its bytes are not what was appended"
      return ["  entry \(finding.index)\(id): \(what)\(changed)"]
        + finding.differences.map { "    \($0.text.oneLine)" }
    }
    let rest = report.findingCount - report.findings.count
    return rest > 0 ? lines + ["  and \(rest.grouped) more"] : lines
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number.grouped) \(number == 1 ? one : many)"
  }
}

extension ReplayDifference {
  /// One line: the path, what was logged and what came out.
  var text: String {
    "`\(path)`: logged \(logged.map { "`\($0)`" } ?? "nothing"), "
      + "now \(replayed.map { "`\($0)`" } ?? "nothing")"
  }
}

extension ReplayFinding {
  /// What it means, in a line.
  var text: String {
    if let message { return message }
    return switch code {
    case .resultsDiffer: "deciding again comes to other results"
    case .groundsDiffer: "deciding again rests on other grounds"
    case .shadowDiffers: "the candidate would have said something else"
    case .dossierDiffers: "the dossier, read and written again, is another"
    case .dossierRefused: "the pack does not take the dossier"
    case .entryDiffers: "it says what does not follow from pack and dossier"
    case .entriesDiffer: "the entries that it rests on are not those that it commits to"
    case .packChanged: "the pack is not what its digests say"
    case .hiddenValueWrong: "what lies beside it is not what it hides"
    case .entryMalformed: "the bytes are no entry"
    case .entryMisplaced: "it says another index than it has"
    case .entryChanged: "nothing of the decision differs"
    }
  }
}

extension ReplayReport.Reason {
  /// What it means.
  fileprivate var text: String {
    switch self {
    case .packMissing: "no entry holds the pack"
    case .packChanged: "the pack in the log is not what its digests say"
    case .packUnreadable: "this engine finds errors in the pack"
    case .personForgotten: "it rests on values of a person who was forgotten"
    case .personKeyMissing:
      "it rests on values of a person whose key is not at hand; name the file with `--persons`"
    case .hostLimit: "a limit of the host ended the decision, which depends on the machine"
    case .unknownVersion: "a later engine wrote the entry"
    }
  }
}

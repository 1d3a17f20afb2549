import Edict
import Foundation
import TestSupport
import Testing

/// The fund pool of the cultivation programme, over invented enterprises of `Tools/portfolio`.
@Suite("the allocation of the programme's fund pool")
struct AllocationTests {
  /// `EDICT_LONG=1` asks for 2,000 enterprises in ten orders.
  private static let isLong = ProcessInfo.processInfo.environment["EDICT_LONG"] == "1"
  private static let size = isLong ? 2_000 : 300
  private static let orders = isLong ? 10 : 3

  private static let policy = Result {
    try Policy(
      contentsOf: SharedFolder.repository().appending(path: "Rules/tech-cultivation"))
  }

  /// What one enterprise comes with, and what was decided of it.
  private struct Applicant {
    let facts: TextTree
    let entry: PortfolioEntry
    let eligibility: DecisionOutcome?
    let hasPriority: Bool
    /// The points that are sure.
    let points: Double

    var subject: String { entry.subject }
    var askedCredit: Double? { number("asked_credit") }
    var askedEquity: Double? { number("asked_equity") }
    var asked: Double { (askedCredit ?? 0) + (askedEquity ?? 0) }
    var heldCredit: Double { number("held_credit") ?? 0 }
    var heldEquity: Double { number("held_equity") ?? 0 }
    var held: Double { heldCredit + heldEquity }

    /// Yes where every rule passes, undetermined where none fails and one is open.
    var standing: DecisionOutcome {
      let isKnown = askedCredit != nil && askedEquity != nil
      let isAlone = text("group") == nil
      if eligibility == .no { return .no }
      if isKnown, asked == 0 || (isAlone && held + asked > AllocationTests.limit("group")) {
        return .no
      }
      return isKnown && eligibility == .yes ? .yes : .undetermined
    }

    /// Of each cap and its group, in the order of the pack, what it takes and what it holds.
    var shares: [(cap: String, takes: Double, holds: Double)] {
      [("credit", askedCredit ?? 0, heldCredit), ("equity", askedEquity ?? 0, heldEquity)]
        + [("group", "group"), ("area", "key_area")].compactMap { cap, field in
          text(field).map { ("\(cap) \($0)", asked, held) }
        }
    }

    private func number(_ field: String) -> Double? {
      if case .number(let number)? = facts[field]?.content { number } else { nil }
    }

    private func text(_ field: String) -> String? {
      if case .text(let text)? = facts[field]?.content { text } else { nil }
    }
  }

  /// Invented enterprises, decided one by one.
  private static func applicants(_ lines: [Substring]) throws -> [Applicant] {
    let policy = try policy.get()
    let decider = try Decider(policy)
    let fields = try #require(PortfolioFields(policy))
    let day = try #require(CalendarDate(iso: TechCultivationTests.day))
    return try lines.enumerated().map { index, line in
      let dossier = try policy.dossier(json: Array(line.utf8))
      let decision = decider.decide(dossier, asOf: day)
      return Applicant(
        facts: try #require(try CanonicalJSON.parse(Array(line.utf8))["enterprise"]),
        entry: PortfolioEntry(dossier, decision, keeping: fields, place: "line \(index + 1)"),
        eligibility: decision.result("eligibility")?.outcome,
        hasPriority: decision.result("priority")?.outcome == .yes,
        points: least(decision.result("priority_score")?.value))
    }
  }

  /// The least that a number or a range may be.
  private static func least(_ value: TextTree.Content?) -> Double {
    switch value {
    case .number(let number): number
    case .list(let ends): least(ends.first?.content)
    default: 0
    }
  }

  private static func allocate(
    _ applicants: [Applicant], only names: Set<String>? = nil
  ) throws -> PortfolioDecision {
    var portfolio = Portfolio()
    for applicant in applicants { portfolio.add(applicant.entry) }
    let day = try #require(CalendarDate(iso: TechCultivationTests.day))
    return try PortfolioDecider(try policy.get())
      .decide(portfolio, asOf: day, decisions: names)
  }

  fileprivate static func limit(_ cap: String) -> Double {
    switch cap {
    case "credit": 50_000_000_000
    case "equity": 10_000_000_000
    default: cap.hasPrefix("group") ? 3_000_000_000 : 24_000_000_000
    }
  }

  private static func name(_ cap: String, _ group: TextTree.Content?) -> String {
    if case .text(let group)? = group { "\(cap) \(group)" } else { cap }
  }

  private static func lines(_ count: Int, seed: Int) throws -> [Substring] {
    try TechCultivationTests.portfolio(["\(count)", "\(seed)"]).output.split(separator: "\n")
  }

  // MARK: -

  @Test("is the same whatever the order of dossiers, also of dossiers alike but for their ids")
  func order() throws {
    let applicants = try Self.applicants(Self.lines(Self.size, seed: 11))
    let decided = try Self.allocate(applicants)
    var random = SplitMix(seed: 3)
    for _ in 0..<Self.orders {
      #expect(try Self.allocate(applicants.shuffled(using: &random)) == decided)
    }
  }

  @Test(
    "is the same where only some decisions are asked for",
    arguments: [["allocation"], ["targets"], ["concentration"], ["allocation", "concentration"]])
  func some(names: [String]) throws {
    let applicants = try Self.applicants(Self.lines(60, seed: 4))
    let all = try Self.allocate(applicants)
    let some = try Self.allocate(applicants, only: Set(names))
    #expect(some.results == all.results.filter { names.contains($0.result.name) })
    #expect(some.results.map(\.result.name) == names)
  }

  @Test("is what ten lines of brute force fill")
  func bruteForce() throws {
    let applicants = try Self.applicants(Self.lines(Self.size, seed: 11))
    let queue = try #require(try Self.allocate(applicants).result("allocation")?.queue)
    var used: [String: Double] = [:]
    for share in applicants.flatMap(\.shares) { used[share.cap, default: 0] += share.holds }
    var expected: [String] = []
    let order = applicants.filter { $0.standing == .yes }.sorted {
      ($0.hasPriority ? 0 : 1, -$0.points, $0.asked, $0.subject)
        < ($1.hasPriority ? 0 : 1, -$1.points, $1.asked, $1.subject)
    }
    for applicant in order {
      let broken = applicant.shares.filter {
        $0.takes > 0 && used[$0.cap, default: 0] + $0.takes > Self.limit($0.cap)
      }
      expected.append("\(applicant.subject) \(broken.map(\.cap))")
      for share in applicant.shares where broken.isEmpty {
        used[share.cap, default: 0] += share.takes
      }
    }
    let filled = queue.entries.filter { $0.standing == .granted || $0.standing == .refused }
    #expect(
      filled.map { entry in
        "\(entry.subject) \(entry.broken.map { Self.name($0.cap, $0.group) })"
      } == expected)
    #expect(queue.undetermined == applicants.count { $0.standing == .undetermined })
    // Caps are filled, or the comparison shows little; among many the credit goes before an area's.
    let caps = Set(queue.entries.flatMap(\.broken).map(\.cap))
    #expect(caps.isSuperset(of: ["equity", "group", Self.isLong ? "credit" : "area"]))
  }

  @Test("gives no more than any cap has, and counts what anyone holds")
  func caps() throws {
    let applicants = try Self.applicants(Self.lines(Self.size, seed: 11))
    let queue = try #require(try Self.allocate(applicants).result("allocation")?.queue)
    let granted = Set(queue.entries.filter { $0.outcome == .yes }.map(\.subject))
    for group in queue.groups {
      let name = Self.name(group.cap, group.group)
      let shares = applicants.flatMap { applicant in
        applicant.shares.filter { $0.cap == name }
          .map { (isGranted: granted.contains(applicant.subject), share: $0) }
      }
      let held: Double = shares.reduce(0) { $0 + $1.share.holds }
      let taken: Double = shares.reduce(0) { $0 + ($1.isGranted ? $1.share.takes : 0) }
      #expect(group.held == held, "\(name)")
      #expect(group.taken == taken, "\(name)")
      if let free = group.free { #expect(free >= 0 || group.taken == 0, "\(name)") }
    }
    let held = queue.groups.filter { $0.cap == "credit" }.map(\.held)
    let outside = applicants.filter { !granted.contains($0.subject) }
    #expect(outside.contains { $0.held > 0 }, "none that gets nothing holds anything")
    let all: Double = applicants.reduce(0) { $0 + $1.heldCredit }
    #expect(held == [all])
  }

  @Test(
    "takes no account of whether a holder is refused, ineligible or gets something",
    arguments: ["is refused", "is ineligible", "is not asking"])
  func holders(which: String) throws {
    func enterprise(_ code: String, _ more: [String: String]) -> Substring {
      Substring(
        TechCultivationTests.json([
          "enterprise": TechCultivationTests.enterprise.merging(
            ["uscc": "'\(code)'", "asked_equity": "0"].merging(more) { $1 }
          ) { $1 }
        ]))
    }
    let holder = [
      "is refused": ["asked_credit": "2000000000", "held_credit": "2990000000", "group": "'g'"],
      "is ineligible": [
        "asked_credit": "0", "held_credit": "2990000000", "group": "'g'",
        "registered_region": "'320505'",
      ],
      "is not asking": ["asked_credit": "0", "held_credit": "2990000000", "group": "'g'"],
    ]
    let applicants = try Self.applicants([
      enterprise("91110108MA1TXT004C", holder[which] ?? [:]),
      enterprise("91310115MA1TXT004X", ["asked_credit": "10000000", "group": "'g'"]),
      enterprise("91320104MA1TXT0044", ["asked_credit": "10000001", "group": "'g'"]),
    ])
    let queue = try #require(try Self.allocate(applicants).result("allocation")?.queue)
    #expect(queue.entries.first { $0.subject == "91310115MA1TXT004X" }?.position == 1)
    let refused = queue.entries.first { $0.subject == "91320104MA1TXT0044" }?.broken ?? []
    #expect(
      refused.map { "\($0.cap) \($0.takes) \($0.free) \($0.limit)" } == [
        "group 10000001.0 0.0 3000000000.0"
      ])
    let groups = queue.groups.filter { $0.cap == "group" }
    #expect(groups.map(\.held) == [2_990_000_000])
    #expect(groups.map(\.taken) == [10_000_000])
    #expect(groups.map(\.free) == [0])
  }

  @Test("of the examples stands against targets and limits of concentration, in either language")
  func examples() throws {
    let file = TechCultivationTests.folder.appending(path: "examples/enterprises.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let applicants = try Self.applicants(lines)
    let decided = try Self.allocate(applicants)
    var portfolio = Portfolio()
    for applicant in applicants { portfolio.add(applicant.entry) }
    let texts = try Language.allCases.map { language in
      let wording = PortfolioWording(
        decided, about: portfolio, by: try Self.policy.get(), language: language)
      return decided.results.flatMap { result in
        wording.rules(result, all: true).map {
          "\(result.result.name).\($0.id): \($0.reason ?? "")"
        }
      }
    }
    let wanted =
      ["91110106TXT2RTGR55", "91320114TXT9LCAB3Q", "91320412TXT5NBBA67"]
      + ["91320481TXT1M32P01", "91320481TXT9FFEQ7Q", "91440309TXTB51FL1U"]
    let paths = wanted.map { "portfolio[\($0)].enterprise.valuation" }
    let english = [
      "targets.enterprises: 61 enterprises; the target is 100",
      "targets.unicorns: not known: \(paths.joined(separator: ", "))",
      "targets.listings: listed since 2025-12-23: 0; the target is 1",
      "concentration.area: more than 40% of what is held and granted: precision medicine",
      "concentration.region: ", "concentration.group: ", "concentration.enterprise: ",
    ]
    let chinese = [
      "targets.enterprises: 61家企业，目标100家",
      "targets.unicorns: 缺少：\(paths.joined(separator: "、"))",
      "targets.listings: 2025-12-23以来新上市0家，目标1家",
      "concentration.area: 在已用与获批金额中占比超过40%：精准医疗",
      "concentration.region: ", "concentration.group: ", "concentration.enterprise: ",
    ]
    #expect(texts == [english, chinese])
    #expect(decided.results.map(\.result.outcome) == [.undetermined, .no, .no])
    let queue = try #require(decided.result("allocation")?.queue)
    let counts: [Int] = [queue.granted, queue.refused, queue.undetermined, queue.excluded]
    #expect(counts == [43, 1, 61, 95])
  }
}

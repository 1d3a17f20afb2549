import CanonicalJSON
import Decisions
import Foundation
import Policies
import Records
import TestSupport
import Testing

@testable import Trials

@Suite("remedies of many dossiers")
struct RemedySearchTests {
  private static let isLong = ProcessInfo.processInfo.environment["EDICT_LONG"] == "1"

  /// Packs whose rules share fields, exclude values, and count entries.
  private static let packs = [
    RemedyPack([
      "firm.capital >= params.least_capital or firm.listed",
      "firm.debt / (firm.capital + 1) <= params.most_share",
      "firm.staff < 20 or reaches(firm, \"stage\", \"late\")", "not (firm.barred and firm.listed)",
    ]),
    RemedyPack(
      [
        "firm.kind == \"farm\" and count(firm.awards, function(award) return award.level == \"national\" end) >= 2",
        "firm.ratio >= 0.5 and firm.ratio <= 0.6 and firm.fixed > 1",
        "years_between(firm.founded_on, as_of) >= 4 and not firm.barred",
      ], decision: #"combine = "any""#),
  ]

  @Test(
    "are confirmed, kept to their marks, and no larger than brute force finds", arguments: [0, 1])
  func generated(index: Int) throws {
    var pack = Self.packs[index]
    pack.tries = 1_000_000
    let finder = try pack.finder()
    var random = TestSupport.SplitMix(seed: 41 + UInt64(index))
    var open = 0
    for _ in 0..<(Self.isLong ? 300 : 20) {
      let json = Self.firm(&random)
      let dossier = try finder.policy.pack.dossierType.dossier(json: Array(json.utf8))
      let day = try #require(RemedyPack.day)
      let remedy = finder.remedy(of: dossier, asOf: day)
      guard remedy.isOpen else { continue }
      open += 1
      try check(remedy, dossier, finder, asOf: day)
      var search = finder.search(of: dossier, asOf: day)
      search.fill()
      let missed = BruteForce(search, beside: remedy.alternatives.first?.size).missed()
      #expect(missed == nil, "\(json)")
    }
    #expect(open > 10)
  }

  @Test("are the same where a pack that uses the other asks for its decision", arguments: [0, 1])
  func used(index: Int) throws {
    var pack = Self.packs[index]
    pack.tries = 1_000_000
    let plain = try pack.finder()
    pack.isUsed = true
    let finder = try pack.finder()
    var random = TestSupport.SplitMix(seed: 41 + UInt64(index))
    let day = try #require(RemedyPack.day)
    var found = 0
    for _ in 0..<(Self.isLong ? 300 : 20) {
      let json = Array(Self.firm(&random).utf8)
      let dossier = try finder.policy.pack.dossierType.dossier(json: json)
      let remedy = finder.remedy(of: dossier, asOf: day)
      let wanted = plain.remedy(
        of: try plain.policy.pack.dossierType.dossier(json: json), asOf: day)
      #expect(remedy.alternatives.map(\.changes) == wanted.alternatives.map(\.changes))
      guard remedy.isOpen else { continue }
      try check(remedy, dossier, finder, asOf: day)
      found += remedy.alternatives.isEmpty ? 0 : 1
    }
    #expect(found > 5)
  }

  @Test("of the programme's enterprises are confirmed, and no larger than brute force finds")
  func programme() throws {
    let repository = SharedFolder.repository()
    let policy = try Policy(contentsOf: repository.appending(path: "Rules/tech-cultivation"))
    let day = try #require(CalendarDate(iso: "2026-11-23"))
    let lines: [String]
    if Self.isLong {
      let tool = repository.appending(path: "Tools/portfolio").path
      let written = try Command.program("lua5.4", [tool, "1200", "11"], in: repository)
      lines = try #require(written).output.split(separator: "\n").map(String.init)
    } else {
      let file = repository.appending(path: "Rules/tech-cultivation/examples/enterprises.jsonl")
      lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").prefix(40)
        .map(String.init)
    }
    let finder = try RemedyFinder(policy, decision: "eligibility")
    let (wanted, wantedByForce) = Self.isLong ? (500, 100) : (20, 4)
    var (open, found, forced) = (0, 0, 0)
    for line in lines where open < wanted {
      let dossier = try policy.pack.dossierType.dossier(json: Array(line.utf8))
      let remedy = finder.remedy(of: dossier, asOf: day)
      guard remedy.isOpen else { continue }
      open += 1
      if !remedy.alternatives.isEmpty { found += 1 }
      try check(remedy, dossier, finder, asOf: day)
      // Where most can change, brute force takes longest, and tells most.
      guard forced < wantedByForce, remedy.tried > 0 else { continue }
      forced += 1
      var limits = RemedyFinder.Limits()
      limits.tries = 1_000_000
      var search = try RemedyFinder(policy, decision: "eligibility", limits: limits)
        .search(of: dossier, asOf: day)
      search.fill()
      let missed = BruteForce(search, beside: remedy.alternatives.first?.size).missed()
      #expect(missed == nil, "\(line)")
    }
    #expect(open == wanted)
    #expect(forced == wantedByForce)
    if Self.isLong { print("\(open) open, \(found) with a remedy, \(forced) by brute force") }
  }

  // MARK: What must hold of each

  /// Decides each alternative again, from the dossier's own JSON, by a decider of its own.
  private func check(
    _ remedy: Remedy, _ dossier: Dossier, _ finder: RemedyFinder, asOf day: CalendarDate
  ) throws {
    #expect(remedy.alternatives.isEmpty != remedy.blockers.isEmpty)
    #expect(remedy.alternatives.count <= 5)
    let type = finder.policy.pack.dossierType
    let decider = try Decider(finder.policy)
    var writer = JSONWriter()
    dossier.writeCanonical(to: &writer)
    let tree = try CanonicalJSON.parse(writer.bytes)
    for (number, alternative) in remedy.alternatives.enumerated() {
      let changed = try alternative.changes.reduce(tree) { tree, change in
        try tree.setting(change)
      }
      let again = try type.dossier(json: CanonicalJSON.canonical(changed))
      #expect(decider.decide(again, asOf: day).result(finder.decision)?.outcome == .yes)
      let paths = Set(alternative.changes.map(\.path))
      for other in remedy.alternatives.dropFirst(number + 1) {
        #expect(!paths.isSubset(of: other.changes.map(\.path)))
        #expect(!paths.isSuperset(of: other.changes.map(\.path)))
      }
      for change in alternative.changes { #expect(change.keepsMark(in: type), "\(change)") }
    }
  }

  /// A firm with some of its fields.
  private static func firm(_ random: inout TestSupport.SplitMix) -> String {
    var fields = [#""id": "F1""#]
    func add(_ field: String, _ value: String) {
      if !random.oneIn(7) { fields.append("\"\(field)\": \(value)") }
    }
    let stage = random.pick(["seed", "early", "late", "listed"])
    let kind = random.pick(["shop", "farm", "works"])
    let awards = (0..<random.below(3)).map { _ in
      "{\"level\": \"\(random.pick(["local", "national"]))\"}"
    }
    let numbers = [random.below(90_000), random.below(60_000), random.below(60), random.below(3)]
    let flags = (0..<2).map { _ in random.oneIn(2) }
    let ratio = Double(random.below(100)) / 100
    let year = 2019 + random.below(8)
    add("capital", "\(numbers[0])")
    add("debt", "\(numbers[1])")
    add("staff", "\(numbers[2])")
    add("fixed", "\(numbers[3])")
    add("listed", "\(flags[0])")
    add("barred", "\(flags[1])")
    add("stage", "\"\(stage)\"")
    add("kind", "\"\(kind)\"")
    add("ratio", "\(ratio)")
    add("founded_on", "\"\(year)-03-15\"")
    add("awards", "[\(awards.joined(separator: ", "))]")
    return #"{"firm": {"# + fields.joined(separator: ", ") + "}}"
  }
}

extension TextTree {
  /// The dossier with a change, as it is told.
  fileprivate func setting(_ change: Remedy.Change) throws -> TextTree {
    let place = TextPlace(line: 1, column: 1)
    guard change.move == .add, case .list(let entries) = change.to else {
      let path = try #require(FieldPath(change.path))
      return try setting(path, to: TextTree(place: place, content: change.to), at: place)
    }
    let path = try #require(FieldPath(change.path))
    return try entries.reduce(self) { try $0.setting(path, to: $1, at: place) }
  }
}

extension Remedy.Change {
  /// Whether a field's mark allows the change, and nothing personal is in it.
  fileprivate func keepsMark(in type: DossierType) -> Bool {
    var shape = type.indexes[String(path.prefix { $0 != "." })] ?? 0
    var field: Field?
    for part in path.split(separator: ".").dropFirst() {
      let name = String(part.prefix { $0 != "[" })
      guard let slot = type.shapes[shape].slots[name] else { return false }
      field = type.shapes[shape].fields[slot]
      shape = type.shapes[shape].childShapes[slot] ?? shape
    }
    guard let field, let mark = field.actionable, !field.isPersonal else { return false }
    if from == .null, move == .supply { return true }
    return switch (mark, move) {
    case (.any, .supply), (.supply, _): false
    case (.any, _), (.increase, .increase), (.increase, .add), (.decrease, .decrease): true
    default: false
    }
  }
}

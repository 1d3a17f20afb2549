import CanonicalJSON
import TestSupport
import Testing

@testable import Decisions

@Suite("the fill of a queue")
struct QueueFillTests {
  // MARK: Brute force

  /// What each subject of a random queue comes to, found the slow way: in the order of keys and
  /// subjects, each time adding up from scratch what is held and taken of each group.
  private func bruteForce(_ queue: RandomQueue, stops: Bool) -> [String: String] {
    var result: [String: String] = [:]
    var granted: [RandomQueue.Member] = []
    var isStopped = false
    let order = queue.members.filter(\.takesPart).sorted {
      ($0.keys[0], $0.keys[1], $0.subject) < ($1.keys[0], $1.keys[1], $1.subject)
    }
    for member in order {
      func free(_ cap: Int) -> Int {
        let group = { (other: RandomQueue.Member) in cap == 0 || other.group == member.group }
        return queue.limits[cap] - queue.members.filter(group).map { $0.holds[cap] }.reduce(0, +)
          - granted.filter(group).map { $0.takes[cap] }.reduce(0, +)
      }
      let broken = (0..<2).filter { member.takes[$0] > 0 && member.takes[$0] > free($0) }
      let isGranted = broken.isEmpty && !isStopped
      if isGranted { granted.append(member) }
      result[member.subject] =
        isGranted ? "yes \(granted.count)" : "no \(broken.map { "\($0):\(free($0))" })"
      isStopped = isStopped || (stops && !isGranted)
    }
    return result
  }

  /// A queue of two caps, the second by group.
  private struct RandomQueue {
    struct Member {
      let subject: String
      let takesPart: Bool
      let keys: [Int]
      let group: String
      let takes: [Int]
      let holds: [Int]
    }

    let limits: [Int]
    var members: [Member] = []

    init(_ random: inout SplitMix) {
      limits = [random.below(60), random.below(25)]
      for number in 0..<random.below(30) {
        members.append(
          Member(
            subject: "s\(number)", takesPart: !random.oneIn(4),
            keys: [random.below(3), random.below(3)], group: random.pick(["a", "b", "c"]),
            takes: [random.below(12), random.below(9)],
            holds: random.oneIn(3) ? [random.below(5), random.below(5)] : [0, 0]))
      }
    }

    func entries() -> [QueueFill.Entry] {
      members.map { member in
        let uses = (0..<2).map { cap in
          QueueFill.Use.within(
            .init(
              group: cap == 1 ? .text(member.group) : nil, holds: Double(member.holds[cap]),
              takes: .known(Double(member.takes[cap])), limit: .known(Double(limits[cap]))))
        }
        return QueueFill.Entry(
          subject: member.subject, outcome: member.takesPart ? .yes : .no,
          keys: .known(member.keys.map { .number(Double($0)) }), uses: uses)
      }
    }
  }

  private static let caps = [
    QueueFill.Cap(id: "0", place: "q:1", isGrouped: false),
    QueueFill.Cap(id: "1", place: "q:2", isGrouped: true),
  ]

  private func fill(stops: Bool = false) -> QueueFill {
    QueueFill(caps: Self.caps, stops: stops, orderPlace: "q:3")
  }

  @Test("comes to what adding up from scratch comes to", arguments: [false, true])
  func oracle(stops: Bool) throws {
    for seed in UInt64(0)..<400 {
      var random = SplitMix(seed: seed)
      let queue = RandomQueue(&random)
      let result = try fill(stops: stops).fill(queue.entries().shuffled(using: &random))
      var lines: [String: String] = [:]
      for entry in result.entries where entry.standing != .excluded {
        let broken = entry.broken.map { "\($0.cap):\(Int($0.free))" }
        lines[entry.subject] = entry.position.map { "yes \($0)" } ?? "no \(broken)"
      }
      #expect(lines == bruteForce(queue, stops: stops), "seed \(seed)")
    }
  }

  @Test("never gives more than there is, and keeps account of it")
  func accounts() throws {
    for seed in UInt64(1000)..<1200 {
      var random = SplitMix(seed: seed)
      let queue = RandomQueue(&random)
      let result = try fill().fill(queue.entries())
      let granted = Set(result.entries.filter { $0.outcome == .yes }.map(\.subject))
      for group in result.groups {
        let cap = group.cap == "0" ? 0 : 1
        let members = queue.members.filter { cap == 0 || .text($0.group) == group.group }
        let taken = members.filter { granted.contains($0.subject) }.map { $0.takes[cap] }
        #expect(group.held == Double(members.map { $0.holds[cap] }.reduce(0, +)))
        #expect(group.taken == Double(taken.reduce(0, +)))
        if group.taken > 0, let limit = group.limit { #expect(group.held + group.taken <= limit) }
      }
    }
  }

  @Test("is the same in ten shuffled orders, to the last bit of fractions")
  func shuffled() throws {
    var random = SplitMix(seed: 7)
    var entries: [QueueFill.Entry] = []
    for number in 0..<2000 {
      let share = { (random: inout SplitMix) in Double(random.below(1_000_000)) / 7 }
      entries.append(
        QueueFill.Entry(
          subject: "s\(number)", outcome: random.oneIn(5) ? .no : .yes,
          keys: .known([.number(Double(random.below(40)))]),
          uses: [
            .within(
              .init(
                holds: share(&random) / 3, takes: .known(share(&random)), limit: .known(9e7))),
            .within(
              .init(
                group: .number(Double(random.below(5))), holds: share(&random) / 9,
                takes: .known(share(&random)), limit: .known(1.2e7))),
          ]))
    }
    let first = try fill().fill(entries)
    #expect(first.granted > 300)
    #expect(first.refused > 300)
    for _ in 0..<10 { #expect(try fill().fill(entries.shuffled(using: &random)) == first) }
  }

  // MARK: By hand

  private func entry(
    _ subject: String, _ takes: Double, holds: Double = 0, key: QueueValue = .number(0),
    limit: Double = 10, outcome: DecisionOutcome = .yes
  ) -> QueueFill.Entry {
    QueueFill.Entry(
      subject: subject, outcome: outcome, keys: .known([key]),
      uses: [
        .within(.init(holds: holds, takes: .known(takes), limit: .known(limit))), .none,
      ])
  }

  private func lines(_ result: QueueResult) -> [String] {
    result.entries.map { entry in
      let broken = entry.broken.map { " \($0.cap) takes \($0.takes) free \($0.free)" }.joined()
      let position = entry.position.map { " \($0)" } ?? ""
      let stop = entry.stoppedBy.map { " after \($0)" } ?? ""
      return "\(entry.subject) \(entry.standing)\(position)\(broken)\(stop)"
    }
  }

  @Test("skip tries those behind one for whom there is no room")
  func skips() throws {
    let entries = [entry("a", 6), entry("b", 5), entry("c", 4), entry("d", 1)]
    let result = try fill().fill(entries)
    #expect(
      lines(result) == [
        "a granted 1", "b refused 0 takes 5.0 free 4.0", "c granted 2",
        "d refused 0 takes 1.0 free 0.0",
      ])
  }

  @Test("stop refuses all behind the first for whom there is no room")
  func stops() throws {
    let entries = [entry("a", 6), entry("b", 5), entry("c", 4), entry("d", 9)]
    let result = try fill(stops: true).fill(entries)
    #expect(
      lines(result) == [
        "a granted 1", "b refused 0 takes 5.0 free 4.0", "c refused after b",
        "d refused 0 takes 9.0 free 4.0 after b",
      ])
  }

  @Test("what the excluded and the refused hold is not free")
  func holders() throws {
    let entries = [
      entry("a", 0, holds: 3, outcome: .no), entry("b", 0, holds: 2, outcome: .notApplicable),
      entry("c", 7, holds: 1), entry("d", 4),
    ]
    let result = try fill().fill(entries)
    #expect(
      lines(result) == [
        "c refused 0 takes 7.0 free 4.0", "d granted 1", "a excluded", "b excluded",
      ])
    #expect(
      result.groups == [CapGroup(cap: "0", group: nil, limit: 10, held: 6, taken: 4)])
  }

  @Test("who asks for nothing finds it where more is held than there is")
  func overdrawn() throws {
    let entries = [entry("a", 0, holds: 11), entry("b", 1)]
    let result = try fill().fill(entries)
    #expect(lines(result) == ["a granted 1", "b refused 0 takes 1.0 free -1.0"])
    #expect(result.groups.map(\.free) == [-1])
  }

  @Test("whose key, share or limit isn't known takes nothing, and tells why")
  func open() throws {
    var unknownKey = entry("b", 1, holds: 1)
    unknownKey.keys = .open([.missing("s.key")])
    var unknownTakes = entry("a", 0)
    unknownTakes.uses = [
      .within(.init(takes: .open([.missing("s.takes")]), limit: .open([.missing("params.x")]))),
      .open([.asks("s.group")]),
    ]
    let result = try fill().fill([unknownKey, unknownTakes, entry("c", 9), entry("d", 9)])
    #expect(
      lines(result) == [
        "c granted 1", "d refused 0 takes 9.0 free 0.0", "a undetermined", "b undetermined",
      ])
    #expect(
      result.causes == [
        .missing("portfolio[a].s.takes"), .missing("params.x"), .asks("portfolio[a].s.group"),
        .missing("portfolio[b].s.key"),
      ])
  }

  @Test("keys are compared left to right, then subjects by UTF-16")
  func order() throws {
    func entry(_ subject: String, _ keys: [QueueValue]) -> QueueFill.Entry {
      QueueFill.Entry(subject: subject, outcome: .yes, keys: .known(keys), uses: [.none, .none])
    }
    let entries = [
      entry("\u{FFFD}", [.text("a"), .boolean(false)]),
      entry("\u{10000}", [.text("a"), .boolean(false)]),
      entry("z", [.text("a"), .boolean(false)]), entry("y", [.text("a"), .boolean(true)]),
      entry("x", [.text("Z"), .boolean(true)]), entry("w", [.text("ä"), .boolean(false)]),
      entry("v", [.text(""), .boolean(true)]),
    ]
    let result = try fill().fill(entries)
    #expect(
      result.entries.map(\.subject) == ["v", "x", "z", "\u{10000}", "\u{FFFD}", "y", "w"])
  }

  @Test("a queue without dossiers has the room that a cap has for all")
  func empty() throws {
    let caps = [
      QueueFill.Cap(id: "0", place: "q:1", isGrouped: false, limit: 10),
      QueueFill.Cap(id: "1", place: "q:2", isGrouped: true, limit: 3),
    ]
    let result = try QueueFill(caps: caps, stops: false, orderPlace: "q:3").fill([])
    #expect(
      result
        == QueueResult(
          groups: [CapGroup(cap: "0", group: nil, limit: 10, held: 0, taken: 0)], entries: []))
  }

  // MARK: Errors

  private func error(_ entries: [QueueFill.Entry]) -> String? {
    do {
      _ = try fill().fill(entries.reversed())
      return nil
    } catch { return error.description }
  }

  @Test("amounts, limits and keys that can't be are errors that name who brings them")
  func errors() {
    #expect(
      error([entry("a", 1), entry("b", -1), entry("c", -2)])
        == "q:1: bad_amount: `b` takes or holds less than nothing of cap `0`")
    #expect(
      error([entry("a", 1), entry("b", 0, holds: -1, outcome: .no)])
        == "q:1: bad_amount: `b` takes or holds less than nothing of cap `0`")
    #expect(
      error([entry("a", .nan)])
        == "q:1: bad_amount: `a` takes or holds less than nothing of cap `0`")
    #expect(
      error([entry("a", 1), entry("b", 1), entry("c", 1, limit: 11)])
        == "q:1: two_limits: `a` and `c` give one group of cap `0` different limits")
    #expect(
      error([entry("a", 1), entry("b", 1, key: .text("0"))])
        == "q:3: mixed_keys: the order gives keys of different kinds for `a` and `b`")
    #expect(
      error([entry("a", 1, holds: 1e308), entry("b", 1, holds: 1e308)])
        == "q:1: sum_not_finite: what is held or taken of cap `0` is too much to add")
    #expect(
      error([entry("a", 0, holds: 1e308, limit: -1e308)])
        == "q:1: sum_not_finite: what is held or taken of cap `0` is too much to add")
  }
}

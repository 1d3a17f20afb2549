internal import CanonicalJSON

/// Gives the room of caps to dossiers in the order of a queue.
///
/// It is the same whatever the order of `entries`: what is held is added by subject, what is taken in
/// the order of the queue.
struct QueueFill {
  /// The caps, in file order.
  let caps: [Cap]
  /// Whether the first that finds no room ends the queue.
  let stops: Bool
  /// Where the order stands.
  let orderPlace: String

  /// A cap.
  struct Cap: Sendable {
    let id: String
    let place: String
    /// Whether each group has a limit of its own.
    let isGrouped: Bool
    /// The limit, where it is the same whoever asks.
    var limit: Double?
  }

  /// What a dossier comes with; `uses` has one for each cap.
  struct Entry: Sendable {
    let subject: String
    /// Yes where it takes part.
    let outcome: DecisionOutcome
    var rules: [RuleResult] = []
    var causes: [Cause] = []
    /// Whether it may turn out that no rule applies to it.
    var mayNotApply = false
    /// By what it is ordered, where it takes part.
    var keys: Known<[QueueValue]> = .known([])
    var uses: [Use]
  }

  /// What a dossier has to do with a cap.
  enum Use: Sendable {
    /// Nothing.
    case none
    /// It holds nothing, and the cap's `when` or the group isn't known.
    case open([Cause])
    case within(Share)
  }

  /// What a dossier holds of a cap and, where it takes part, would take of it.
  struct Share: Sendable {
    var group: QueueValue?
    var holds = 0.0
    var takes: Known<Double> = .known(0)
    var limit: Known<Double> = .open([])
  }

  /// What there is of a group.
  private struct Room {
    var limit: Double?
    /// Who said so.
    var limitSubject: String?
    var held = 0.0
    var taken = 0.0
    var free: Double? { limit.map { $0 - held - taken } }
  }

  /// Fills the caps.
  ///
  /// - Throws: `PortfolioError` where amounts, limits or keys can't be: the first by subject.
  /// - Complexity: O(n log n) in the entries.
  func fill(_ entries: [Entry]) throws(PortfolioError) -> QueueResult {
    let entries = entries.sorted { utf16Less($0.subject, $1.subject) }
    var rooms = try held(entries)
    let taking = entries.filter { $0.outcome == .yes }
    try checkKinds(taking)
    var queue: [Entry] = []
    var open: [QueueEntry] = []
    for entry in taking {
      let causes = Self.causes(entry)
      if causes.isEmpty {
        queue.append(entry)
      } else {
        open.append(
          QueueEntry(
            subject: entry.subject, outcome: .undetermined, rules: entry.rules, causes: causes))
      }
    }
    let served = try serve(Self.ordered(queue), &rooms)
    let others = entries.filter { $0.outcome != .yes }.map { entry in
      QueueEntry(
        subject: entry.subject, outcome: entry.outcome, rules: entry.rules, causes: entry.causes,
        mayNotApply: entry.mayNotApply)
    }
    open += others.filter { $0.outcome == .undetermined }
    open.sort { utf16Less($0.subject, $1.subject) }
    return QueueResult(
      groups: try groups(rooms),
      entries: served + open + others.filter { $0.outcome != .undetermined })
  }

  // MARK: What is held

  private typealias Rooms = [[QueueValue?: Room]]

  /// What is there before any takes: limits, and what everyone holds, whether or not it takes part.
  private func held(_ entries: [Entry]) throws(PortfolioError) -> Rooms {
    var rooms: Rooms = caps.map { cap in cap.isGrouped ? [:] : [nil: Room(limit: cap.limit)] }
    for entry in entries {
      for (index, use) in entry.uses.enumerated() {
        guard case .within(let share) = use else { continue }
        let isTaking = entry.outcome == .yes
        if share.holds == 0, !isTaking { continue }
        let cap = caps[index]
        var room = rooms[index][share.group] ?? Room(limit: cap.limit)
        try check(share.holds, entry, cap)
        room.held += share.holds
        if !room.held.isFinite { throw error(.notFinite, entry, cap) }
        if isTaking {
          if let takes = share.takes.value { try check(takes, entry, cap) }
          if let limit = share.limit.value { try set(limit, of: &room, entry, cap) }
        }
        rooms[index][share.group] = room
      }
    }
    return rooms
  }

  private func set(
    _ limit: Double, of room: inout Room, _ entry: Entry, _ cap: Cap
  ) throws(PortfolioError) {
    if let known = room.limit, known != limit {
      throw PortfolioError(
        .twoLimits, at: cap.place, subject: room.limitSubject, other: entry.subject, cap: cap.id)
    }
    room.limit = limit
    room.limitSubject = room.limitSubject ?? entry.subject
  }

  private func check(_ amount: Double, _ entry: Entry, _ cap: Cap) throws(PortfolioError) {
    if !(amount >= 0) { throw error(.badAmount, entry, cap) }
  }

  private func error(
    _ code: PortfolioError.Code, _ entry: Entry, _ cap: Cap
  ) -> PortfolioError {
    PortfolioError(code, at: cap.place, subject: entry.subject, cap: cap.id)
  }

  // MARK: The order

  /// Throws where at one position keys are of different kinds, or where some have none there.
  private func checkKinds(_ entries: [Entry]) throws(PortfolioError) {
    var first: (subject: String, kinds: [Int])?
    for entry in entries {
      guard let kinds = entry.keys.value?.map(\.kind) else { continue }
      guard let known = first else {
        first = (entry.subject, kinds)
        continue
      }
      if known.kinds != kinds {
        throw PortfolioError(
          .mixedKeys, at: orderPlace, subject: known.subject, other: entry.subject)
      }
    }
  }

  /// Entries, which are in the order of their subjects, by their keys.
  private static func ordered(_ entries: [Entry]) -> [Entry] {
    let keys = entries.map { $0.keys.value ?? [] }
    let order = entries.indices.sorted { left, right in
      for (a, b) in zip(keys[left], keys[right]) where a != b { return a < b }
      return left < right
    }
    return order.map { entries[$0] }
  }

  private static func causes(_ entry: Entry) -> [Cause] {
    let uses = entry.uses.flatMap { use -> [Cause] in
      switch use {
      case .none: []
      case .open(let causes): causes
      case .within(let share): share.takes.causes + share.limit.causes
      }
    }
    return Cause.distinct(entry.causes + entry.keys.causes + uses)
  }

  // MARK: Serving

  /// Lets each in turn take from all its caps, or from none.
  private func serve(
    _ queue: [Entry], _ rooms: inout Rooms
  ) throws(PortfolioError) -> [QueueEntry] {
    var served: [QueueEntry] = []
    served.reserveCapacity(queue.count)
    var position = 0
    var stoppedBy: String?
    for entry in queue {
      let broken = broken(entry, rooms)
      let isGranted = broken.isEmpty && stoppedBy == nil
      var result = QueueEntry(
        subject: entry.subject, outcome: isGranted ? .yes : .no, rules: entry.rules)
      if isGranted {
        position += 1
        result.position = position
        try take(entry, &rooms)
      } else {
        result.broken = broken
        result.stoppedBy = stoppedBy
        if stops, stoppedBy == nil { stoppedBy = entry.subject }
      }
      served.append(result)
    }
    return served
  }

  private func broken(_ entry: Entry, _ rooms: Rooms) -> [CapBreak] {
    var broken: [CapBreak] = []
    for (index, use) in entry.uses.enumerated() {
      guard case .within(let share) = use, let takes = share.takes.value,
        let room = rooms[index][share.group], let limit = room.limit, let free = room.free
      else { continue }
      // Who asks for nothing finds it, also where more is held than there is.
      if takes == 0 || takes <= free { continue }
      broken.append(
        CapBreak(
          cap: caps[index].id, group: share.group?.content, takes: takes, free: free, limit: limit))
    }
    return broken
  }

  private func take(_ entry: Entry, _ rooms: inout Rooms) throws(PortfolioError) {
    for (index, use) in entry.uses.enumerated() {
      guard case .within(let share) = use, let takes = share.takes.value else { continue }
      rooms[index][share.group]?.taken += takes
      if let room = rooms[index][share.group], !room.taken.isFinite {
        throw error(.notFinite, entry, caps[index])
      }
    }
  }

  private func groups(_ rooms: Rooms) throws(PortfolioError) -> [CapGroup] {
    var groups: [CapGroup] = []
    for (cap, rooms) in zip(caps, rooms) {
      let sorted = rooms.sorted { left, right in
        guard let left = left.key, let right = right.key else { return false }
        return left < right
      }
      for (group, room) in sorted {
        if let free = room.free, !free.isFinite {
          throw PortfolioError(
            .notFinite, at: cap.place, subject: room.limitSubject, cap: cap.id)
        }
        groups.append(
          CapGroup(
            cap: cap.id, group: group?.content, limit: room.limit, held: room.held,
            taken: room.taken))
      }
    }
    return groups
  }
}

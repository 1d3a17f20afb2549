internal import CanonicalJSON
internal import LuaMachine
internal import Policies
internal import Records

/// What rules see while one dossier is decided: the host of the machine.
///
/// It answers for fields, parameters, tables and decisions, notes what is read, and keeps why a run
/// stopped.
final class Evaluation: LuaHost {
  let policy: Policy
  let layout: Layout
  /// Where the policy is watched, who takes note.
  let observer: Observer?
  /// What the machine reads without asking, and what it has read and holds.
  let facts: LuaFacts

  // The dossier, and the as-of date of the decision at hand.
  private(set) var slots = UnsafeBufferPointer<Dossier.Slot>(start: nil, count: 0)
  private var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private(set) var isSubmitted: [Bool] = []
  private var dossier: Dossier?
  /// Where its nested slots lie, once that is asked.
  private var paths: SlotPaths?
  private(set) var day = CalendarDate.epoch
  /// What each parameter says on that day, by its number.
  private(set) var contents: [Parameter.Content?] = []
  private var contentsDay: CalendarDate?
  private var contentsByDay: [CalendarDate: [Parameter.Content?]] = [:]
  /// Parameters that say something else than in the pack, by name.
  var replaced: [String: Parameter] = [:] {
    didSet {
      contentsByDay.removeAll()
      contentsDay = nil
    }
  }

  /// What the decisions before the one at hand came to, by their index.
  var decided: [DecisionResult] = []
  /// What the decisions of the packs that this one uses came to, in the order of both.
  var used: [UsedResult] = []
  /// By which a person is asked in the rule at hand: `decision.rule`.
  var rulePath = ""

  /// The portfolio, while decisions are made over one.
  var view: PortfolioView? { didSet { setNotes() } }

  // What the function at hand holds: what the machine doesn't, by the numbers of `LuaFacts.Object`.
  var objects: [Object] = []
  /// The number of the first of all objects; below it lie records, and the entries of a portfolio.
  var firstObject: Int32 {
    get { facts.firstObject }
    set { facts.firstObject = newValue }
  }
  var frames: [Frame] = []
  /// Why the host stopped the run.
  private(set) var stop: Stop?
  /// Whether what rules read is noted, for their grounds.
  var notesReads = true { didSet { setNotes() } }
  /// Whether a count of the run goes on past items that stopped.
  var hasCountedOpen = false

  // What has been read since `beginReading`.
  private var readStart = LuaFacts.Mark.start
  private var otherReads = OtherReads()

  /// Why a run stopped.
  enum Stop {
    /// Something isn't known, or a person must judge.
    case open([Cause])
    /// The rule is wrong.
    case error(RuleError.Code)
  }

  /// What a rule has read; it holds until `forgetReads`.
  struct Reads {
    /// Where the slots and the scalar parameters stand among the notes, each once.
    let start: LuaFacts.Mark
    let end: LuaFacts.Mark
    var others: OtherReads

    /// Among the noted slots.
    var slots: Range<Int> { start.slots..<end.slots }
    /// Among the noted parameters.
    var parameters: Range<Int> { start.parameters..<end.parameters }
  }

  init(policy: Policy) {
    self.policy = policy
    layout = Layout(policy)
    observer = policy.numbers.probes.map { Observer($0, of: policy.pack) }
    facts = LuaFacts(layout.plan(isWatched: observer != nil))
    precondition(
      LuaFacts.slotLayout == Dossier.Slot.layout, "a slot is laid out as the machine reads it")
    setNotes()
  }

  // MARK: Before and after a run

  /// Runs `body` with the dossier's values in reach.
  func with<Result>(_ dossier: Dossier, _ body: () -> Result) -> Result {
    isSubmitted = dossier.isSubmitted
    firstObject = Int32(isSubmitted.count)
    self.dossier = dossier
    paths = nil
    defer { self.dossier = nil }
    return dossier.slots.withUnsafeBufferPointer { slots in
      dossier.text.withUnsafeBufferPointer { text in
        dossier.isSubmitted.withUnsafeBufferPointer { submitted in
          (self.slots, self.text) = (slots, text)
          reach(submitted.baseAddress)
          defer { forgetFacts() }
          return body()
        }
      }
    }
  }

  /// Has the facts of an entry in reach, until the next are taken or they are forgotten.
  func take(_ entry: EntryFacts) {
    (slots, text, isSubmitted) = (entry.slots, entry.text, entry.isSubmitted)
    // Among all entries, each object has the host bring its own into reach.
    if view?.seesAll == true { facts.forget() } else { reach(entry.submitted) }
  }

  /// Has the machine read the slots that are in reach.
  private func reach(_ isSubmitted: UnsafePointer<Bool>?) {
    facts.reach(
      slots: UnsafeRawPointer(slots.baseAddress), text: text.baseAddress,
      isSubmitted: isSubmitted)
  }

  /// Has no facts in reach any more.
  func forgetFacts() {
    facts.forget()
    slots = UnsafeBufferPointer(start: nil, count: 0)
    text = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Takes the day whose parameters, rows and rule versions hold from here on.
  func setDay(_ day: CalendarDate) {
    self.day = day
    if contentsDay == day { return }
    contentsDay = day
    if let known = contentsByDay[day] {
      contents = known
    } else {
      contents = layout.parameters.map { (replaced[$0.name] ?? $0).value(on: day)?.content }
      if contentsByDay.count >= 4096 { contentsByDay.removeAll() }
      contentsByDay[day] = contents
    }
    giveParameters()
  }

  /// Has the machine give the parameters that are scalars; where they are watched, it asks.
  private func giveParameters() {
    facts.forgetParameters()
    guard observer == nil else { return }
    for (symbol, index) in layout.parameterIndexes {
      guard case .scalar(let scalar)? = contents[index] else { continue }
      switch scalar {
      case .boolean(let boolean): facts.set(symbol, index: index, .boolean(boolean))
      case .number(let number): facts.set(symbol, index: index, .number(number))
      case .text(let text): facts.set(symbol, index: index, .text(text))
      case .range: break
      }
    }
  }

  /// Forgets what all rules have read, before a decision.
  func forgetReads() { facts.forgetNotes() }

  /// Forgets what was read, before a rule.
  func beginReading() {
    guard notesReads else { return }
    readStart = facts.mark()
    if !otherReads.isEmpty { otherReads = OtherReads() }
  }

  /// What has been read since then.
  var reads: Reads { Reads(start: readStart, end: facts.end, others: otherReads) }

  /// Goes back to what had been read before a run that doesn't count.
  func restore(_ earlier: Reads) {
    guard notesReads else { return }
    facts.cut(to: earlier.end)
    otherReads = earlier.others
  }

  private func setNotes() { facts.note(slots: notesReads && view == nil, parameters: notesReads) }

  /// From which the grounds of rules that have read until now can be told.
  func groundSource() -> GroundSource {
    let start = LuaFacts.Mark.start
    let read = facts.slots(from: start, to: facts.end)
    if paths == nil, read.contains(where: { $0 >= layout.paths.count }) {
      paths = SlotPaths(slots, layout)
    }
    return GroundSource(
      layout, view == nil ? dossier : nil, contents, slots: read,
      parameters: facts.parameters(from: start, to: facts.end), paths: paths)
  }

  /// The parameters that were read, each with what it gave on the day at hand.
  func parameters(of reads: Reads) -> [String: TextTree.Content] {
    var given = reads.others.allParameters
    for index in facts.parameters(from: reads.start, to: reads.end) {
      guard case .scalar(let scalar)? = contents[index] else { continue }
      given[layout.parameters[index].name] = scalar.content
    }
    return given
  }

  /// Forgets what a run has been given, before a function.
  func beginRun() {
    facts.forgetObjects()
    if !objects.isEmpty { objects.removeAll(keepingCapacity: true) }
    if !frames.isEmpty { frames.removeAll(keepingCapacity: true) }
    stop = nil
    hasCountedOpen = false
  }

  // MARK: Noting

  /// Notes that a slot has been read.
  ///
  /// Of the entries of a portfolio nothing is noted: a decision over it tells no facts of theirs.
  func note(_ slot: Int) { facts.note(slot: slot) }

  func note(parameter name: String, _ content: TextTree.Content) {
    if notesReads { otherReads.parameters[name] = content }
  }

  func note(band: BandRead, _ scalar: Scalar) {
    if notesReads { otherReads.bands[band] = scalar }
  }

  func note(decision name: String, _ suffix: String, _ content: TextTree.Content) {
    if notesReads {
      otherReads.decisions[DecisionRead(decision: name, suffix: suffix)] = content
    }
  }

  func note(question number: Int) {
    if notesReads, !otherReads.questions.contains(number) { otherReads.questions.append(number) }
  }

  // MARK: Stopping

  /// Stops the run as a mistake in the rule.
  func fail(_ code: RuleError.Code, _ reply: inout LuaReply) {
    stop = .error(code)
    reply.fail()
  }

  /// Stops the run for want of something.
  func open(_ causes: [Cause], _ reply: inout LuaReply) {
    stop = .open(causes)
    observer?.stopped()
    reply.stop()
  }

  // MARK: Probes

  func probe(_ number: Int32, seen: LuaSeen) { observer?.probe(Int(number), seen) }

  // MARK: Values

  func utf8(_ slot: Dossier.Slot) -> UnsafeBufferPointer<UInt8> {
    let start = Int(slot.textStart)
    return UnsafeBufferPointer(rebasing: text[start..<start + Int(slot.textCount)])
  }

  /// The value of a slot, for the document: of a list its length.
  func content(ofSlot index: Int) -> TextTree.Content {
    let slot = slots[index]
    switch slot.kind {
    case .absent, .object: return .null
    case .boolean: return .boolean(slot.boolean)
    case .number: return .number(slot.number)
    case .text: return .text(String(decoding: utf8(slot), as: UTF8.self))
    case .list: return .number(Double(slot.textCount))
    }
  }

  func give(_ value: LuaValue, _ reply: inout LuaReply) {
    switch value {
    case .text(let text): reply.give(text)
    case .number(let number): reply.give(number)
    case .boolean(let boolean): reply.give(boolean)
    case .object(let number): reply.give(object: number)
    case .none, .other: break
    }
  }
}

extension Dossier.Slot {
  /// Its layout, as `LuaFacts.slotLayout`.
  fileprivate static var layout: [Int] {
    [
      MemoryLayout<Self>.offset(of: \.kind), MemoryLayout<Self>.offset(of: \.boolean),
      MemoryLayout<Self>.offset(of: \.number), MemoryLayout<Self>.offset(of: \.textStart),
      MemoryLayout<Self>.offset(of: \.textCount), MemoryLayout<Self>.stride,
    ].map { $0 ?? -1 }
  }
}

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

  // The dossier, and the as-of date of the decision at hand.
  private(set) var slots = UnsafeBufferPointer<Dossier.Slot>(start: nil, count: 0)
  private var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private(set) var isSubmitted: [Bool] = []
  private(set) var day = CalendarDate.epoch
  /// What each parameter says on that day, by its number.
  private(set) var contents: [Parameter.Content?] = []
  private var contentsByDay: [CalendarDate: [Parameter.Content?]] = [:]
  /// Parameters that say something else than in the pack, by name.
  var replaced: [String: Parameter] = [:] { didSet { contentsByDay.removeAll() } }

  /// What the decisions before the one at hand came to, by their index.
  var decided: [DecisionResult] = []
  /// What the decisions of the packs that this one uses came to, in the order of both.
  var used: [UsedResult] = []
  /// By which a person is asked in the rule at hand: `decision.rule`.
  var rulePath = ""

  /// The portfolio, while decisions are made over one.
  var view: PortfolioView?

  // What the function at hand holds.
  var objects: [Object] = []
  /// The number of the first of those; below it lie records, and the entries of a portfolio.
  var firstObject: Int32 = 0
  var frames: [Frame] = []
  /// Why the host stopped the run.
  private(set) var stop: Stop?
  /// Whether what rules read is noted, for their grounds.
  var notesReads = true
  /// Whether a count of the run goes on past items that stopped.
  var hasCountedOpen = false

  // What has been read since `beginReading`.
  private(set) var reads = Reads()
  private var stamps: [Int]
  private var stamp = 0

  /// Why a run stopped.
  enum Stop {
    /// Something isn't known, or a person must judge.
    case open([Cause])
    /// The rule is wrong.
    case error(RuleError.Code)
  }

  /// What a rule has read.
  struct Reads {
    /// The slots, each once, with the path of those within objects and lists.
    var slots: [(slot: Int, path: String?)] = []
    /// The parameters, with what they gave.
    var parameters: [String: TextTree.Content] = [:]
    /// The decisions, such as `eligibility.yes`, with what they gave.
    var decisions: [String: TextTree.Content] = [:]
    /// The numbers of the questions of `review` that it came to.
    var questions: [Int] = []
  }

  init(policy: Policy) {
    self.policy = policy
    layout = Layout(policy)
    observer = policy.numbers.probes.map { Observer($0, of: policy.pack) }
    stamps = Array(repeating: 0, count: policy.pack.dossierType.slotCount)
  }

  // MARK: Before and after a run

  /// Runs `body` with the dossier's values in reach.
  func with<Result>(_ dossier: Dossier, _ body: () -> Result) -> Result {
    isSubmitted = dossier.isSubmitted
    firstObject = Int32(isSubmitted.count)
    if stamps.count < dossier.slots.count {
      stamps += Array(repeating: 0, count: dossier.slots.count - stamps.count)
    }
    return dossier.slots.withUnsafeBufferPointer { slots in
      dossier.text.withUnsafeBufferPointer { text in
        (self.slots, self.text) = (slots, text)
        defer { forgetFacts() }
        return body()
      }
    }
  }

  /// Has the facts of an entry in reach, until the next are taken or they are forgotten.
  func take(_ facts: EntryFacts) {
    (slots, text, isSubmitted) = (facts.slots, facts.text, facts.isSubmitted)
  }

  /// Has no facts in reach any more.
  func forgetFacts() {
    slots = UnsafeBufferPointer(start: nil, count: 0)
    text = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Takes the day whose parameters, rows and rule versions hold from here on.
  func setDay(_ day: CalendarDate) {
    self.day = day
    if let known = contentsByDay[day] {
      contents = known
      return
    }
    contents = layout.parameters.map { (replaced[$0.name] ?? $0).value(on: day)?.content }
    if contentsByDay.count >= 4096 { contentsByDay.removeAll() }
    contentsByDay[day] = contents
  }

  /// Forgets what was read, before a rule.
  func beginReading() {
    guard notesReads else { return }
    stamp += 1
    reads = Reads()
  }

  /// What has been read, without the questions of `review` that it came to.
  var readsWithoutQuestions: Reads {
    var reads = reads
    reads.questions = []
    return reads
  }

  /// Goes back to what had been read before a run that doesn't count.
  func restore(_ earlier: Reads) {
    guard notesReads else { return }
    stamp += 1
    reads = earlier
    for read in reads.slots { stamps[read.slot] = stamp }
  }

  /// Forgets what a run has been given, before a function.
  func beginRun() {
    if !objects.isEmpty { objects.removeAll(keepingCapacity: true) }
    if !frames.isEmpty { frames.removeAll(keepingCapacity: true) }
    stop = nil
    hasCountedOpen = false
  }

  // MARK: Noting

  /// Notes that a slot has been read; `path` tells where it is, if it isn't a record's own.
  ///
  /// Of the entries of a portfolio nothing is noted: a decision over it tells no facts of theirs.
  func note(_ slot: Int, path: () -> String?) {
    guard notesReads, view == nil, stamps[slot] != stamp else { return }
    stamps[slot] = stamp
    reads.slots.append((slot, path()))
  }

  func note(parameter name: String, _ content: TextTree.Content) {
    if notesReads { reads.parameters[name] = content }
  }

  func note(decision name: String, _ content: TextTree.Content) {
    if notesReads { reads.decisions[name] = content }
  }

  func note(question number: Int) {
    if notesReads, !reads.questions.contains(number) { reads.questions.append(number) }
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

internal import CanonicalJSON
internal import LuaMachine
internal import Policies
internal import Records

/// What rules see while one dossier is decided: the host of the machine.
///
/// It answers for fields, parameters and tables, notes what is read, and keeps why a run stopped.
final class Evaluation: LuaHost {
  let policy: Policy
  let layout: Layout

  /// The dossier, and its as-of date for the decision at hand.
  var slots: UnsafeBufferPointer<Dossier.Slot> = UnsafeBufferPointer(start: nil, count: 0)
  var text: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0)
  var isSubmitted: [Bool] = []
  var day: CalendarDate
  /// What each parameter says on that day, by its number.
  var contents: [Parameter.Content?] = []
  var contentsByDay: [CalendarDate: [Parameter.Content?]] = [:]

  /// Rows and lists that the function at hand has been given, by object number.
  var objects: [Object] = []
  /// The slots read since `beginReading`, each once; a stamp tells which have been noted.
  var readSlots: [Int] = []
  var stamps: [Int]
  var stamp = 0
  /// The parameters read since `beginReading`, with what they gave.
  var readParameters: [String: TextTree.Content] = [:]

  /// Why the host stopped the run.
  var stop: Stop?

  enum Stop {
    /// A fact is missing, at this path.
    case unknown(String)
    case error(RuleError.Code)
  }

  /// What a rule can hold that isn't a record: records have the numbers below.
  enum Object {
    case row(table: Int, row: Int)
    case rows(table: Int, rows: [Int])
    case list([Scalar])
  }

  init(policy: Policy) {
    self.policy = policy
    day = .epoch
    layout = Layout(policy)
    stamps = Array(repeating: 0, count: policy.pack.dossierType.slotCount)
  }

  // MARK: Before and after a run

  /// Runs `body` with the dossier's values in reach.
  func with<Result>(_ dossier: Dossier, _ body: () -> Result) -> Result {
    isSubmitted = dossier.isSubmitted
    return dossier.slots.withUnsafeBufferPointer { slots in
      dossier.text.withUnsafeBufferPointer { text in
        (self.slots, self.text) = (slots, text)
        defer {
          self.slots = UnsafeBufferPointer(start: nil, count: 0)
          self.text = UnsafeBufferPointer(start: nil, count: 0)
        }
        return body()
      }
    }
  }

  /// Takes the day whose parameters, rows and rule versions hold from here on.
  func setDay(_ day: CalendarDate) {
    self.day = day
    if let known = contentsByDay[day] {
      contents = known
      return
    }
    contents = layout.parameters.map { $0.value(on: day)?.content }
    if contentsByDay.count >= 4096 { contentsByDay.removeAll() }
    contentsByDay[day] = contents
  }

  /// Forgets what was read, before a rule.
  func beginReading() {
    stamp += 1
    readSlots.removeAll(keepingCapacity: true)
    if !readParameters.isEmpty { readParameters.removeAll() }
  }

  /// Forgets what a run has been given, before a function.
  func beginRun() {
    if !objects.isEmpty { objects.removeAll(keepingCapacity: true) }
    stop = nil
  }

  /// The value of a list, for the document.
  func content(ofObject number: Int32) -> TextTree.Content? {
    guard case .list(let items)? = object(number) else { return nil }
    return .list(items.map { TextTree(place: TextPlace(line: 1, column: 1), content: $0.content) })
  }

  /// The value of a slot, for the document.
  func content(ofSlot index: Int) -> TextTree.Content {
    let slot = slots[index]
    switch slot.kind {
    case .absent: return .null
    case .boolean: return .boolean(slot.boolean)
    case .number: return .number(slot.number)
    case .text: return .text(String(decoding: utf8(slot), as: UTF8.self))
    }
  }

  /// `record.field` of a slot.
  func path(ofSlot index: Int) -> String { layout.paths[index] }

  func utf8(_ slot: Dossier.Slot) -> UnsafeBufferPointer<UInt8> {
    let start = Int(slot.textStart)
    return UnsafeBufferPointer(rebasing: text[start..<start + Int(slot.textCount)])
  }

  // MARK: Stopping

  func fail(_ code: RuleError.Code, _ reply: inout LuaReply) {
    stop = .error(code)
    reply.fail()
  }

  func miss(_ path: String, _ reply: inout LuaReply) {
    stop = .unknown(path)
    reply.stop()
  }
}

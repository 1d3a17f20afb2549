internal import CLuaHost

/// Facts and parameters that rules read without a call of the host, and the objects that a run holds.
///
/// A host lays them out in memory once a dossier; what they don't answer for, such as a field that
/// isn't known, the machine asks the host. What is read is noted, each thing once since the last mark.
package final class LuaFacts {
  let facts: UnsafeMutablePointer<lh_facts>
  private let shapes: UnsafeMutableBufferPointer<Int32>
  private let parameters: UnsafeMutableBufferPointer<lh_parameter>
  /// The bytes of parameters that are text.
  private var texts: [UnsafeMutableBufferPointer<UInt8>] = []

  /// Where a policy's fields lie.
  package struct Plan {
    /// A field's index by shape and symbol, or -1.
    package var fields: [Int32]
    /// How many symbols there are.
    package var symbolCount: Int
    /// For each shape, for each field the shape of what lies in it, or -1.
    package var childShapes: [[Int32]]
    /// The first slot of each record; records are the first shapes.
    package var firstSlots: [Int32]
    /// The words that are carried out without the host where nothing stands in the way.
    package var words: Words

    /// Takes a plan's parts.
    package init(
      fields: [Int32], symbolCount: Int, childShapes: [[Int32]], firstSlots: [Int32], words: Words
    ) {
      (self.fields, self.symbolCount) = (fields, symbolCount)
      (self.childShapes, self.firstSlots) = (childShapes, firstSlots)
      self.words = words
    }
  }

  /// Words by their numbers.
  package struct Words {
    /// Gives a parameter by its symbol.
    package var parameter: Int
    /// Whether a test holds for an item of a list.
    package var any: Int
    /// Whether it does for every item.
    package var every: Int
    /// What a function gives for each item, added up.
    package var sum: Int
    /// For how many items a test holds.
    package var count: Int

    /// Takes their numbers.
    package init(parameter: Int, any: Int, every: Int, sum: Int, count: Int) {
      (self.parameter, self.any, self.every) = (parameter, any, every)
      (self.sum, self.count) = (sum, count)
    }
  }

  /// Makes facts of which nothing is known.
  package init(_ plan: Plan) {
    var starts: [Int32] = []
    var children: [Int32] = []
    for shape in plan.childShapes {
      starts.append(Int32(children.count))
      children += shape
    }
    let all = plan.fields + children + starts + plan.firstSlots
    shapes = .allocate(capacity: all.count + 1)
    _ = shapes.initialize(from: all + [0])
    parameters = .allocate(capacity: plan.symbolCount + 1)
    parameters.initialize(repeating: lh_parameter())
    facts = .allocate(capacity: 1)
    facts.initialize(to: lh_facts())
    let base = UnsafePointer(shapes.baseAddress.unsafelyUnwrapped)
    facts.pointee.fields = base
    facts.pointee.child_shapes = base + plan.fields.count
    facts.pointee.shape_starts = base + plan.fields.count + children.count
    facts.pointee.first_slots = base + plan.fields.count + children.count + starts.count
    facts.pointee.symbol_count = Int32(plan.symbolCount)
    facts.pointee.record_count = Int32(plan.firstSlots.count)
    facts.pointee.parameter_word = Int32(plan.words.parameter)
    facts.pointee.any_word = Int32(plan.words.any)
    facts.pointee.every_word = Int32(plan.words.every)
    facts.pointee.sum_word = Int32(plan.words.sum)
    facts.pointee.count_word = Int32(plan.words.count)
    facts.pointee.parameters = parameters.baseAddress
    facts.pointee.read_slots.stamp = 1
    facts.pointee.read_parameters.stamp = 1
  }

  deinit {
    lh_free_facts(facts)
    facts.deallocate()
    shapes.deallocate()
    parameters.deallocate()
    for text in texts { text.deallocate() }
  }

  // MARK: What is known

  /// Has the facts of a dossier in reach; they stay where they are until others are or none.
  ///
  /// - Parameter slots: Laid out as `lh_slot`, which `Slot` tells.
  package func reach(
    slots: UnsafeRawPointer?, text: UnsafePointer<UInt8>?, isSubmitted: UnsafePointer<Bool>?
  ) {
    facts.pointee.slots = slots?.assumingMemoryBound(to: lh_slot.self)
    facts.pointee.text = UnsafeRawPointer(text)?.assumingMemoryBound(to: CChar.self)
    facts.pointee.is_submitted = isSubmitted
  }

  /// Has no facts in reach: the host is asked for all of them.
  package func forget() { facts.pointee.slots = nil }

  /// The layout of a slot: the offsets of its kind, boolean, number, start and count, and its stride.
  package static var slotLayout: [Int] {
    [
      MemoryLayout<lh_slot>.offset(of: \.kind), MemoryLayout<lh_slot>.offset(of: \.boolean),
      MemoryLayout<lh_slot>.offset(of: \.number), MemoryLayout<lh_slot>.offset(of: \.start),
      MemoryLayout<lh_slot>.offset(of: \.count), MemoryLayout<lh_slot>.stride,
    ].map { $0 ?? -1 }
  }

  /// A parameter that is a scalar.
  package enum Scalar {
    /// `true` or `false`
    case boolean(Bool)
    /// A number.
    case number(Double)
    /// Text.
    case text(String)
  }

  /// Forgets all parameters: the host is asked for each.
  package func forgetParameters() {
    parameters.update(repeating: lh_parameter())
    for text in texts { text.deallocate() }
    texts.removeAll(keepingCapacity: true)
  }

  /// Sets what a parameter says.
  ///
  /// - Parameters:
  ///   - symbol: The number of its name.
  ///   - index: By which it is noted.
  package func set(_ symbol: Int, index: Int, _ scalar: Scalar) {
    var parameter = lh_parameter()
    parameter.index = Int32(index)
    switch scalar {
    case .boolean(let boolean): (parameter.kind, parameter.boolean) = (LH_BOOLEAN, boolean)
    case .number(let number): (parameter.kind, parameter.number) = (LH_NUMBER, number)
    case .text(let text):
      let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count + 1)
      let (_, end) = bytes.initialize(from: text.utf8)
      texts.append(bytes)
      parameter.kind = LH_TEXT
      parameter.text = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      parameter.length = end
    }
    parameters[symbol] = parameter
  }

  // MARK: What is read

  /// Which readings are noted.
  package func note(slots: Bool, parameters: Bool) {
    facts.pointee.notes_slots = slots
    facts.pointee.notes_parameters = parameters
  }

  /// A place among what has been noted.
  package struct Mark: Sendable, Hashable {
    /// How many slots have been noted before it.
    package let slots: Int
    /// How many parameters.
    package let parameters: Int

    /// Before everything.
    package static let start = Mark(slots: 0, parameters: 0)
  }

  /// Forgets what has been noted.
  package func forgetNotes() {
    facts.pointee.read_slots.count = 0
    facts.pointee.read_parameters.count = 0
    _ = mark()
  }

  /// What has been noted so far ends here.
  package var end: Mark {
    Mark(slots: facts.pointee.read_slots.count, parameters: facts.pointee.read_parameters.count)
  }

  /// Begins a run of notes, in which each thing is noted anew; gives where it begins.
  package func mark() -> Mark {
    facts.pointee.read_slots.stamp += 1
    facts.pointee.read_parameters.stamp += 1
    return end
  }

  /// Takes back what was noted after a place within the run at hand.
  package func cut(to mark: Mark) {
    Self.cut(&facts.pointee.read_slots, to: mark.slots)
    Self.cut(&facts.pointee.read_parameters, to: mark.parameters)
  }

  private static func cut(_ notes: inout lh_notes, to count: Int) {
    guard count < notes.count else { return }
    for index in count..<notes.count { notes.stamps[Int(notes.items[index])] = 0 }
    notes.count = count
  }

  /// Notes that a slot has been read, where that is noted.
  package func note(slot: Int) {
    if facts.pointee.notes_slots { _ = lh_note(&facts.pointee.read_slots, Int32(slot)) }
  }

  /// Notes that a scalar parameter has been read, where that is noted.
  package func note(parameter index: Int) {
    if facts.pointee.notes_parameters { _ = lh_note(&facts.pointee.read_parameters, Int32(index)) }
  }

  /// The slots noted between two places, each once within a run.
  package func slots(from start: Mark, to end: Mark) -> [Int] {
    (start.slots..<end.slots).map { Int(facts.pointee.read_slots.items[$0]) }
  }

  /// The parameters noted between two places, as `slots(from:to:)`.
  package func parameters(from start: Mark, to end: Mark) -> [Int] {
    (start.parameters..<end.parameters).map { Int(facts.pointee.read_parameters.items[$0]) }
  }

  // MARK: Objects

  /// What a run holds under a number.
  package enum Object {
    /// An object within a record.
    case node(shape: Int, first: Int, parent: Int32, step: Step)
    /// A list within a record, of objects of a shape or of scalars.
    case list(first: Int, count: Int, shape: Int?, parent: Int32, step: Step)
    /// What the host holds under its own number.
    case foreign(Int)
  }

  /// How an object lies in another.
  package enum Step: Sendable, Hashable {
    /// It is the field of this index.
    case field(Int)
    /// It is this item, counted from 1.
    case item(Int)

    fileprivate var coded: Int32 {
      switch self {
      case .field(let index): Int32(index)
      case .item(let number): Int32(-number)
      }
    }

    fileprivate init(coded: Int32) { self = coded < 0 ? .item(Int(-coded)) : .field(Int(coded)) }
  }

  /// The number of the first object; what lies below is the host's.
  package var firstObject: Int32 {
    get { facts.pointee.first_object }
    set { facts.pointee.first_object = newValue }
  }

  /// Forgets all objects.
  package func forgetObjects() { facts.pointee.object_count = 0 }

  /// The object of a number; nil where there is none.
  package func object(_ number: Int32) -> Object? {
    let index = Int(number) - Int(facts.pointee.first_object)
    guard index >= 0, index < facts.pointee.object_count else { return nil }
    let object = facts.pointee.objects[index]
    switch object.kind {
    case LH_NODE:
      return .node(
        shape: Int(object.shape), first: Int(object.first), parent: object.parent,
        step: Step(coded: object.step))
    case LH_FACT_LIST:
      return .list(
        first: Int(object.first), count: Int(object.count),
        shape: object.shape < 0 ? nil : Int(object.shape), parent: object.parent,
        step: Step(coded: object.step))
    default: return .foreign(Int(object.first))
    }
  }

  /// Adds an object; its number, or -1 where memory is short.
  package func add(_ object: Object) -> Int32 {
    var added = lh_object()
    switch object {
    case .node(let shape, let first, let parent, let step):
      added.kind = LH_NODE
      (added.shape, added.first, added.parent) = (Int32(shape), Int32(first), parent)
      added.step = step.coded
    case .list(let first, let count, let shape, let parent, let step):
      added.kind = LH_FACT_LIST
      (added.shape, added.first) = (Int32(shape ?? -1), Int32(first))
      (added.count, added.parent, added.step) = (Int32(count), parent, step.coded)
    case .foreign(let number): (added.kind, added.first) = (LH_FOREIGN, Int32(number))
    }
    return lh_add_object(facts, added)
  }
}

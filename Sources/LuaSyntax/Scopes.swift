/// What names mean at the place where the parser is: variables, labels, and the limits on both.
///
/// The rules are those of Lua's own compiler, lparser.c. Of its limits these are left out: the
/// constants of a function (2^25), the length of a loop's code (131,071 instructions), some registers
/// (see `Scopes+Registers.swift`), and upvalues that are `<const>` with a value such as `1 // 0`,
/// which Lua can't compute beforehand.
struct Scopes {
  /// The functions that enclose the place, the main function first.
  var functions: [FunctionScope] = []
  /// The variables declared in them and still alive, in order of declaration.
  var variables: [Variable] = []
  /// For every name its innermost active variable, as an index of `variables`; −1 if there is none.
  var innermost: [Int] = []
  /// How many jumps wait for their label, and how many labels are visible, in all functions.
  var waitingCount = 0
  var labelCount = 0

  static let maximumLocals = 200
  static let maximumUpvalues = 255
  static let maximumRegisters = 254
  static let maximumLabels = 32_767
  static let maximumFunctions = 131_071

  /// The innermost function.
  ///
  /// INVARIANT: it is asked for only between `enterFunction` of the main one and its `leaveFunction`.
  var function: FunctionScope {
    _read { yield functions[functions.count - 1] }
    _modify { yield &functions[functions.count - 1] }
  }

  /// Whether the innermost function takes variable arguments.
  var isVararg: Bool {
    get { function.isVararg }
    set { function.isVararg = newValue }
  }

  // MARK: Functions and blocks

  /// Enters a function.
  mutating func enterFunction(at range: Range<Int>) throws(Fault) {
    if !functions.isEmpty {
      function.functionCount += 1
      if function.functionCount > Self.maximumFunctions {
        throw Fault(
          .tooManyFunctions, at: range,
          "too many functions in one: at most \(Self.maximumFunctions)")
      }
    }
    functions.append(FunctionScope(firstVariable: variables.count))
    enterBlock(isLoop: false)
  }

  /// Leaves a function; its jumps must have found their labels.
  mutating func leaveFunction() throws(Fault) {
    leaveBlock()
    if let lost = function.jumps.waiting.first(where: { !$0.isSolved }) {
      throw Fault(.noVisibleLabel, at: lost.name.range, "no visible label `\(lost.name.text)`")
    }
    functions.removeLast()
  }

  /// Enters a block, which is a loop's if `break` leaves it.
  mutating func enterBlock(isLoop: Bool) {
    function.blocks.append(
      BlockScope(
        isLoop: isLoop, activeCount: function.activeCount,
        firstLabel: function.jumps.labelOrder.count, firstWaiting: function.jumps.waiting.count))
  }

  /// Leaves the innermost block with its variables and labels.
  mutating func leaveBlock() {
    guard let block = function.blocks.popLast() else { return }
    waitingCount -= block.breakCount
    while function.activeCount > block.activeCount { removeVariable() }
    forgetLabels(of: block)
  }
}

/// A function that encloses the place.
struct FunctionScope {
  var isVararg = false
  /// The index of its first variable in `Scopes.variables`.
  let firstVariable: Int
  /// How many of its variables are active: those declared by a statement still under way aren't.
  var activeCount = 0
  /// How many registers its active variables take, and at least the values that wait to be used.
  var localRegisters = 0
  var heldRegisters = 0
  /// The names of the variables that it takes from the functions around it.
  var upvalues: Set<NameTable.ID> = []
  var functionCount = 0
  var blocks: [BlockScope] = []
  var jumps = Jumps()
}

/// A block that encloses the place: what there was of everything when it began.
struct BlockScope {
  let isLoop: Bool
  let activeCount: Int
  let firstLabel: Int
  let firstWaiting: Int
  /// How many `break`s will leave it.
  var breakCount = 0
}

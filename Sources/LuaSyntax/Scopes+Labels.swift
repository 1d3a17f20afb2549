/// The labels and jumps of a function.
struct Jumps {
  /// The visible labels, and their names in order.
  var labels: [NameTable.ID: Label] = [:]
  var labelOrder: [NameTable.ID] = []
  /// Every `goto` that met no label of its name before it, in order.
  var waiting: [Jump] = []
  /// Those of each name that still wait, as indices of `waiting`, in order.
  var waitingByName: [NameTable.ID: [Int]] = [:]
}

/// A visible label.
struct Label {
  let name: Name
}

/// A `goto` forward.
struct Jump {
  let name: Name
  /// How many variables of its function are active at it, or where the block that it left began.
  var activeCount: Int
  var isSolved = false
}

extension Scopes {
  /// Notes a `goto`: one back to a visible label is done, any other waits.
  mutating func jump(to id: NameTable.ID, _ name: Name) throws(Fault) {
    if function.jumps.labels[id] != nil { return }
    try wait(at: name.range)
    function.jumps.waitingByName[id, default: []].append(function.jumps.waiting.count)
    function.jumps.waiting.append(Jump(name: name, activeCount: function.activeCount))
  }

  /// Notes a `break`.
  mutating func breakLoop(at range: Range<Int>) throws(Fault) {
    guard let loop = function.blocks.lastIndex(where: \.isLoop) else {
      throw Fault(.breakOutsideLoop, at: range, "`break` outside a loop")
    }
    try wait(at: range)
    function.blocks[loop].breakCount += 1
  }

  private mutating func wait(at range: Range<Int>) throws(Fault) {
    waitingCount += 1
    try checkLabelLimit(waitingCount, at: range)
  }

  private mutating func checkLabelLimit(_ count: Int, at range: Range<Int>) throws(Fault) {
    if count > Self.maximumLabels {
      throw Fault(
        .tooManyLabels, at: range, "too many labels or jumps: at most \(Self.maximumLabels)")
    }
  }

  /// Adds a label and ends the waiting of the block's jumps to it.
  ///
  /// - Parameter isLast: whether nothing follows it in its block, whose variables then count as out
  ///   of scope.
  mutating func addLabel(_ id: NameTable.ID, _ name: Name, isLast: Bool, source: SourceText)
    throws(Fault)
  {
    if let earlier = function.jumps.labels[id] {
      let line = source.position(at: earlier.name.range.lowerBound).line
      throw Fault(
        .duplicateLabel, at: name.range,
        "label `\(name.text)` is already defined at line \(line)")
    }
    labelCount += 1
    try checkLabelLimit(labelCount, at: name.range)
    function.jumps.labels[id] = Label(name: name)
    function.jumps.labelOrder.append(id)
    guard let block = function.blocks.last else { return }
    let activeCount = isLast ? block.activeCount : function.activeCount
    try solve(id, from: block.firstWaiting, activeCount: activeCount)
  }

  private mutating func solve(
    _ id: NameTable.ID, from first: Int, activeCount: Int
  ) throws(Fault) {
    while let index = function.jumps.waitingByName[id]?.last, index >= first {
      let jump = function.jumps.waiting[index]
      if jump.activeCount < activeCount {
        let variable = variables[function.firstVariable + jump.activeCount]
        throw Fault(
          .jumpsIntoLocal, at: jump.name.range,
          "`goto \(jump.name.text)` jumps into the scope of local `\(variable.text)`")
      }
      function.jumps.waiting[index].isSolved = true
      function.jumps.waitingByName[id]?.removeLast()
      waitingCount -= 1
    }
  }

  /// Forgets the labels of a block that ends; its waiting jumps go on in the block around it.
  mutating func forgetLabels(of block: BlockScope) {
    for id in function.jumps.labelOrder[block.firstLabel...] {
      function.jumps.labels[id] = nil
      labelCount -= 1
    }
    function.jumps.labelOrder.removeSubrange(block.firstLabel...)
    for index in block.firstWaiting..<function.jumps.waiting.count {
      function.jumps.waiting[index].activeCount = block.activeCount
    }
  }
}

/// The steps through a pattern, as a machine that may stand at several of them at once.
struct PatternProgram: Sendable, Hashable {
  /// What is to be done at one place.
  enum Step: Sendable, Hashable {
    /// Read a scalar of the set with this index and go to the next step.
    case scalar(Int)
    /// Go to both steps.
    case split(Int, Int)
    /// Go to another step.
    case jump(Int)
    /// Go on at the beginning of the text only.
    case start
    /// Go on at the end of the text only.
    case end
    /// The pattern is found.
    case match
  }

  private(set) var steps: [Step] = []
  private(set) var sets: [ScalarSet] = []
  /// Whether every match begins with the text.
  let isAnchored: Bool

  init(_ node: PatternNode) {
    isAnchored = node.isAnchored
    add(node)
    steps.append(.match)
  }

  /// The parser bounds how deeply this recurses and how many steps it makes.
  private mutating func add(_ node: PatternNode) {
    switch node {
    case .scalar(let set):
      steps.append(.scalar(sets.count))
      sets.append(set)
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .sequence(let parts): for part in parts { add(part) }
    case .either(let choices): add(choices)
    case .repeated(let part, let minimum, let maximum):
      for _ in 0..<minimum { add(part) }
      if let maximum {
        addOptional(part, times: maximum - minimum)
      } else {
        addLoop(part)
      }
    }
  }

  private mutating func add(_ choices: [PatternNode]) {
    var jumps: [Int] = []
    for choice in choices.dropLast() {
      let split = steps.count
      steps.append(.split(split + 1, 0))
      add(choice)
      jumps.append(steps.count)
      steps.append(.jump(0))
      steps[split] = .split(split + 1, steps.count)
    }
    if let last = choices.last { add(last) }
    for jump in jumps { steps[jump] = .jump(steps.count) }
  }

  private mutating func addOptional(_ part: PatternNode, times: Int) {
    var splits: [Int] = []
    for _ in 0..<times {
      splits.append(steps.count)
      steps.append(.split(steps.count + 1, 0))
      add(part)
    }
    for split in splits { steps[split] = .split(split + 1, steps.count) }
  }

  private mutating func addLoop(_ part: PatternNode) {
    let split = steps.count
    steps.append(.split(split + 1, 0))
    add(part)
    steps.append(.jump(split))
    steps[split] = .split(split + 1, steps.count)
  }
}

extension PatternNode {
  /// Whether it can only match from the beginning of the text on.
  fileprivate var isAnchored: Bool {
    switch self {
    case .start: true
    case .scalar, .end: false
    case .sequence(let parts): parts.first?.isAnchored ?? false
    case .either(let choices): choices.allSatisfy(\.isAnchored)
    case .repeated(let part, let minimum, _): minimum > 0 && part.isAnchored
    }
  }

  /// How many steps it becomes; at least one, so that a count of nothing counts too.
  ///
  /// Each part must have been measured before it is repeated, so that nothing overflows.
  var stepCount: Int {
    switch self {
    case .scalar, .start, .end: 1
    case .sequence(let parts): max(1, parts.reduce(0) { $0 + $1.stepCount })
    case .either(let choices): choices.reduce(-2) { $0 + $1.stepCount + 2 }
    case .repeated(let part, let minimum, nil): (minimum + 1) * part.stepCount + 2
    case .repeated(let part, let minimum, let maximum?):
      max(1, maximum * part.stepCount + (maximum - minimum))
    }
  }
}

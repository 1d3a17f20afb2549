/// One search for a pattern in a text.
///
/// INVARIANT: the memory holds four numbers for each step of the program, and outlives the run.
struct PatternRun {
  private let program: PatternProgram
  private let utf8: Bytes
  /// For each step the offset at which it was last taken, or -1.
  private let taken: UnsafeMutableBufferPointer<Int32>
  /// The steps that have been taken but not followed.
  private let waiting: UnsafeMutableBufferPointer<Int32>
  private var waitingCount = 0
  /// The steps that read the scalar at hand.
  private var current: UnsafeMutableBufferPointer<Int32>
  /// The steps that read the scalar after it.
  private var next: UnsafeMutableBufferPointer<Int32>
  private var nextCount = 0

  init(_ program: PatternProgram, _ utf8: Bytes, _ memory: UnsafeMutableBufferPointer<Int32>) {
    self.program = program
    self.utf8 = utf8
    memory.initialize(repeating: -1)
    let count = program.steps.count
    taken = UnsafeMutableBufferPointer(rebasing: memory[..<count])
    waiting = UnsafeMutableBufferPointer(rebasing: memory[count..<2 * count])
    current = UnsafeMutableBufferPointer(rebasing: memory[2 * count..<3 * count])
    next = UnsafeMutableBufferPointer(rebasing: memory[3 * count..<4 * count])
  }

  /// Whether the text holds a match.
  mutating func findsMatch() -> Bool {
    var offset = 0
    while true {
      // A match may begin anywhere.
      if reachesMatch(from: 0, at: offset) { return true }
      if offset == utf8.count || nextCount == 0 && program.isAnchored { return false }
      let count = nextCount
      swap(&current, &next)
      nextCount = 0
      let scalar = readScalar(at: &offset)
      for step in current[..<count] {
        guard case .scalar(let set) = program.steps[Int(step)] else { continue }
        if program.sets[set].contains(scalar) && reachesMatch(from: Int(step) + 1, at: offset) {
          return true
        }
      }
    }
  }

  /// Follows a step to all that read a scalar; true where the match is reached.
  private mutating func reachesMatch(from first: Int, at offset: Int) -> Bool {
    take(first, at: offset)
    while waitingCount > 0 {
      waitingCount -= 1
      let step = Int(waiting[waitingCount])
      switch program.steps[step] {
      case .match: return true
      case .scalar:
        next[nextCount] = Int32(step)
        nextCount += 1
      case .split(let one, let other):
        take(one, at: offset)
        take(other, at: offset)
      case .jump(let target): take(target, at: offset)
      case .start: if offset == 0 { take(step + 1, at: offset) }
      case .end: if offset == utf8.count { take(step + 1, at: offset) }
      }
    }
    return false
  }

  /// Takes a step, once at each offset, so that loops of nothing end.
  private mutating func take(_ step: Int, at offset: Int) {
    if taken[step] == Int32(offset) { return }
    taken[step] = Int32(offset)
    waiting[waitingCount] = Int32(step)
    waitingCount += 1
  }

  /// The scalar at an offset of valid UTF-8, which goes on behind it.
  private func readScalar(at offset: inout Int) -> UInt32 {
    let lead = utf8[offset]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var scalar = UInt32(lead) & (length == 1 ? 0x7F : 0x7F >> UInt32(length))
    for byte in utf8[offset + 1..<offset + length] { scalar = scalar << 6 | UInt32(byte & 0x3F) }
    offset += length
    return scalar
  }
}

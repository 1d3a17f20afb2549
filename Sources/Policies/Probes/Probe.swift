package import LuaSyntax

/// A place in a rule or function that a watched form tells of when it runs.
package struct Probe: Sendable, Hashable {
  /// What is watched.
  package let role: Role
  /// The file, relative to the pack.
  package let file: String
  /// What it spans; of a loop, its head.
  package let range: Range<Int>
  /// The probes of the operands of the same `and` or `or` that stand before it, in order.
  package let before: [Int]
  /// What must be so that it is reached at all.
  package let parent: Parent?
  /// Whether it can hold, and fail to, as far as the tree says.
  package internal(set) var canHold = true
  package internal(set) var canFail = true
  /// What it reads that can be missing or left to a person.
  package internal(set) var open = Openness()
  /// Whether the checker has seen it.
  var isSighted = false

  /// What is watched.
  package enum Role: Sendable, Hashable {
    /// An operand of `and` or `or`.
    case operand(BinaryOperator)
    /// The condition of an `if` or `elseif`: the branch is entered where it holds.
    case condition
    /// The body of a loop: whether it is entered.
    case loop
  }

  /// Another probe on the way to one.
  package struct Parent: Sendable, Hashable {
    /// Its number.
    package let number: Int
    /// What it must come to; nil where it need only be reached.
    package let needed: Bool?
  }
}

/// What of the things that are read can be missing, and what a person can be asked.
package struct Openness: Sendable, Hashable {
  /// The paths that can be missing.
  package var missing: Set<String> = []
  /// The paths of what can be left to a person.
  package var asked: Set<String> = []

  /// Makes it of paths.
  package init(missing: Set<String> = [], asked: Set<String> = []) {
    (self.missing, self.asked) = (missing, asked)
  }

  /// Whether all of it is always known.
  package var isEmpty: Bool { missing.isEmpty && asked.isEmpty }

  mutating func formUnion(_ other: Openness) {
    missing.formUnion(other.missing)
    asked.formUnion(other.asked)
  }
}

/// What a rule, or the `when` of a decision, can come to.
package struct Prospect: Sendable, Hashable {
  /// What names it in its file.
  package let range: Range<Int>
  /// All of it.
  package let whole: Range<Int>
  /// Whether it can hold.
  package internal(set) var canHold = true
  /// Whether it can fail.
  package internal(set) var canFail = true
  /// Whether its own condition can be false.
  package internal(set) var canNotApply = false
  /// What can leave it unknown, or for review.
  package internal(set) var open = Openness()
}

internal import CLuaHost

/// What tests need of a machine, and nothing else does.
extension LuaMachine {
  /// Collects all garbage, so that `liveBytes` can be compared.
  package func collectGarbage() { lh_collect(machine) }

  /// Ends a run after so many instructions from now on, as `outOfBudget`; 0 for never.
  ///
  /// For chunks that were never checked, and so may loop for ever. It costs every instruction
  /// something, so nothing that has been checked runs under it.
  package func limitInstructions(to count: Int) {
    lh_limit_instructions(machine, Int32(clamping: count))
  }

  /// Makes allocations of this thread's machines fail from now on: so many, beginning with the one
  /// of number `first`.
  ///
  /// Lua asks a second time after it has collected, so that a single one is hardly felt.
  ///
  /// - Returns: How many of those last asked for have not failed yet.
  @discardableResult
  package static func failAllocations(from first: Int, count: Int) -> Int {
    Int(lh_fail_allocations(Int64(first), Int64(count)))
  }
}

internal import CLuaHost

/// Why a run ended without a value.
package struct LuaFailure: Error, Sendable, Hashable {
  /// What happened.
  package let cause: Cause
  /// The number under which the chunk that ran was loaded, where it is known.
  package let chunk: Int?
  /// The line that ran, where it is known.
  package let line: Int?
  /// The byte offset of the operation in its file, where it is known.
  package let offset: Int?

  /// What can happen.
  package enum Cause: Sendable, Hashable {
    /// The host answered a question with "stop", and knows why.
    case stopped
    /// A divisor is zero.
    case divisionByZero
    /// NaN or infinity came to a comparison.
    case notFinite
    /// `..` joins something that isn't text.
    case notText
    /// `#` or `ipairs` of something that isn't a list.
    case noItems
    /// A bound of a loop is no finite number, or its step doesn't move it.
    case badLoop
    /// A list is indexed by something that isn't a number.
    case badIndex
    /// A word was given more arguments than any word takes.
    case tooManyArguments
    /// Loops and joined text have used up their units.
    case outOfBudget
    /// The machine's memory is used up.
    case outOfMemory
    /// The machine's time is over.
    case outOfTime
    /// The system's Lua doesn't compute as rules rely on; what of it is the text.
    case unfit(String)
    /// Lua's own message, without its place.
    case lua(String)
  }
}

extension LuaFailure {
  init(_ failure: lh_failure) {
    cause = Cause(failure)
    chunk = failure.chunk >= 0 ? Int(failure.chunk) : nil
    line = failure.line > 0 ? Int(failure.line) : nil
    offset = failure.offset >= 0 ? Int(failure.offset) : nil
  }
}

extension LuaFailure.Cause {
  init(_ failure: lh_failure) {
    switch failure.end {
    case LH_STOPPED: self = .stopped
    case LH_DIVISION_BY_ZERO: self = .divisionByZero
    case LH_NOT_FINITE: self = .notFinite
    case LH_NOT_TEXT: self = .notText
    case LH_NO_ITEMS: self = .noItems
    case LH_BAD_LOOP: self = .badLoop
    case LH_BAD_INDEX: self = .badIndex
    case LH_TOO_MANY_ARGUMENTS: self = .tooManyArguments
    case LH_OUT_OF_BUDGET: self = .outOfBudget
    case LH_OUT_OF_MEMORY: self = .outOfMemory
    case LH_OUT_OF_TIME: self = .outOfTime
    default:
      self = .lua(
        withUnsafeBytes(of: failure.message) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
  }
}

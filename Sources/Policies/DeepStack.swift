internal import Foundation

/// Runs something on a thread with a stack of its own.
package enum DeepStack {
  /// Enough for the deepest tree that the parser takes, in a debug build too.
  private static let bytes = 64 << 20

  /// What `body` gives, whatever is left of the caller's stack.
  package static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) -> Value {
    // INVARIANT: the caller waits until the thread has written the value, and reads it after.
    nonisolated(unsafe) var value: Value?
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      value = body()
      isDone.signal()
    }
    thread.stackSize = bytes
    thread.start()
    isDone.wait()
    guard let value else { preconditionFailure("the thread has written the value") }
    return value
  }
}

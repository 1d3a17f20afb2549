internal import Foundation

/// Runs a test on a thread whose stack has 512 KB.
public final class SmallThread {
  private let thread: Thread
  private let done = DispatchSemaphore(value: 0)

  /// Takes what is to be run.
  public init(_ body: @escaping @Sendable () -> Void) {
    let done = done
    thread = Thread {
      body()
      done.signal()
    }
    thread.stackSize = 512 * 1024
  }

  /// Runs it, and waits for it.
  public func run() {
    thread.start()
    done.wait()
  }
}

internal import Foundation
internal import Synchronization

/// Hands elements from one thread to several, of which only a few lie in between.
final class BoundedQueue<Element: Sendable>: Sendable {
  private struct State {
    var elements: [Element] = []
    var isCancelled = false
  }

  private let state = Mutex(State())
  // Both begin at 0 and are only counted up from there, as they may not end below where they began.
  private let filled = DispatchSemaphore(value: 0)
  private let free = DispatchSemaphore(value: 0)

  init(capacity: Int) {
    for _ in 0..<max(1, capacity) { free.signal() }
  }

  /// Adds an element once there is room; false where nobody will take it.
  func push(_ element: Element) -> Bool {
    free.wait()
    let isTaken = state.withLock { state in
      if !state.isCancelled { state.elements.append(element) }
      return !state.isCancelled
    }
    if isTaken { filled.signal() } else { free.signal() }
    return isTaken
  }

  /// The next element, once there is one; nil after the last, and where taking was given up.
  func pop() -> Element? {
    filled.wait()
    let element: Element? = state.withLock { state in
      state.isCancelled || state.elements.isEmpty ? nil : state.elements.removeFirst()
    }
    if element == nil { filled.signal() } else { free.signal() }
    return element
  }

  /// Says that nothing more comes.
  func close() { filled.signal() }

  /// Gives up: nothing more is taken or added.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    free.signal()
    filled.signal()
  }
}

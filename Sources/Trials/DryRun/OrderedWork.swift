internal import Foundation
internal import Synchronization

/// Work on pieces by several threads, whose results are taken in the order of the pieces.
///
/// The calling thread reads pieces and takes results; at most a few pieces for each thread lie in
/// between, so that memory doesn't depend on how many there are.
package enum OrderedWork {
  /// How many threads can work at a time here.
  package static var processorCount: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Does the work.
  ///
  /// - Parameters:
  ///   - threads: How many threads work, at least one.
  ///   - next: Gives the next piece, on the calling thread; nil after the last.
  ///   - worker: Makes what works on pieces, once a thread.
  ///   - take: Takes a result, on the calling thread, in the order of the pieces.
  /// - Throws: What any of them throws first, in the order of the pieces.
  package static func run<Piece: Sendable, Made: Sendable>(
    threads: Int, next: () throws -> Piece?,
    worker: @escaping @Sendable () throws -> (Piece) throws -> Made,
    take: (Made) throws -> Void
  ) throws {
    let queue = WorkQueue<Piece, Made>()
    let threads = max(1, threads)
    let ended = DispatchSemaphore(value: 0)
    for _ in 0..<threads {
      let thread = Thread {
        queue.work(Result { try worker() })
        ended.signal()
      }
      thread.stackSize = stackBytes
      thread.start()
    }
    defer {
      queue.close(threads: threads)
      for _ in 0..<threads { ended.wait() }
    }
    var open: [WorkResult<Made>] = []
    var isAtEnd = false
    while true {
      if !isAtEnd, open.count < piecesPerThread * threads {
        if let piece = try next() {
          open.append(queue.push(piece))
          continue
        }
        isAtEnd = true
      }
      if open.isEmpty { return }
      try take(open.removeFirst().wait())
    }
  }

  /// How many pieces lie between reading and taking, for each thread.
  private static let piecesPerThread = 4
  /// Enough for whatever reads records and decides, in a debug build too.
  private static let stackBytes = 16 << 20
}

/// The result of one piece, once it is there.
private final class WorkResult<Made: Sendable>: Sendable {
  private let result = Mutex<Result<Made, any Error>?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  func give(_ made: Result<Made, any Error>) {
    result.withLock { $0 = made }
    isThere.signal()
  }

  func wait() throws -> Made {
    isThere.wait()
    guard let made = result.withLock({ $0 }) else {
      preconditionFailure("who signals has given a result")
    }
    return try made.get()
  }
}

/// Pieces that wait for a thread.
private final class WorkQueue<Piece: Sendable, Made: Sendable>: Sendable {
  private struct State {
    var waiting: [(piece: Piece, result: WorkResult<Made>)] = []
    var isClosed = false
  }

  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)

  func push(_ piece: Piece) -> WorkResult<Made> {
    let result = WorkResult<Made>()
    state.withLock { $0.waiting.append((piece, result)) }
    filled.signal()
    return result
  }

  /// Takes nothing more; what still waits is left undone.
  func close(threads: Int) {
    state.withLock { state in
      state.isClosed = true
      state.waiting = []
    }
    for _ in 0..<threads { filled.signal() }
  }

  /// Works on pieces until the queue is closed.
  func work(_ worker: Result<(Piece) throws -> Made, any Error>) {
    while let (piece, result) = pop() {
      result.give(Result { try worker.get()(piece) })
    }
  }

  private func pop() -> (piece: Piece, result: WorkResult<Made>)? {
    filled.wait()
    return state.withLock { state in
      state.isClosed || state.waiting.isEmpty ? nil : state.waiting.removeFirst()
    }
  }
}

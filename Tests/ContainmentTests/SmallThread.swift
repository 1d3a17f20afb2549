import Glibc
import Policies
import Testing

/// A thread whose stack has a size of its own, and what it comes to.
struct SmallThread<Success> {
  private let thread: pthread_t
  private let job: Job

  /// Begins to run `body`; nil where no thread can be made.
  init?(stackBytes: Int = smallStackBytes, _ body: @escaping () throws -> Success) {
    job = Job(body)
    var thread = pthread_t()
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    let context = Unmanaged.passRetained(job as AnyJob)
    guard pthread_attr_setstacksize(attributes, stackBytes) == 0,
      pthread_create(
        &thread, attributes,
        { context in
          if let context { Unmanaged<AnyJob>.fromOpaque(context).takeRetainedValue().run() }
          return nil
        }, context.toOpaque()) == 0
    else {
      context.release()
      return nil
    }
    self.thread = thread
  }

  /// Waits for the thread; what its body gave.
  func result() throws -> Success {
    pthread_join(thread, nil)
    return try #require(job.result).get()
  }

  private final class Job: AnyJob {
    private let body: () throws -> Success
    private(set) var result: Result<Success, any Error>?

    init(_ body: @escaping () throws -> Success) { self.body = body }

    override func run() { result = Result { try body() } }
  }
}

/// What a thread runs.
private class AnyJob {
  func run() {}
}

/// The stack that must be enough for deciding, in bytes.
let smallStackBytes = 512 << 10

#if DEBUG
  /// The stack on which a pack can be read, in bytes; what isn't optimized needs more.
  let readingStackBytes = 4 << 20
#else
  /// The stack on which a pack can be read, in bytes.
  let readingStackBytes = smallStackBytes
#endif

/// Runs `body` on a thread of its own, and waits for it.
func onSmallStack<Success>(
  bytes: Int = smallStackBytes, _ body: @escaping () throws -> Success
) throws -> Success {
  try #require(SmallThread(stackBytes: bytes, body)).result()
}

extension HostilePack {
  /// Reads the pack on a small stack.
  func policyOnSmallStack(checksTypes: Bool = false) throws -> Policy {
    try onSmallStack(bytes: readingStackBytes) { try policy(checksTypes: checksTypes) }
  }
}

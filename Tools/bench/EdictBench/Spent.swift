import Glibc

/// What passes over the records cost.
struct Spent {
  /// How many decisions were made.
  var decisions = 0
  /// Seconds on all cores together.
  var cpuSeconds = 0.0
  /// Seconds from begin to end.
  var wallSeconds = 0.0
  /// How many bytes were written.
  var bytes = 0

  mutating func add(_ other: Spent) {
    decisions += other.decisions
    cpuSeconds += other.cpuSeconds
    wallSeconds += other.wallSeconds
    bytes += other.bytes
  }

  /// The result of `body`, with the time that it took.
  static func timed<Result>(_ body: () throws -> Result) rethrows -> (Result, Spent) {
    let cpu = seconds(CLOCK_PROCESS_CPUTIME_ID)
    let wall = seconds(CLOCK_MONOTONIC)
    let result = try body()
    var spent = Spent()
    spent.cpuSeconds = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu
    spent.wallSeconds = seconds(CLOCK_MONOTONIC) - wall
    return (result, spent)
  }

  /// All of it as a line of JSON.
  var line: String {
    """
    {"decisions":\(decisions),"cpu_seconds":\(cpuSeconds),"wall_seconds":\(wallSeconds),\
    "peak_kb":\(Self.peakKB),"bytes":\(bytes)}
    """
  }

  private static var peakKB: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var now = timespec()
    clock_gettime(clock, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }
}

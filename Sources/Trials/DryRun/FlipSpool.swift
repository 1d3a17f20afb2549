internal import Decisions
internal import Foundation
internal import Records

/// One decision of a spooled dossier that flipped: its index, and from what to what.
struct SpooledFlip: Sendable {
  let decision: Int
  let change: DryRunReport.Transition
}

/// A dossier that flipped, as it waits for attribution.
struct SpooledDossier: Sendable {
  var record: Int
  /// As canonical JSON, as the baseline reads it.
  var baseline: [UInt8]
  /// The same as the candidate reads it; empty where both read alike.
  var candidate: [UInt8]
  var baselineAsOf: CalendarDate?
  var candidateAsOf: CalendarDate?
  var flips: [SpooledFlip]
}

/// Dossiers that flipped, in a temporary file without a name, so that memory doesn't grow with them.
final class FlipSpool {
  private let file: UnsafeMutablePointer<FILE>
  /// How many lie in it.
  private(set) var count = 0

  /// Why a spool can't be written or read.
  struct Failure: Error, CustomStringConvertible {
    let number: Int32
    var description: String {
      "spool_failed: the temporary file of dossiers that flip: "
        + String(cString: strerror(number)).lowercased()
    }
  }

  /// Makes an empty one.
  init() throws(Failure) {
    guard let file = tmpfile() else { throw Failure(number: errno) }
    self.file = file
  }

  deinit { fclose(file) }

  /// Adds dossiers that `write(_:)` made bytes of.
  func add(_ bytes: [UInt8], count: Int) throws(Failure) {
    if bytes.isEmpty { return }
    if fwrite(bytes, 1, bytes.count, file) != bytes.count { throw Failure(number: errno) }
    self.count += count
  }

  /// Goes back to the first.
  func rewind() throws(Failure) {
    if fflush(file) != 0 { throw Failure(number: errno) }
    if fseek(file, 0, SEEK_SET) != 0 { throw Failure(number: errno) }
  }

  /// The next dossier; nil at the end.
  func next() throws(Failure) -> SpooledDossier? {
    guard let record = try integer() else { return nil }
    let days = [try integer() ?? 0, try integer() ?? 0]
    var flips: [SpooledFlip] = []
    for _ in 0..<(try integer() ?? 0) {
      let decision = try integer() ?? 0
      let change = DryRunReport.Transition(
        from: Self.outcome(try integer()), to: Self.outcome(try integer()))
      flips.append(SpooledFlip(decision: decision, change: change))
    }
    let baseline = try bytes()
    let candidate = try bytes()
    return SpooledDossier(
      record: record, baseline: baseline, candidate: candidate, baselineAsOf: Self.day(days[0]),
      candidateAsOf: Self.day(days[1]), flips: flips)
  }

  private func integer() throws(Failure) -> Int? {
    var value: Int64 = 0
    let count = withUnsafeMutableBytes(of: &value) { fread($0.baseAddress, 1, $0.count, file) }
    if count == 0, feof(file) != 0 { return nil }
    guard count == MemoryLayout<Int64>.size else { throw Failure(number: ferror(file)) }
    return Int(value)
  }

  private func bytes() throws(Failure) -> [UInt8] {
    let count = try integer() ?? 0
    if count == 0 { return [] }
    var bytes = [UInt8](repeating: 0, count: count)
    guard fread(&bytes, 1, count, file) == count else { throw Failure(number: ferror(file)) }
    return bytes
  }

  private static func outcome(_ index: Int?) -> DecisionOutcome {
    let all = DecisionOutcome.allCases
    return index.flatMap { all.indices.contains($0) ? all[$0] : nil } ?? .error
  }

  /// No day is written as the least of all numbers.
  private static func day(_ number: Int) -> CalendarDate? {
    number == Int(Int64.min) ? nil : CalendarDate(daysSinceEpoch: number)
  }
}

extension SpooledDossier {
  /// Appends it as `FlipSpool` reads it.
  func write(to bytes: inout [UInt8]) {
    func append(_ value: Int) {
      withUnsafeBytes(of: Int64(value)) { bytes.append(contentsOf: $0) }
    }
    append(record)
    append(baselineAsOf?.daysSinceEpoch ?? Int(Int64.min))
    append(candidateAsOf?.daysSinceEpoch ?? Int(Int64.min))
    append(flips.count)
    for flip in flips {
      append(flip.decision)
      append(flip.change.from.index)
      append(flip.change.to.index)
    }
    append(baseline.count)
    bytes += baseline
    append(candidate.count)
    bytes += candidate
  }
}

extension DecisionOutcome {
  fileprivate var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

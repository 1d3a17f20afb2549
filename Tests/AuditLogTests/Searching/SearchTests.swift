import AuditLog
import Foundation
import TestSupport
import Testing

@Suite("searching a log")
struct SearchTests {
  private let folder: LogFolder
  private var path: String { folder.path() }

  init() throws { folder = try LogFolder() }

  /// An entry is `time kind:value kind:value …` here.
  private static let terms: @Sendable ([UInt8]) -> EntryTerms = { bytes in
    let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
    var entry = EntryTerms(time: words.first.flatMap { Int64($0) })
    for word in words.dropFirst() {
      let parts = word.split(separator: ":")
      if parts.count == 2 { entry.terms.insert(EntryTerm(String(parts[0]), String(parts[1]))) }
    }
    return entry
  }

  private func index(_ log: AuditLog, vocabulary: Int = 1) -> LogIndex {
    LogIndex(of: log, vocabulary: vocabulary, terms: Self.terms)
  }

  /// Appends entries about few packs and many subjects, whose clock goes back now and then.
  private func append(_ count: Int, to log: AuditLog, seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var time: Int64 = 1_000_000
    _ = try log.append(count: count) { index, _ in
      time += Int64(random.below(10)) - (random.oneIn(500) ? 5000 : 0)
      if random.oneIn(1000) { return Array("none".utf8) }
      let rule = random.below(3)
      return Array(
        "\(time) pack:\(random.below(3)) subject:\(random.below(3000)) rule:\(rule) first:\(index / 5000)"
          .utf8)
    }
  }

  private func query(_ random: inout SplitMix) -> LogQuery {
    var query = LogQuery()
    if random.oneIn(2) { query.terms.insert(EntryTerm("pack", "\(random.below(4))")) }
    if random.oneIn(3) { query.terms.insert(EntryTerm("subject", "\(random.below(3001))")) }
    if random.oneIn(3) { query.terms.insert(EntryTerm("rule", "\(random.below(3))")) }
    if random.oneIn(5) { query.terms.insert(EntryTerm("first", "\(random.below(4))")) }
    if random.oneIn(3) {
      let low = 980_000 + Int64(random.below(80_000))
      query.times = low...low + Int64(random.below(20_000))
    }
    return query
  }

  private func found(
    _ query: LogQuery, _ index: LogIndex, order: LogIndex.Order = .oldestFirst, limit: Int = .max
  ) throws -> [Int64] {
    var found: [Int64] = []
    try index.search(query, order: order) { index, _ in
      found.append(index)
      return found.count < limit
    }
    return found
  }

  /// What a look at every entry finds.
  private func scanned(_ query: LogQuery, _ log: AuditLog) throws -> [Int64] {
    var found: [Int64] = []
    try log.forEachEntry { index, bytes in
      if query.matches(Self.terms(bytes)) { found.append(index) }
      return true
    }
    return found
  }

  @Test("finds the same by the index as by a look at every entry, in both orders")
  func agreement() throws {
    let log = try AuditLog(path: path, access: .append)
    try append(10_000, to: log, seed: 1)
    let index = index(log)
    #expect(try index.missingCount == 10_000)
    try index.update()
    #expect(try index.missingCount == 10_000 - 2 * 4096)
    try append(1000, to: log, seed: 2)
    var random = SplitMix(seed: 3)
    var count = 0
    for _ in 0..<40 {
      let query = query(&random)
      let expected = try scanned(query, log)
      let limit = 1 + random.below(20)
      #expect(try found(query, index) == expected, "\(query)")
      #expect(
        try found(query, index, order: .newestFirst, limit: limit)
          == Array(expected.reversed().prefix(limit)), "\(query)")
      count += expected.count
    }
    #expect(count > 10_000, "the queries find too little")
  }

  @Test("without an index the same is found, and no file is made")
  func withoutIndex() throws {
    let log = try AuditLog(path: path, access: .append)
    try append(5000, to: log, seed: 4)
    let names = try folder.names
    var random = SplitMix(seed: 5)
    for _ in 0..<10 {
      let query = query(&random)
      let expected = try scanned(query, log)
      #expect(try found(query, index(log)) == expected)
      #expect(try found(query, index(log), order: .newestFirst) == expected.reversed())
    }
    #expect(try folder.names == names)
  }

  /// Whether the index covers what it can, and finds what is there.
  private func checkWhole(_ index: LogIndex, _ log: AuditLog) throws {
    #expect(try index.missingCount == log.size % 4096)
    var random = SplitMix(seed: 6)
    for _ in 0..<5 {
      let query = query(&random)
      #expect(try found(query, index) == scanned(query, log), "\(query)")
    }
  }

  @Test("an index that was deleted is made again, and holds the same bytes")
  func deleted() throws {
    let log = try AuditLog(path: path, access: .append)
    try append(9000, to: log, seed: 7)
    let index = index(log)
    try index.update()
    let bytes = try folder.bytes(of: AuditLog.defaultName + "-index")
    try FileManager.default.removeItem(atPath: index.path)
    try checkUnaided(index, log)
    try index.update()
    try checkWhole(index, log)
    #expect(try folder.bytes(of: AuditLog.defaultName + "-index") == bytes)
    try index.update(anew: true)
    #expect(try folder.bytes(of: AuditLog.defaultName + "-index") == bytes)
  }

  /// Whether an index that is none hides nothing.
  private func checkUnaided(_ index: LogIndex, _ log: AuditLog) throws {
    #expect(try index.missingCount == log.size)
    let query = LogQuery(terms: [EntryTerm("pack", "1")])
    #expect(try found(query, index) == scanned(query, log))
  }

  @Test("an index of a log that was cut, or of another, is not used, and is made anew")
  func cut() throws {
    try index(fill(9000, seed: 8)).update()
    for (count, seed) in [(5000, 8), (9000, 9)] as [(Int, UInt64)] {
      try FileManager.default.removeItem(atPath: path)
      let log = try fill(count, seed: seed)
      try checkUnaided(index(log), log)
      try index(log).update()
      try checkWhole(index(log), log)
    }
  }

  private func fill(_ count: Int, seed: UInt64) throws -> AuditLog {
    let log = try AuditLog(path: path, access: .append)
    try append(count, to: log, seed: seed)
    return log
  }

  @Test("an index by other terms is not used, and is made anew")
  func vocabulary() throws {
    let log = try fill(5000, seed: 10)
    try index(log).update()
    let next = index(log, vocabulary: 2)
    try checkUnaided(next, log)
    try next.update()
    try checkWhole(next, log)
  }

  @Test("a damaged index hides nothing, and is made anew", arguments: ["empty", "noise", "cut"])
  func damaged(kind: String) throws {
    let log = try fill(5000, seed: 11)
    let index = index(log)
    try index.update()
    let name = AuditLog.defaultName + "-index"
    let bytes = try folder.bytes(of: name)
    var random = SplitMix(seed: 12)
    let damaged: [UInt8] =
      switch kind {
      case "empty": []
      case "noise": bytes.map { _ in UInt8(truncatingIfNeeded: random.next()) }
      default: Array(bytes.prefix(bytes.count / 2))
      }
    try folder.write(damaged, to: name)
    let query = LogQuery(terms: [EntryTerm("pack", "1")])
    #expect(try found(query, index) == scanned(query, log))
    try index.update()
    try checkWhole(index, log)
  }

  @Test("an index that can't be written is told with its file, and the log is searched as before")
  func unwritable() throws {
    let log = try fill(5000, seed: 13)
    let index = index(log)
    try FileManager.default.createDirectory(
      atPath: index.path, withIntermediateDirectories: false)
    let text = logError { try index.update() }
    #expect(
      text == "\(index.path): index_unwritable: the index cannot be written: Is a directory")
    try checkUnaided(index, log)
  }

  @Test("whole chunks are indexed alone, and an update goes on where the last ended")
  func chunks() throws {
    let log = try fill(4095, seed: 14)
    let index = index(log)
    try index.update()
    #expect(try index.missingCount == 4095)
    _ = try log.append(count: 1) { _, _ in Array("1 pack:1".utf8) }
    var steps: [[Int64]] = []
    try index.update { steps.append([$0, $1]) }
    #expect(steps == [[4096, 4096]])
    try append(4096 * 2, to: log, seed: 15)
    try index.update()
    try checkWhole(index, log)
  }
}

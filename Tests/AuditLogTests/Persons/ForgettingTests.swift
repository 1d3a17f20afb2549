import Foundation
import Testing

@testable import AuditLog

@Suite("forgetting")
struct ForgettingTests {
  private let files: PersonsFolder

  init() throws { files = try PersonsFolder() }

  @Test("a person who is forgotten is opened by nobody, others are, and the log says so")
  func forgets() throws {
    let (log, keys) = (try files.log(), try files.keys())
    let officers = ["officer 7", "officer 8", "officer 7"]
    for (number, officer) in officers.enumerated() {
      _ = try OfficerEntry.append("\(number)", officer: officer, to: log, keys: keys)
    }
    let plain = officers.enumerated().map { number, officer in
      String(decoding: OfficerEntry.plain("\(number)", officer: officer), as: UTF8.self)
    }
    #expect(try (0..<3).map { try log.opened($0, keys: keys).text.count } == plain.map(\.count))
    let before = try (0..<3).map { try log.entry(at: $0) }
    let pseudonym = try #require(try keys.knownKey(for: "officer 7")?.pseudonym)
    let forgotten = try keys.forget(["officer 7", "nobody"], in: log)
    #expect(forgotten == .init(pseudonyms: [pseudonym], redactions: 3..<4))
    #expect(try log.entry(at: 3) == OfficerEntry.redaction([pseudonym]))
    #expect(try (0..<3).map { try log.entry(at: $0) } == before)
    for keys in [keys, try files.keys(.read)] {
      let opened = try (0..<3).map { try log.opened($0, keys: keys) }
      #expect(opened.map { $0.closed.flatMap(\.pseudonyms) } == [[pseudonym], [], [pseudonym]])
      #expect(!opened.map(\.text).contains { $0.contains("officer 7") })
      #expect(opened[1].text.contains("officer 8"))
      #expect(try keys.knownKey(for: "officer 7") == nil)
      #expect(try keys.unfinished() == [])
    }
    #expect(try AuditLog.verify(path: files.logPath).isClean)
  }

  @Test("who is not known is not forgotten, and the log says nothing")
  func unknown() throws {
    let log = try files.log()
    let forgotten = try files.keys().forget(["nobody"], in: log)
    #expect(forgotten == .init(pseudonyms: [], redactions: 0..<0))
    #expect(try log.size == 0)
  }

  @Test("a person of whom there is a new entry after forgetting is another for the log")
  func anew() throws {
    let (log, keys) = (try files.log(), try files.keys())
    let first = try #require(try keys.keys(for: ["officer 7"])["officer 7"])
    try keys.forget(["officer 7"], in: log)
    let second = try #require(try keys.keys(for: ["officer 7"])["officer 7"])
    #expect(first.pseudonym != second.pseudonym)
    #expect(first.bytes != second.bytes)
    #expect(
      personError { try keys.check([second, first]) }
        == files.keysPath
        + ": persons_changed: a person was forgotten meanwhile; get the keys again"
        + " and hide the values again")
    #expect(personError { try keys.check([second]) } == "no error")
  }

  @Test("a copy of a row that another program left in the file is gone too")
  func copies() throws {
    let (log, keys) = (try files.log(), try files.keys())
    let key = try #require(try keys.keys(for: ["officer 7", "officer 8"])["officer 7"])
    let token = try files.column("token", of: key.pseudonym)
    try files.keysFolder.run(
      "PRAGMA secure_delete = OFF; CREATE TEMP TABLE t AS SELECT * FROM persons;"
        + " DELETE FROM persons; INSERT INTO persons SELECT * FROM t ORDER BY token;"
        + " DELETE FROM persons WHERE pseudonym = '\(key.pseudonym)';"
        + " INSERT INTO persons SELECT * FROM t WHERE pseudonym = '\(key.pseudonym)'",
      on: "keys")
    try keys.forget(["officer 7"], in: log)
    #expect(try !files.keysFolderHolds(key.bytes))
    #expect(try !files.keysFolderHolds(token))
    #expect(try keys.knownKey(for: "officer 8") != nil)
  }

  @Test("no trace of key, token or text is in any file of the folder, however rows had moved")
  func traces() throws {
    let (log, keys) = (try files.log(), try files.keys())
    var persons: [String: PersonKey] = [:]
    // One by one, so that SQLite splits pages and moves rows between them.
    for number in 0..<600 {
      try persons.merge(keys.keys(for: ["officer \(number)"])) { $1 }
    }
    let gone = persons.filter { $0.key.hasSuffix("3") }
    var secrets = gone.map { Array($0.key.utf8) }
    for key in gone.values {
      secrets += [key.bytes, try files.column("token", of: key.pseudonym)]
      #expect(try files.keysFolderHolds(key.bytes))
      #expect(try files.keysFolderHolds(files.column("token", of: key.pseudonym)))
    }
    let forgotten = try keys.forget(Set(gone.keys), in: log)
    #expect(forgotten.pseudonyms == gone.values.map(\.pseudonym).sorted())
    for secret in secrets { #expect(try !files.keysFolderHolds(secret)) }
    #expect(try files.keysFolder.names == ["keys", "keys-lock"])
    for (person, key) in persons where gone[person] == nil {
      #expect(try keys.knownKey(for: person)?.bytes == key.bytes)
    }
  }

  @Test("keys held in memory open nothing once another process has forgotten their person")
  func memory() throws {
    let (log, keys) = (try files.log(), try files.keys())
    let reader = try files.keys(.read)
    let index = try OfficerEntry.append("1", officer: "officer 7", to: log, keys: keys)
    #expect(try log.opened(index, keys: reader).closed == [])
    _ = try keys.forget(["officer 7"], in: log) { pseudonyms, group in
      try group.append(OfficerEntry.redaction(pseudonyms))
    } before: { step in
      // While its person is going, a key still opens what it hides.
      if step != .sweep, step != .finish {
        #expect((try? log.opened(index, keys: reader).closed.count) == 0, "\(step)")
      }
    }
    #expect(try log.opened(index, keys: reader).closed.count == 1)
  }

  @Test("where the log cannot say so, nobody is forgotten, and forgetting can be tried again")
  func unredacted() throws {
    let (log, keys) = (try files.log(), try files.keys())
    let index = try OfficerEntry.append("1", officer: "officer 7", to: log, keys: keys)
    let pseudonym = try keys.knownKey(for: "officer 7")?.pseudonym
    #expect(
      personError { _ = try keys.forget(["officer 7"], in: log) { _, _ in } }
        == files.keysPath
        + ": persons_unredacted: nobody was forgotten, since no entry of the log would say so")
    struct Refusal: Error {}
    #expect(throws: Refusal.self) {
      _ = try keys.forget(["officer 7"], in: log) { _, _ in throw Refusal() }
    }
    #expect(try keys.unfinished() == [pseudonym])
    #expect(try log.opened(index, keys: keys).closed == [])
    #expect(try log.size == 1)
    let forgotten = try keys.forget([], in: log)
    #expect(forgotten.pseudonyms == [pseudonym])
    #expect(forgotten.redactions == 1..<2)
    #expect(try keys.unfinished() == [])
    #expect(try log.opened(index, keys: keys).closed.count == 1)
  }

  @Test("who appends with a key that stopped being in use meanwhile does it again with another")
  func retried() throws {
    let (log, keys) = (try files.log(), try files.keys())
    let other = try files.keys()
    let old = try #require(try keys.keys(for: ["officer 7"])["officer 7"])
    var seen: [String] = []
    try other.forget(["officer 7"], in: log)
    let indices = try log.append(about: ["officer 7", "officer 8"], keys: keys) { group, keys in
      seen.append(keys["officer 7"]?.pseudonym ?? "")
      try group.append(Array(seen.joined(separator: " ").utf8))
    }
    #expect(indices == 1..<2)
    #expect(seen.count == 1 && seen[0] != old.pseudonym)
    #expect(throws: PersonKeyError.self) {
      try log.append { group in
        try group.append([1])
        try keys.check([old])
      }
    }
    #expect(try log.size == 2)
  }

  @Test("an append runs again where a key stopped being in use, twenty times, and then says so")
  func tries() throws {
    let (log, keys) = (try files.log(), try files.keys())
    let changed = PersonKeyError(.changed, path: keys.path, message: "changed")
    for (failures, text) in [(20, "no error"), (21, keys.path + ": persons_changed: changed")] {
      var runs = 0
      let end = personError {
        _ = try log.append(about: ["officer 7"], keys: keys) { group, _ in
          runs += 1
          try group.append([1])
          if runs <= failures { throw changed }
        }
      }
      #expect(end == text)
      #expect(runs == 21)
    }
    #expect(try log.size == 1)
  }

  @Test("two who forget at once wait for each other, and too long a wait is busy")
  func alone() throws {
    let (log, keys) = (try files.log(), try files.keys())
    let other = try PersonKeys(path: files.keysPath, access: .append, busySeconds: 0.01)
    _ = try keys.keys(for: ["officer 7"])
    var text = ""
    _ = try keys.forget(["officer 7"], in: log) { pseudonyms, group in
      try group.append(OfficerEntry.redaction(pseudonyms))
    } before: { step in
      guard step == .destroy else { return }
      text = personError { try other.forget(["officer 7"], in: log) }
    }
    #expect(
      text == files.keysPath + ": persons_busy: another process forgets persons; try again: it has"
        + " locked `\(files.keysPath)-lock`")
  }
}

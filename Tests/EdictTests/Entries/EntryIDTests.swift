import Edict
import Foundation
import TestSupport
import Testing

@Suite("entries by their ids")
struct EntryIDTests {
  /// The stamp of the n-th entry.
  private static func stamp(_ number: Int, at milliseconds: Int64) -> Stamp {
    Stamp(milliseconds: milliseconds, random: (UInt64(number), 0))
  }

  /// A log of entries that say an id and a time.
  private func log(_ stamps: [Stamp], in folder: TemporaryFolder) throws -> AuditLog {
    let log = try AuditLog(path: folder.url.appending(path: "log").path, access: .append)
    _ = try log.append(count: stamps.count) { index, ordinal in
      let stamp = stamps[ordinal]
      return Array(#"{"decided_at":"\#(stamp.decidedAt)","id":"\#(stamp.id)"}"#.utf8)
    }
    return log
  }

  @Test(
    "an entry is found in whatever order of time entries lie",
    arguments: ["in order", "all at once", "backward", "a clock that was set back", "in groups"])
  func order(name: String) throws {
    let folder = try TemporaryFolder()
    let stamps = (0..<3000).map { number in
      let time =
        switch name {
        case "in order": number
        case "all at once": 0
        case "backward": 3000 - number
        case "a clock that was set back": number < 1000 ? number + 9000 : number
        default: number / 500
        }
      return Self.stamp(number, at: 1_700_000_000_000 + Int64(time))
    }
    let log = try log(stamps, in: folder)
    for index in [0, 1, 63, 64, 65, 999, 1000, 1500, 2998, 2999] {
      #expect(try log.index(ofID: stamps[index].id) == Int64(index))
    }
  }

  @Test(
    "no entry is found where none has the id",
    arguments: [
      "", "nobody", stamp(1, at: 5).id, stamp(1, at: 1_800_000_000_000).id,
      "018bcfe5-6800-7000-8000-00000000000\u{FF}", "zzzzzzzz-zzzz-7zzz-8000-000000000000",
    ])
  func none(id: String) throws {
    let folder = try TemporaryFolder()
    let stamps = (0..<200).map { Self.stamp($0, at: 1_700_000_000_000 + Int64($0)) }
    #expect(try log(stamps, in: folder).index(ofID: id) == nil)
    #expect(try log([], in: try TemporaryFolder()).index(ofID: id) == nil)
  }

  @Test("an entry is found by an id of another form, but not by one that it only mentions")
  func others() throws {
    let folder = try TemporaryFolder()
    let log = try AuditLog(path: folder.url.appending(path: "log").path, access: .append)
    let entries = [#"{"about":"a-1","id":"b"}"#, "a-1", #"{"id":"a-1"}"#, #"{"id":1}"#]
    _ = try log.append(count: entries.count) { _, ordinal in Array(entries[ordinal].utf8) }
    #expect(try log.index(ofID: "a-1") == 2)
    #expect(try log.index(ofID: "b") == 0)
    #expect(try log.index(ofID: "1") == nil)
  }
}

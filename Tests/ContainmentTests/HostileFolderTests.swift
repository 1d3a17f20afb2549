import Foundation
import Glibc
import Policies
import TestSupport
import Testing

@Suite("a pack's folder with hostile names and links")
struct HostileFolderTests {
  /// Reads the harmless pack with something more in its folder; what is found.
  private static func findings(_ change: (URL) throws -> Void) throws -> [String] {
    let folder = try TemporaryFolder()
    for (path, bytes) in HostilePack(body: Array("return true".utf8)).files {
      try folder.write(bytes, to: "pack/" + path)
    }
    let pack = folder.url.appending(path: "pack")
    try change(pack)
    return try onSmallStack(bytes: readingStackBytes) {
      do {
        _ = try Policy(contentsOf: pack)
        return []
      } catch let error as PackError {
        return error.findings.map { "\($0.code) \($0.file)" }
      }
    }
  }

  /// Makes an empty file whose name is any bytes.
  private static func make(_ name: [UInt8], in folder: URL) {
    let path = Array(folder.path.utf8) + [0x2F] + name + [0]
    path.withUnsafeBytes { bytes in
      guard let base = bytes.bindMemory(to: CChar.self).baseAddress else { return }
      let file = open(base, O_CREAT | O_WRONLY, 0o600)
      #expect(file >= 0)
      close(file)
    }
  }

  @Test(
    "of which no name is taken for anything but itself",
    arguments: [
      ("rules/a b.lua", "bad_name"), ("rules/C:\\d.lua", "bad_name"),
      ("rules/d.lua.lua", "bad_name"), ("rules/\u{202E}aul.d.lua", "bad_name"),
      ("rules/示例.lua", "bad_name"), ("records/1.yaml", "bad_name"),
      ("tables/t.CSV", "unexpected_file"),
    ])
  func names(path: String, code: String) throws {
    let found = try Self.findings { Self.make(Array(path.utf8), in: $0) }
    #expect(found.first == code + " " + path)
  }

  @Test(
    "of which names that begin with a point are ignored", arguments: ["rules/..%2Fx.lua", "..."])
  func ignored(path: String) throws {
    #expect(try Self.findings { Self.make(Array(path.utf8), in: $0) } == [])
  }

  @Test(
    "of which no name reaches the terminal as it stands",
    arguments: ["rules/a\nb.lua", "rules/\u{1B}[2J.lua", "records/\u{7}.yaml", "\r"])
  func control(path: String) throws {
    let found = try Self.findings { Self.make(Array(path.utf8), in: $0) }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }, "\(found)")
  }

  @Test("of which a name that isn't UTF-8 is refused")
  func bytes() throws {
    let found = try Self.findings { pack in
      Self.make(Array("rules/".utf8) + [0xFF, 0xFE] + Array(".lua".utf8), in: pack)
    }
    #expect(found == ["unexpected_file rules/\u{FFFD}\u{FFFD}.lua"])
  }

  @Test(
    "of which no link is followed",
    arguments: [
      ("rules/e.lua", "/etc/passwd"), ("rules/e.lua", "d.lua"), ("rules/e.lua", "nowhere"),
      ("rules/e.lua", "e.lua"), ("rules/more", ".."), ("rules/more", "/"),
      ("messages", "/etc"), ("tables/u.csv", "/dev/zero"), ("sources.yaml", "/dev/stdin"),
    ])
  func links(path: String, target: String) throws {
    let found = try Self.findings { pack in
      let link = pack.appending(path: path)
      try? FileManager.default.removeItem(at: link)
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: target)
    }
    #expect(found == ["link_refused \(path)"])
  }

  @Test("of which folders within folders end")
  func folders() throws {
    let found = try Self.findings { pack in
      let deep = String(repeating: "a/", count: 200)
      try FileManager.default.createDirectory(
        at: pack.appending(path: "rules/" + deep), withIntermediateDirectories: true)
    }
    #expect(found == ["unexpected_file rules/a/a"])
  }
}

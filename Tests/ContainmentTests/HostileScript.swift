import Foundation
import TestSupport
import Testing

/// A script of the shared collection: a head, a line of dashes, and the body of a rule's test.
struct HostileScript: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// What must happen, in the words of a wider language than ours.
  let must: String
  /// The body as it is written there.
  let body: [UInt8]

  /// All that there are, by name; none where the collection is absent.
  static let all: [HostileScript] = {
    guard let folder = SharedFolder.url("hostile", test: "the shared hostile scripts") else {
      return []
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).flatMap {
        HostileScript(name: name, Array($0))
      }
    }
  }()

  private init?(name: String, _ bytes: [UInt8]) {
    testDescription = name
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let dashes = lines.firstIndex(of: Array("--------".utf8)[...]) else { return nil }
    let head = lines[..<dashes].map { String(decoding: $0, as: UTF8.self) }
    must =
      head.first { $0.hasPrefix("-- must: ") }.map {
        String($0.dropFirst("-- must: ".count).prefix { $0 != " " })
      } ?? ""
    body = Array(lines[(dashes + 1)...].joined(separator: [0x0A]))
  }

  /// The body in our words: `known.f` and `opt.f` are calls here.
  var translated: [UInt8] {
    guard let text = String(validating: body, as: UTF8.self) else { return body }
    return Array(
      text.replacing(/\bknown\.(\w+)/) { "known(r, \"\($0.1)\")" }
        .replacing(/\bopt\.(\w+)/) { "value_or(r, \"\($0.1)\", nil)" }.utf8)
  }

  /// Whether it calls on a host that only its own collection has.
  var needsItsHost: Bool {
    String(decoding: body, as: UTF8.self).contains(/\bhost\b/)
  }

  /// Whether Lua 5.4.4 itself breaks on it while it words an error: it may never be compiled.
  var breaksLua: Bool { testDescription.contains("getobjname") }
}

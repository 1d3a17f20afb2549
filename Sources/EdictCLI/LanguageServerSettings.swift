import ArgumentParser
import Edict
import Foundation

/// The settings of the Lua language server in `.luarc.json`: ours are added to what is there.
struct LanguageServerSettings {
  /// The text of the file with our settings; nil where it says them all.
  let merged: String?

  private typealias Content = TextTree.Content
  private typealias Setting = (key: String, value: Content)

  /// The parts of Lua that rules don't have.
  private static let absent = [
    "basic", "coroutine", "debug", "io", "math", "os", "package", "string", "table", "utf8",
  ]

  private static let ours: [Setting] = [
    ("runtime.version", .text("Lua 5.4")),
    ("runtime.builtin", object(absent.map { ($0, .text("disable")) })),
    ("runtime.plugin", .text(".edict/plugin.lua")),
    ("workspace.library", list([.text(".edict/library")])),
    ("diagnostics.disable", list([.text("lowercase-global")])),
  ]

  /// Reads the file, if it is there; says why it can't be added to and ends the command.
  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      merged = Self.text(Self.object(Self.ours))
      return
    }
    do {
      let old = try CanonicalJSON.parse(Array(data))
      guard case .object(let members) = old.content else {
        throw Self.refusal(path, "it holds no object")
      }
      let nested = members.map(\.key).filter {
        ["Lua", "runtime", "workspace", "diagnostics"].contains($0)
      }
      if let key = nested.first {
        throw Self.refusal(
          path, "it nests settings in `\(key)`; write them flat, such as `runtime.version`")
      }
      let settings = members.map { ($0.key, $0.value.content) }
      let new = Self.merge(settings, Self.ours)
      merged =
        Self.text(Self.object(new)) == Self.text(old.content) ? nil : Self.text(Self.object(new))
    } catch let error as JSONError {
      throw Self.refusal(
        path, "it is no plain JSON: \(error.place.line):\(error.place.column): \(error.message)")
    }
  }

  private static func refusal(_ path: String, _ cause: String) -> any Error {
    Exit.because(
      Exit.failedIO,
      "\(path): unmergeable_settings: \(cause); or add by hand:\n" + text(object(ours)).dropLast())
  }

  /// The settings there are, with those of ours that they lack; what they say of a setting stands.
  private static func merge(_ old: [Setting], _ ours: [Setting]) -> [Setting] {
    var merged = old
    for (key, value) in ours {
      guard let index = merged.firstIndex(where: { $0.key == key }) else {
        merged.append((key, value))
        continue
      }
      merged[index].value = merge(merged[index].value, value, key)
    }
    return merged
  }

  private static func merge(_ old: Content, _ ours: Content, _ key: String) -> Content {
    switch (old, ours) {
    case (.object(let old), .object(let ours)):
      let settings = { (members: [TextTree.Member]) in members.map { ($0.key, $0.value.content) } }
      return object(merge(settings(old), settings(ours)))
    case (.list(let old), .list(let ours)):
      return list(
        (old + ours.filter { our in !old.contains { $0.content == our.content } }).map(\.content))
    // There may be several plugins.
    case (.list(let old), .text) where key == "runtime.plugin":
      return old.contains { $0.content == ours } ? .list(old) : list(old.map(\.content) + [ours])
    case (.text, .text) where key == "runtime.plugin" && old != ours:
      return list([old, ours])
    default: return old
    }
  }

  private static let nowhere = TextPlace(line: 1, column: 1)

  private static func list(_ items: [Content]) -> Content {
    .list(items.map { TextTree(place: nowhere, content: $0) })
  }

  private static func object(_ settings: [Setting]) -> Content {
    .object(
      settings.map { key, value in
        TextTree.Member(
          key: key, keyPlace: nowhere, value: TextTree(place: nowhere, content: value))
      })
  }

  /// A value as people write it, a line a member, and short lists on one line.
  private static func text(_ content: Content) -> String { text(content, indent: "") + "\n" }

  private static func text(_ content: Content, indent: String) -> String {
    let inner = indent + "  "
    switch content {
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        inner + text(.text(member.key), indent: "") + ": "
          + text(member.value.content, indent: inner)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    case .list(let items) where items.contains { !$0.content.isScalar }:
      let lines = items.map { inner + text($0.content, indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .list(let items):
      return "[" + items.map { text($0.content, indent: "") }.joined(separator: ", ") + "]"
    default: return String(decoding: CanonicalJSON.canonical(content), as: UTF8.self)
    }
  }
}

extension TextTree.Content {
  fileprivate var isScalar: Bool {
    switch self {
    case .object, .list: false
    default: true
    }
  }
}

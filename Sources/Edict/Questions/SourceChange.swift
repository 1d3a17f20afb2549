internal import LuaSyntax
internal import Policies
internal import Trials

/// A part of a pack's Lua whose source differs: a rule, a decision's head, a local, a function.
public struct SourceChange: Sendable, Hashable {
  /// Its file.
  public let file: String
  /// What it is: `rule small`, `decision`, `local never`, `function quarter`.
  public let part: String
  /// Whether it is the source of a function that several files share.
  public var isShared: Bool { file.hasPrefix("functions/") }
  /// The unified difference, a line each, without a header; empty where the part is too long.
  public let lines: [String]

  /// The parts that differ between two policies, by file, and in the order of the older file.
  static func between(_ before: Policy, _ after: Policy) -> [SourceChange] {
    let (old, new) = (before.packFiles.contents, after.packFiles.contents)
    let files = Set(old.keys).union(new.keys).filter { $0.hasSuffix(".lua") }
    return files.sorted().flatMap { file -> [SourceChange] in
      if old[file] == new[file] { return [] }
      let (own, other) = (parts(old[file], file), parts(new[file], file))
      let order =
        own.map(\.name)
        + other.map(\.name).filter { name in
          !own.contains { $0.name == name }
        }
      return order.compactMap { name in
        let left = own.first { $0.name == name }?.text ?? ""
        let right = other.first { $0.name == name }?.text ?? ""
        if left == right { return nil }
        return SourceChange(file: file, part: name, lines: UnifiedDifference.lines(left, right))
      }
    }
  }

  private static func parts(_ bytes: [UInt8]?, _ file: String) -> [(name: String, text: String)] {
    guard let bytes, let chunk = try? Parser.parse(SourceText(name: file, bytes: bytes)) else {
      return []
    }
    var counts: [String: Int] = [:]
    return chunk.block.statements.compactMap { statement in
      guard let name = name(statement) else { return nil }
      let count = counts[name, default: 0] + 1
      counts[name] = count
      // Versions of a rule share its id.
      return (
        count == 1 ? name : "\(name) (\(count))", chunk.source.text(in: statement.range)
      )
    }
  }

  private static func name(_ statement: Statement) -> String? {
    switch statement.kind {
    case .local(let variables, _):
      return "local " + variables.map(\.name.text).joined(separator: ", ")
    case .localFunction(let name, _): return "local " + name.text
    case .function(let path, _, _):
      return "function " + path.map(\.text).joined(separator: ".")
    case .call(let call):
      guard case .call(let callee, _) = call.kind else { return nil }
      switch callee.kind {
      case .name(let word): return word
      case .call(let inner, let ids):
        guard case .name(let word) = inner.kind, ids.count == 1,
          case .string(let id) = ids[0].kind
        else { return nil }
        return word + " " + String(decoding: id, as: UTF8.self)
      default: return nil
      }
    default: return nil
    }
  }
}

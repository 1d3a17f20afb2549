import Edict

/// An entry of the log, read back.
struct EntryView {
  private let tree: TextTree

  init(_ bytes: [UInt8]) throws(JSONError) { tree = try CanonicalJSON.parse(bytes) }

  /// The members of an object.
  static func members(_ content: TextTree.Content?) -> [TextTree.Member] {
    if case .object(let members)? = content { members } else { [] }
  }

  func member(_ key: String) -> TextTree.Content? {
    Self.members(tree.content).first { $0.key == key }?.value.content
  }

  func text(_ key: String) -> String {
    if case .text(let text)? = member(key) { text } else { "" }
  }

  /// Each decision with its outcome, by name.
  var outcomes: [(name: String, outcome: String)] {
    Self.members(member("results")).map { result in
      let outcome = Self.members(result.value.content).first { $0.key == "outcome" }
      if case .text(let text)? = outcome?.value.content { return (result.key, text) }
      return (result.key, "")
    }
  }

  /// How many dossiers a portfolio decision is about.
  var dossierCount: Int? {
    let count = Self.members(member("entries")).first { $0.key == "count" }
    if case .number(let number)? = count?.value.content { return Int(exactly: number) }
    return nil
  }

  /// What kind of entry it is; nil where this engine does not know it.
  var kind: EntryKind? { EntryKind(rawValue: text("kind")) }

  /// The subject's id; where it stays hidden, that it does.
  var subject: String {
    if case .object? = member("subject") { "(hidden)" } else { text("subject") }
  }

  /// When it was made, as it is written.
  var time: String {
    switch kind {
    case .decision, .portfolio: text("decided_at")
    case .pack: text("logged_at")
    case .rotation: text("rotated_at")
    case .redaction: text("redacted_at")
    case nil: ""
    }
  }

  /// The entry on several lines, two spaces a level; of a pack's files only how long they are.
  var pretty: String {
    Self.pretty(kind == .pack ? Self.withoutTexts(tree).content : tree.content, indent: "")
  }

  private static func withoutTexts(_ tree: TextTree, depth: Int = 0) -> TextTree {
    guard case .object(let members) = tree.content else { return tree }
    return TextTree(
      place: tree.place,
      content: .object(
        members.map { member in
          var value = member.value
          if depth == 2, member.key == "text", case .text(let text) = value.content {
            value = TextTree(
              place: value.place, content: .text("… \(text.utf8.count.grouped) bytes"))
          } else if depth == 1 || depth == 0 && member.key == "files" {
            value = withoutTexts(value, depth: depth + 1)
          }
          return TextTree.Member(key: member.key, keyPlace: member.keyPlace, value: value)
        }))
  }

  private static func pretty(_ content: TextTree.Content, indent: String) -> String {
    let inner = indent + "  "
    switch content {
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        inner + text(.text(member.key)) + ": " + pretty(member.value.content, indent: inner)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    case .list(let items) where items.contains { !$0.content.isScalar }:
      let lines = items.map { inner + pretty($0.content, indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + indent + "]"
    default: return text(content)
    }
  }

  private static func text(_ content: TextTree.Content) -> String {
    String(decoding: CanonicalJSON.canonical(content), as: UTF8.self)
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

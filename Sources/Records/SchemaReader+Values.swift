import CanonicalJSON

extension SchemaReader {
  /// The keywords of an object by what they are; nil where it is none.
  mutating func keywords<Word: Keyword>(
    _: Word.Type, of tree: TextTree, path: String
  ) -> [Word: TextTree.Member]? {
    guard case .object(let members) = tree.content else {
      report(.notAnObject, tree.place, path, "it must be an object of keywords")
      return nil
    }
    var keywords: [Word: TextTree.Member] = [:]
    for member in members {
      if let keyword = Word(rawValue: member.key) {
        keywords[keyword] = member
      } else {
        reportKeyword(member, path, Word.self)
      }
    }
    return keywords
  }

  private mutating func reportKeyword<Word: Keyword>(
    _ member: TextTree.Member, _ path: String, _: Word.Type
  ) {
    let shown = Shown.quoted(Shown.cut(member.key))
    let owner =
      RecordKeyword(rawValue: member.key).map { _ in RecordKeyword.owner }
      ?? FieldKeyword(rawValue: member.key).map { _ in FieldKeyword.owner }
    if let owner {
      report(
        .misplacedKeyword, member.keyPlace, path, "\(shown) is for \(owner), not for \(Word.owner)")
    } else {
      let hint = Nearest.hint(to: member.key, among: Word.allCases.map(\.rawValue))
      report(.unknownKeyword, member.keyPlace, path, "\(shown) is no keyword here\(hint)")
    }
  }

  /// The text of a keyword.
  mutating func text(_ member: TextTree.Member?, path: String) -> String? {
    guard let member else { return nil }
    if case .text(let text) = member.value.content, !text.isEmpty { return text }
    return badValue(member, path, "it must be text")
  }

  /// Whether a keyword is true; `otherwise` where it isn't written.
  mutating func flag(
    _ member: TextTree.Member?, path: String, otherwise: Bool = false
  ) -> Bool {
    guard let member else { return otherwise }
    if case .boolean(let value) = member.value.content { return value }
    return badValue(member, path, "it must be `true` or `false`") ?? otherwise
  }

  /// The number of a keyword.
  mutating func number(_ member: TextTree.Member?, path: String) -> Double? {
    guard let member else { return nil }
    if case .number(let value) = member.value.content, value.isFinite { return value }
    return badValue(member, path, "it must be a number")
  }

  /// The number of characters or items that a keyword gives.
  mutating func count(_ member: TextTree.Member?, path: String) -> Int? {
    guard let member else { return nil }
    if case .number(let value) = member.value.content, 0...0x1p53 ~= value,
      let count = Int(exactly: value)
    {
      return count
    }
    return badValue(member, path, "it must be a whole number, 0 or more")
  }

  /// Distinct words with their places; nil where it isn't that.
  mutating func words(_ tree: TextTree, path: String) -> [(text: String, place: TextPlace)]? {
    guard case .list(let elements) = tree.content, !elements.isEmpty else {
      report(.badValue, tree.place, path, "it must be a list of words")
      return nil
    }
    var words: [(text: String, place: TextPlace)] = []
    var seen: Set<[UInt8]> = []
    for element in elements {
      guard case .text(let word) = element.content, !word.isEmpty else {
        report(.badValue, element.place, path, Self.noWord(element.content))
        continue
      }
      if seen.insert(Array(word.utf8)).inserted {
        words.append((word, element.place))
      } else {
        report(.duplicateWord, element.place, path, "\(Shown.quoted(word)) stands twice")
      }
    }
    return words
  }

  private mutating func badValue<Value>(
    _ member: TextTree.Member, _ path: String, _ message: String
  ) -> Value? {
    let path = path.isEmpty ? member.key : "\(path).\(member.key)"
    report(.badValue, member.value.place, path, message)
    return nil
  }

  private static func noWord(_ content: TextTree.Content) -> String {
    switch content {
    case .null: "`null` is no word: what isn't known is left out"
    case .text: "a word may not be empty"
    default:
      "`\(String(decoding: CanonicalJSON.canonical(content), as: UTF8.self))` is no text"
    }
  }

  /// Whether rules can write a name.
  static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first else {
      return false
    }
    return !luaKeywords.contains(name)
      && name.utf8.allSatisfy {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
          || $0 == UInt8(ascii: "_")
      }
  }

  static func badName(_ name: String) -> String {
    let shown = Shown.quoted(Shown.cut(name))
    return luaKeywords.contains(name)
      ? "\(shown) is a keyword of Lua"
      : "\(shown) is no name: a letter from a to z, then letters, digits and `_`"
  }

  /// Lua 5.4 reference manual, 3.1.
  private static let luaKeywords: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]
}

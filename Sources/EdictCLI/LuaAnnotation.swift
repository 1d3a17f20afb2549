import Edict

/// Comments in annotations.
enum LuaComment {
  /// Text as a comment of one line; none where there is no text.
  ///
  /// What stands first is never taken for an annotation.
  static func lines(_ text: String) -> [String] {
    guard let first = text.first else { return [] }
    return ["---" + (first == "@" || first == "|" ? "– " : "") + text.oneLine]
  }
}

/// Names and words in annotations.
enum LuaField {
  private static let keywords: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  /// A rule's id, of letters, digits, `_` and `-`, as the name of a field.
  static func key(_ id: String) -> String {
    let isName = id.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil && !keywords.contains(id)
    return isName ? id : "[\"\(id)\"]"
  }

  /// Whether text can stand between quotes as it is.
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar != "\"" && scalar != "\\" && scalar.properties.generalCategory != .control
    }
  }

  /// The words of an enumeration as a type; nil where one can't be written in it.
  static func union(_ words: [String]) -> String? {
    guard !words.isEmpty, words.allSatisfy(isPlain) else { return nil }
    return words.map { "\"\($0)\"" }.joined(separator: "|")
  }
}

extension Parameter.Kind {
  /// The type of its values.
  var luaType: String {
    switch self {
    case .number: "number"
    case .integer: "integer"
    case .string: "string"
    case .date: "Date"
    case .boolean: "boolean"
    case .list: "any[]"
    case .range: "Range"
    }
  }
}

extension Parameter {
  /// Whether its values are bands.
  var hasBands: Bool {
    values.contains { if case .bands = $0.content { true } else { false } }
  }

  /// The type of what `params.name` gives.
  var luaType: String {
    if hasBands { return "params.\(name)" }
    guard kind == .list else { return kind.luaType }
    let items = values.flatMap { value -> [Scalar] in
      if case .list(let items) = value.content { items } else { [] }
    }
    func all(_ isOfKind: (Scalar) -> Bool) -> Bool { items.allSatisfy(isOfKind) }
    if items.isEmpty { return kind.luaType }
    if all({ if case .text = $0 { true } else { false } }) { return "string[]" }
    if all({ if case .number = $0 { true } else { false } }) { return "number[]" }
    return kind.luaType
  }
}

import CanonicalJSON

/// The user's words in messages.
enum Shown {
  /// How many characters of a value are shown.
  static let longest = 60

  /// A value as it was written, cut to 60 characters.
  static func cut(_ bytes: Bytes) -> String {
    // Four bytes a character are enough; one character more tells whether to cut.
    let prefix = UnsafeBufferPointer(rebasing: bytes.prefix(4 * (longest + 1)))
    let scalars = String(decoding: prefix, as: UTF8.self).unicodeScalars
    if scalars.count <= longest { return String(scalars) }
    return String(scalars.prefix(longest - 1)) + "…"
  }

  /// Text, cut to 60 characters.
  static func cut(_ text: String) -> String {
    var text = text
    return text.withUTF8 { cut($0) }
  }

  /// A value in backticks, on one line, whatever it holds.
  static func quoted(_ bytes: Bytes) -> String { quoted(cut(bytes)) }

  /// Text in backticks, on one line, whatever it holds.
  static func quoted(_ text: String) -> String {
    var shown = "`"
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        shown += scalar.escaped(asASCII: true)
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown + "`"
  }

  /// A number as canonical JSON writes it, in backticks.
  static func number(_ value: Double) -> String {
    "`" + String(decoding: CanonicalJSON.canonical(.number(value)), as: UTF8.self) + "`"
  }

  /// Words in backticks, by commas.
  static func list(_ words: [String]) -> String { words.map(quoted).joined(separator: ", ") }
}

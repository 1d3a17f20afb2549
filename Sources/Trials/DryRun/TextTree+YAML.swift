internal import CanonicalJSON

extension TextTree {
  /// The value in YAML's flow style, as JSON has it: a line for each part of it, so that no line is
  /// too long to be read.
  func yaml(indent: Int) -> String {
    let json = content.plain
    let space = "\n" + String(repeating: " ", count: indent)
    var text = ""
    var isQuoted = false
    var isEscaped = false
    for character in json {
      text.append(character)
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        text += space
      }
    }
    return text
  }
}

extension TextTree.Content {
  /// The value as canonical JSON.
  var plain: String { String(decoding: CanonicalJSON.canonical(self), as: UTF8.self) }
}

extension String {
  /// The text as JSON writes it.
  var asJSON: String { TextTree.Content.text(self).plain }
}

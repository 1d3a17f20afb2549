internal import CanonicalJSON
internal import Yams

/// Reads YAML into a tree of values with places: the part of YAML that packs are written in.
///
/// Plain `true false null ~`, nothing at all, and decimal numbers without a leading zero are what
/// they look like; every other scalar is text. Anchors, aliases, tags and several documents are
/// refused.
enum YAMLText {
  /// How deep lists and objects may nest.
  static let maximumDepth = 32

  /// What is wrong with a text, at its place.
  struct Problem: Error {
    let code: String
    let place: TextPlace
    let message: String
  }

  static func parse(_ text: String) throws(Problem) -> TextTree {
    try refuseDepth(text)
    do {
      let parser = try Yams.Parser(yaml: text, resolver: .basic)
      guard let root = try parser.singleRoot() else {
        return TextTree(place: TextPlace(line: 1, column: 1), content: .null)
      }
      return try tree(root, depth: 0)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw problem(of: error)
    }
  }

  /// Refuses, before the parser recurses, a text that could nest deeper than any pack needs.
  private static func refuseDepth(_ text: String) throws(Problem) {
    var depth = 0
    var indents: [Int] = []
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      for byte in line {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
      }
      let indent = line.prefix { $0 == 0x20 }.count
      let rest = line.dropFirst(indent)
      if rest.isEmpty || rest.first == UInt8(ascii: "#") { continue }
      while let last = indents.last, last >= indent { indents.removeLast() }
      indents.append(indent)
      // `- - x` and `? - x` nest within one line.
      let marks = rest.prefix { Array("-?: \t".utf8).contains($0) }.count { $0 > 0x20 }
      if depth + indents.count + marks > 4 * maximumDepth {
        throw Problem(
          code: "yaml_too_deep", place: TextPlace(line: index + 1, column: 1),
          message: "lists and objects nest deeper than \(maximumDepth)")
      }
    }
  }

  private static func tree(_ node: Node, depth: Int) throws(Problem) -> TextTree {
    let place = TextPlace(node.mark)
    if node.anchor != nil {
      throw Problem(code: "yaml_anchor", place: place, message: "anchors and aliases aren't read")
    }
    if depth > maximumDepth {
      throw Problem(
        code: "yaml_too_deep", place: place,
        message: "lists and objects nest deeper than \(maximumDepth)")
    }
    switch node {
    case .scalar(let scalar):
      return TextTree(place: place, content: try content(scalar, place: place))
    case .sequence(let sequence):
      try refuseTag(sequence.tag, at: place)
      var items: [TextTree] = []
      for item in sequence { items.append(try tree(item, depth: depth + 1)) }
      return TextTree(place: place, content: .list(items))
    case .mapping(let mapping):
      try refuseTag(mapping.tag, at: place)
      var members: [TextTree.Member] = []
      for (key, value) in mapping {
        guard case .scalar(let name) = key, key.anchor == nil else {
          throw Problem(
            code: "yaml_key", place: TextPlace(key.mark), message: "a key is one word of text")
        }
        members.append(
          TextTree.Member(
            key: name.string, keyPlace: TextPlace(name.mark),
            value: try tree(value, depth: depth + 1)))
      }
      return TextTree(place: place, content: .object(members))
    case .alias:
      throw Problem(code: "yaml_anchor", place: place, message: "anchors and aliases aren't read")
    }
  }

  private static func content(
    _ scalar: Node.Scalar, place: TextPlace
  ) throws(Problem) -> TextTree.Content {
    guard scalar.style == .plain else { return .text(scalar.string) }
    try refuseTag(scalar.tag, at: place)
    switch scalar.string {
    case "", "~", "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default: break
    }
    if isDecimal(scalar.string), let number = Double(scalar.string) {
      guard number.isFinite else {
        throw Problem(
          code: "number_too_large", place: place,
          message: "`\(scalar.string)` is larger than a number can be")
      }
      let digits = scalar.string.drop { $0 == "-" }
      if digits.allSatisfy(\.isNumber), UInt64(digits).map({ $0 > 1 << 53 }) ?? true {
        throw Problem(
          code: "number_too_large", place: place,
          message: "`\(scalar.string)`: whole numbers go to 2^53 and no further")
      }
      return .number(number)
    }
    return .text(scalar.string)
  }

  private static func refuseTag(_ tag: Tag, at place: TextPlace) throws(Problem) {
    guard !tag.description.isEmpty else { return }
    throw Problem(code: "yaml_tag", place: place, message: "tags aren't read")
  }

  /// JSON's grammar of numbers.
  private static func isDecimal(_ text: String) -> Bool {
    var rest = Substring(text)
    func digits() -> Int {
      let run = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(run.count)
      return run.count
    }
    if rest.first == "-" { rest = rest.dropFirst() }
    let leadsWithZero = rest.first == "0"
    let whole = digits()
    guard whole == 1 || (whole > 1 && !leadsWithZero) else { return false }
    if rest.first == "." {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if rest.first == "e" || rest.first == "E" {
      rest = rest.dropFirst()
      if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  /// What the parser's text means to an author, where that isn't plain from it.
  private static func message(for text: String) -> String {
    switch text {
    case "but found another document": "a second document begins here, and a file holds one"
    case "mapping values are not allowed in this context":
      "a second `:` stands here; text that holds `: ` goes in quotes"
    default: text
    }
  }

  private static func problem(of error: any Error) -> Problem {
    let start = TextPlace(line: 1, column: 1)
    switch error as? YamlError {
    case .scanner(_, let text, let mark, _)?, .parser(_, let text, let mark, _)?,
      .composer(_, let text, let mark, _)?:
      if text.contains("alias") {
        return Problem(
          code: "yaml_anchor", place: TextPlace(mark), message: "anchors and aliases aren't read")
      }
      return Problem(code: "invalid_yaml", place: TextPlace(mark), message: message(for: text))
    case .reader(let text, _, _, _)?:
      return Problem(code: "invalid_yaml", place: start, message: text)
    case .duplicatedKeysInMapping(let keys, let context)?:
      return Problem(
        code: "duplicate_key", place: TextPlace(context.mark),
        message: "`\(keys.first ?? "")` stands twice")
    default:
      return Problem(code: "invalid_yaml", place: start, message: "the text isn't YAML")
    }
  }
}

extension TextPlace {
  fileprivate init(_ mark: Mark?) {
    self.init(line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
  }
}

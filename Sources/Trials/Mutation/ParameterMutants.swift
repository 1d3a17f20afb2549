internal import CanonicalJSON
internal import LuaSyntax
internal import Policies
internal import Records

/// Makes the mutants of a file of parameters.
struct ParameterMutants {
  let words: WordNeighbours
  /// The step of the fields with which a parameter is compared, by its name.
  let steps: [String: Double]
  private let source: SourceText
  private var list: MutantList

  init(_ source: SourceText, words: WordNeighbours, steps: [String: Double]) {
    self.source = source
    self.words = words
    self.steps = steps
    list = MutantList(source: source, subject: .parameter(""))
  }

  /// The mutants of what the file says, in its order.
  mutating func all(_ tree: TextTree) -> [Mutant] {
    guard case .object(let parameters) = tree.content else { return [] }
    for parameter in parameters {
      list.subject = .parameter(parameter.key)
      guard case .list(let values)? = parameter.value["values"]?.content else { continue }
      for value in values {
        for key in ["from", "to"] {
          if let day = value[key] { date(day, "`\(parameter.key)`: \(key) ") }
        }
        if let tree = value["value"] { self.value(tree, of: parameter.key) }
        if case .list(let bands)? = value["bands"]?.content {
          for band in bands { self.band(band, of: parameter.key) }
        }
      }
    }
    return list.mutants
  }

  private mutating func value(_ tree: TextTree, of name: String, _ key: String = "") {
    let before = "`\(name)`: \(key)"
    switch tree.content {
    case .number: number(tree, before, step: steps[name])
    case .boolean(let value):
      change(.boolean, tree, from: "\(value)", to: "\(!value)", before)
    case .text(let text):
      if date(tree, before) { return }
      guard let other = words.neighbour(of: text, comparedWith: "params." + name) else { return }
      change(.word, tree, from: text, to: other, before)
    case .list(let items): for item in items { value(item, of: name) }
    case .null, .object: break
    }
  }

  private mutating func band(_ tree: TextTree, of name: String) {
    guard case .object(let members) = tree.content else { return }
    let others = ["below": "up_to", "up_to": "below"]
    for member in members {
      if let other = others[member.key] {
        let offset = source.offset(of: member.keyPlace)
        if let range = source.range(of: member.key, at: offset) {
          let limit = source.numberText(at: source.offset(of: member.value.place))
          list.add(
            .band, range, other,
            title: "`\(name)`: `\(member.key) \(limit)` → `\(other) \(limit)`")
        }
        number(member.value, "`\(name)`: \(member.key) ", step: steps[name])
      } else if member.key == "value" {
        value(member.value, of: name)
      }
    }
  }

  // MARK: What is written

  private mutating func number(_ tree: TextTree, _ before: String, step: Double?) {
    let text = source.numberText(at: source.offset(of: tree.place))
    guard let number = NumberText(text) else { return }
    for other in number.neighbours(step: step) {
      change(.number, tree, from: text, to: other, before)
    }
  }

  @discardableResult
  private mutating func date(_ tree: TextTree, _ before: String) -> Bool {
    guard case .text(let text) = tree.content, let date = CalendarDate(iso: text) else {
      return false
    }
    for days in [-1, 1] {
      guard let other = CalendarDate(daysSinceEpoch: date.daysSinceEpoch + days) else { continue }
      change(.date, tree, from: text, to: other.iso, before)
    }
    return true
  }

  /// Replaces what is written so; where it is written in another way, such as with escapes, it is left.
  private mutating func change(
    _ kind: MutantKind, _ tree: TextTree, from text: String, to other: String, _ before: String
  ) {
    var offset = source.offset(of: tree.place)
    if offset < source.bytes.count, [0x22, 0x27].contains(source.bytes[offset]) { offset += 1 }
    guard let range = source.range(of: text, at: offset) else { return }
    list.add(kind, range, other, title: "\(before)`\(text)` → `\(other)`")
  }
}

extension SourceText {
  /// The offset of a place.
  func offset(of place: TextPlace) -> Int {
    var offset = 0
    var line = 1
    while line < place.line, offset < bytes.count {
      if bytes[offset] == 0x0A { line += 1 }
      offset += 1
    }
    var column = 1
    while column < place.column, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return offset
  }

  /// The range of a text, where it stands at an offset.
  func range(of text: String, at offset: Int) -> Range<Int>? {
    let end = offset + text.utf8.count
    guard end <= bytes.count, bytes[offset..<end].elementsEqual(text.utf8) else { return nil }
    return offset..<end
  }

  /// The digits that stand at an offset, with point and sign.
  func numberText(at offset: Int) -> String {
    let rest = bytes[offset...].prefix { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
    return String(decoding: rest, as: UTF8.self)
  }
}

import TestSupport
import CanonicalJSON

@testable import Records

/// Writes records of a type at random, and changes them at random.
struct RecordWriter {
  private var random: SplitMix
  /// Values of scalar fields, and of the items of lists, by title.
  private let samples: [String: [TextTree.Content]]

  init(seed: UInt64, samples: [String: [TextTree.Content]]) {
    random = SplitMix(seed: seed)
    self.samples = samples
  }

  /// An object with the required fields and most of the others.
  mutating func object(_ fields: [Field]) -> TextTree.Content {
    var members: [(String, TextTree.Content)] = []
    for field in fields where field.isRequired || random.below(5) > 0 {
      members.append((field.name, value(field)))
    }
    return Self.object(members)
  }

  private mutating func value(_ field: Field) -> TextTree.Content {
    switch field.kind {
    case .object: return object(field.children)
    case .list: return .list(items(field).map(Self.tree))
    default: return random.pick(samples[field.title] ?? [.null])
    }
  }

  private mutating func items(_ field: Field) -> [TextTree.Content] {
    let least = field.limits.minItems ?? 0
    let count = least + random.below((field.limits.maxItems ?? least + 3) - least + 1)
    var items: [TextTree.Content] = []
    while items.count < count {
      let item = value(field.children[0])
      let isNew = !items.map { CanonicalJSON.canonical($0) }.contains(CanonicalJSON.canonical(item))
      if isNew || !field.limits.uniqueItems { items.append(item) }
    }
    return items
  }

  private static func tree(_ content: TextTree.Content) -> TextTree {
    TextTree(place: TextPlace(line: 1, column: 1), content: content)
  }

  private static func object(_ members: [(String, TextTree.Content)]) -> TextTree.Content {
    .object(
      members.map {
        TextTree.Member(
          key: $0.0, keyPlace: TextPlace(line: 1, column: 1), value: tree($0.1))
      })
  }
}

extension RecordWriter {
  /// The same object with something in it changed.
  mutating func changed(_ object: TextTree.Content) -> TextTree.Content {
    guard case .object(let members) = object else { return object }
    var changed = members.map { ($0.key, $0.value.content) }
    let index = random.below(changed.count + 1)
    if index == changed.count {
      return Self.object(changed.filter { $0.0 != "zz" } + [("zz", .number(1))])
    }
    if random.below(6) == 0 {
      changed.remove(at: index)
    } else {
      changed[index].1 = changedValue(changed[index].1)
    }
    return Self.object(changed)
  }

  private mutating func changedValue(_ value: TextTree.Content) -> TextTree.Content {
    if random.below(4) == 0 { return another(value) }
    switch value {
    case .object: return changed(value)
    case .list(let items): return .list(changed(items.map(\.content)).map(Self.tree))
    case .text(let text): return .text(changed(text))
    case .number(let number):
      return .number(random.pick([number + 1, -number, 0, number / 2, 1e6]))
    case .boolean(let boolean): return .boolean(!boolean)
    case .null: return value
    }
  }

  private mutating func changed(_ items: [TextTree.Content]) -> [TextTree.Content] {
    guard let item = items.first else { return items + [.text("x")] }
    switch random.below(4) {
    case 0: return Array(items.dropFirst())
    case 1: return items + [item]
    case 2: return Array(repeating: item, count: items.count)
    default:
      let index = random.below(items.count)
      return items.enumerated().map { $0 == index ? changedValue($1) : $1 }
    }
  }

  private mutating func changed(_ text: String) -> String {
    switch random.below(6) {
    case 0: return String(text.dropFirst())
    case 1: return text + "1"
    case 2: return text.lowercased()
    case 3: return text + String(repeating: "示", count: 12)
    case 4: return ""
    default:
      var characters = Array(text)
      if !characters.isEmpty {
        characters[random.below(characters.count)] = random.pick(["0", "9", "A"])
      }
      return String(characters)
    }
  }

  /// A value of another type.
  private mutating func another(_ value: TextTree.Content) -> TextTree.Content {
    let others: [TextTree.Content] = [
      .text("x"), .number(3), .number(0.5), .boolean(true), .list([]), Self.object([]),
    ]
    return random.pick(others.filter { $0 != value })
  }
}

import CanonicalJSON
import TestSupport

@testable import Records

/// Changes dossiers at random within their types, and removes what may be missing.
struct DossierShaker {
  private let type: DossierType
  private let asked: Set<String>
  private var random: SplitMix

  /// - Parameter asked: The names of fields that are never removed.
  init(_ type: DossierType, asked: Set<String>, seed: UInt64) {
    self.type = type
    self.asked = asked
    random = SplitMix(seed: seed)
  }

  // MARK: Changing

  /// The dossier with about a third of its scalars changed, and items of lists removed or doubled.
  mutating func shaken(_ tree: TextTree) -> TextTree {
    map(tree) { shaker, field, value in
      shaker.random.oneIn(3) ? shaker.changed(value, field) : value
    }
  }

  private mutating func changed(_ value: TextTree.Content, _ field: Field) -> TextTree.Content {
    switch (field.kind, value) {
    case (.boolean, _): return .boolean(random.oneIn(2))
    case (.text, _):
      return field.words?.randomElement(using: &random).map { .text($0) } ?? value
    case (.date, .text(let text)):
      guard let date = CalendarDate(iso: text) else { return value }
      let moved = date.daysSinceEpoch + Int.random(in: -900...900, using: &random)
      return CalendarDate(daysSinceEpoch: moved).map { .text($0.iso) } ?? value
    case (.number, .number(let number)), (.integer, .number(let number)):
      let factors: [Double] = [0, 0.1, 0.5, 0.9, 1.1, 2, 10]
      let factor = factors.randomElement(using: &random) ?? 1
      let scaled = number * factor
      guard scaled >= field.limits.minimum ?? scaled, scaled <= field.limits.maximum ?? scaled
      else {
        return value
      }
      return .number(field.kind == .integer ? scaled.rounded() : (scaled * 100).rounded() / 100)
    case (.list, .list(var items)) where !items.isEmpty:
      let index = Int.random(in: 0..<items.count, using: &random)
      if random.oneIn(2) { items.remove(at: index) } else { items.append(items[index]) }
      return .list(items)
    default: return value
    }
  }

  // MARK: Removing

  /// The dossier without about a fifth, or another share, of what may be missing.
  mutating func thinned(_ tree: TextTree, byOneIn share: Int = 5) -> TextTree {
    map(tree) { shaker, field, value in
      let mayGo = !field.isRequired && !field.name.isEmpty && !shaker.asked.contains(field.name)
      return mayGo && shaker.random.oneIn(share) ? nil : value
    }
  }

  // MARK: Walking

  private typealias Change = (inout DossierShaker, Field, TextTree.Content) -> TextTree.Content?

  /// The dossier with each field's value replaced; nil takes the field away.
  private mutating func map(_ tree: TextTree, _ change: Change) -> TextTree {
    guard case .object(let records) = tree.content else { return tree }
    let mapped = records.map { record in
      guard let index = type.indexes[record.key] else { return record }
      return TextTree.Member(
        key: record.key, keyPlace: record.keyPlace,
        value: object(record.value, type.recordTypes[index].fields, change))
    }
    return TextTree(place: tree.place, content: .object(mapped))
  }

  private mutating func object(_ tree: TextTree, _ fields: [Field], _ change: Change) -> TextTree {
    guard case .object(let members) = tree.content else { return tree }
    var mapped: [TextTree.Member] = []
    for member in members {
      guard let field = fields.first(where: { $0.name == member.key }) else { continue }
      if let value = value(member.value, field, change) {
        mapped.append(.init(key: member.key, keyPlace: member.keyPlace, value: value))
      }
    }
    return TextTree(place: tree.place, content: .object(mapped))
  }

  private mutating func value(_ tree: TextTree, _ field: Field, _ change: Change) -> TextTree? {
    guard let content = change(&self, field, tree.content) else { return nil }
    let changed = TextTree(place: tree.place, content: content)
    switch (field.kind, content) {
    case (.object, _): return object(changed, field.children, change)
    case (.list, .list(let items)):
      let mapped = items.map { item in
        field.children.first.flatMap { value(item, $0, change) } ?? item
      }
      return TextTree(place: tree.place, content: .list(mapped))
    default: return changed
    }
  }
}

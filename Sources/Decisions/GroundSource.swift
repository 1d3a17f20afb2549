internal import CanonicalJSON
internal import Policies
internal import Records

/// What the rules of one decision have read, from which their grounds are told where they are wanted.
///
/// It holds numbers and the dossier rather than names and values, which most decisions are never
/// asked for.
final class GroundSource: Sendable {
  private let layout: Layout
  /// The dossier; nil over a portfolio, where no slots are noted.
  private let dossier: Dossier?
  /// What each parameter says on the day, by its number.
  private let contents: [Parameter.Content?]
  private let slots: [Int]
  private let parameters: [Int]
  /// Where nested slots lie; nil where none of the slots is one.
  private let paths: SlotPaths?

  init(
    _ layout: Layout, _ dossier: Dossier?, _ contents: [Parameter.Content?], slots: [Int],
    parameters: [Int], paths: SlotPaths?
  ) {
    (self.layout, self.dossier, self.contents) = (layout, dossier, contents)
    (self.slots, self.parameters, self.paths) = (slots, parameters, paths)
  }

  // MARK: Facts

  /// The facts among the notes of a range, by path, ascending.
  func facts(_ range: Range<Int>) -> [NamedValue] {
    guard let dossier, !range.isEmpty else { return [] }
    let own = slots[range]
    guard let paths, own.contains(where: { $0 >= layout.paths.count }) else {
      return sorted(own).map {
        NamedValue(name: layout.paths[$0], value: Self.content(of: $0, in: dossier))
      }
    }
    return own.map { NamedValue(name: paths[$0], value: Self.content(of: $0, in: dossier)) }
      .sorted { utf16Less($0.name, $1.name) }
  }

  /// Slots of records in the order of their paths.
  private func sorted(_ slots: ArraySlice<Int>) -> [Int] {
    var sorted = Array(slots)
    if sorted.count > 1 { sorted.sort { layout.ranks[$0] < layout.ranks[$1] } }
    return sorted
  }

  /// The value of a slot: of a list its length.
  private static func content(of index: Int, in dossier: Dossier) -> TextTree.Content {
    let slot = dossier.slots[index]
    switch slot.kind {
    case .absent, .object: return .null
    case .boolean: return .boolean(slot.boolean)
    case .number: return .number(slot.number)
    case .text:
      let start = Int(slot.textStart)
      return .text(
        String(decoding: dossier.text[start..<start + Int(slot.textCount)], as: UTF8.self))
    case .list: return .number(Double(slot.textCount))
    }
  }

  /// Writes what `facts` gives as the member `facts`.
  func writeFacts(_ range: Range<Int>, to writer: inout JSONWriter) {
    let own = slots[range]
    guard let dossier, own.allSatisfy({ $0 < layout.paths.count }) else {
      return writer.named("facts", facts(range))
    }
    writer.key("facts")
    writer.beginObject()
    for index in sorted(own) {
      writer.key(layout.paths[index])
      let slot = dossier.slots[index]
      switch slot.kind {
      case .absent, .object: writer.null()
      case .boolean: writer.boolean(slot.boolean)
      case .number: writer.number(slot.number)
      case .text:
        let start = Int(slot.textStart)
        dossier.text.withUnsafeBufferPointer {
          writer.text(UnsafeBufferPointer(rebasing: $0[start..<start + Int(slot.textCount)]))
        }
      case .list: writer.integer(Int(slot.textCount))
      }
    }
    writer.endObject()
  }

  // MARK: Parameters

  /// The parameters among the notes of a range and others, by name, ascending.
  func parameters(_ range: Range<Int>, and others: [NamedValue]) -> [NamedValue] {
    // They are numbered in the order of their names.
    let own = parameters[range].sorted().compactMap { index -> NamedValue? in
      guard case .scalar(let scalar)? = contents[index] else { return nil }
      return NamedValue(name: layout.parameters[index].name, value: scalar.content)
    }
    if others.isEmpty { return own }
    let names = Set(own.map(\.name))
    return (own + others.filter { !names.contains($0.name) })
      .sorted { utf16Less($0.name, $1.name) }
  }

  /// Writes what `parameters` gives as the member `params`.
  func writeParameters(
    _ range: Range<Int>, and others: [NamedValue], to writer: inout JSONWriter
  ) {
    guard others.isEmpty else {
      return writer.named("params", parameters(range, and: others))
    }
    writer.key("params")
    writer.beginObject()
    for index in parameters[range].sorted() {
      guard case .scalar(let scalar)? = contents[index] else { continue }
      writer.key(layout.parameters[index].name)
      writer.value(scalar.content)
    }
    writer.endObject()
  }
}

internal import LuaSyntax
internal import Policies
internal import Records

/// Which word could stand in the place of another: the next of its enumeration, or of the words that
/// the same thing is compared with.
struct WordNeighbours {
  /// The enumerations by the names of their fields.
  private var byField: [String: [[String]]] = [:]
  /// The enumerations, in the order of the fields.
  private var all: [[String]] = []
  /// The words that an expression is compared with in rules, in their order, by its text.
  private var compared: [String: [String]] = [:]

  init(_ type: DossierType, _ chunks: [Chunk]) {
    for field in type.shapes.flatMap(\.fields) {
      guard let words = field.innermost.words else { continue }
      byField[field.name, default: []].append(words)
      all.append(words)
    }
    for chunk in chunks { chunk.block.walk { note($0, in: chunk.source) } }
  }

  private mutating func note(_ expression: Expression, in source: SourceText) {
    guard case .binary(let op, _, let left, let right) = expression.kind,
      op == .equal || op == .notEqual
    else { return }
    for (one, other) in [(left, right), (right, left)] {
      guard let word = one.plainText else { continue }
      let text = source.text(in: other.range)
      if compared[text]?.contains(word) != true { compared[text, default: []].append(word) }
    }
  }

  /// The word that stands beside another; nil where it is in no list with others.
  ///
  /// - Parameters:
  ///   - field: The name of the field that holds it, where that is known.
  ///   - text: The text of what it is compared with, where there is such.
  func neighbour(of word: String, field: String? = nil, comparedWith text: String? = nil) -> String?
  {
    let enumerations = (field.flatMap { byField[$0] } ?? []) + all
    let lists = enumerations + (text.flatMap { compared[$0] }.map { [$0] } ?? [])
    for list in lists {
      guard list.count > 1, let index = list.firstIndex(of: word) else { continue }
      return index + 1 < list.count ? list[index + 1] : list[index - 1]
    }
    return nil
  }
}

extension Field {
  /// The field itself; of a list what its items are.
  fileprivate var innermost: Field { kind == .list ? children.first?.innermost ?? self : self }
}

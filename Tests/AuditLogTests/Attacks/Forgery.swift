import AuditLog
import Testing

/// What an owner of a log might make of its history.
enum Forgery: String, CaseIterable, CustomTestStringConvertible {
  case change, swap, double, removeOne, removeFirst, removeLast, insert, empty, replaceAll

  var testDescription: String { rawValue }

  /// The history that it makes of 20 entries.
  func callAsFunction(_ entries: [String]) -> [String] {
    var forged = entries
    switch self {
    case .change: forged[7] = "approved"
    case .swap: forged.swapAt(7, 12)
    case .double: forged.insert(entries[7], at: 8)
    case .removeOne: forged.remove(at: 7)
    case .removeFirst: forged.removeFirst()
    case .removeLast: forged.removeLast()
    case .insert: forged.insert("approved", at: 7)
    case .empty: forged = []
    case .replaceAll: forged = entries.map { "not " + $0 }
    }
    return forged
  }
}

/// The root of a tree of texts, as it is signed.
func root(of entries: some Sequence<String>) -> TreeHash {
  var edge = TreeEdge()
  for entry in entries { edge.append(EntryLeaf(of: Array(entry.utf8)).hash) }
  return edge.root
}

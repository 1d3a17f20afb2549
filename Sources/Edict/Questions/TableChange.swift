internal import CanonicalJSON
internal import Policies
internal import Records

/// A table whose rows in force differ.
public struct TableChange: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// The rows that are in force only after, as their cells, in file order.
  public let added: [String]
  /// The rows that were in force only before.
  public let removed: [String]

  /// The tables that differ between what two decisions were made by, by name.
  ///
  /// Rows count where they are in force on the entry's as-of date; without one, all.
  static func between(_ before: AuditedDecision, _ after: AuditedDecision) -> [TableChange] {
    let (old, new) = (rows(before), rows(after))
    return Set(old.keys).union(new.keys).sorted().compactMap { name in
      let (own, other) = (old[name] ?? [], new[name] ?? [])
      let change = TableChange(
        name: name, added: other.without(own), removed: own.without(other))
      return change.added.isEmpty && change.removed.isEmpty ? nil : change
    }
  }

  private static func rows(_ decision: AuditedDecision) -> [String: [String]] {
    var rows: [String: [String]] = [:]
    for table in decision.policy.pack.tables {
      let names = table.columns.map(\.name)
      rows[table.name] = table.rows
        .filter { row in decision.decision.asOf.map { row.span.contains($0) } ?? true }
        .map { row in
          zip(names, row.cells).compactMap { name, cell in
            cell.map {
              "\(name) \(String(decoding: CanonicalJSON.canonical($0.content), as: UTF8.self))"
            }
          }.joined(separator: ", ")
        }
    }
    return rows
  }
}

extension [String] {
  /// The items without those of another list, each as often as it stands there.
  fileprivate func without(_ others: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for other in others { counts[other, default: 0] += 1 }
    return filter { item in
      guard let count = counts[item], count > 0 else { return true }
      counts[item] = count - 1
      return false
    }
  }
}

public import CanonicalJSON

/// A value that differs: before and after, nil where there was or is none.
public struct ValueChange: Sendable, Hashable {
  /// What it is the value of: a path or a name.
  public let name: String
  /// What it was.
  public let before: TextTree.Content?
  /// What it is.
  public let after: TextTree.Content?

  /// The values that differ between two sets, by name, ascending.
  ///
  /// Equal are values that are written the same way, wherever they stand. A value that is hidden cannot
  /// be compared, and is never said to differ.
  public static func between(
    _ before: [String: TextTree.Content], _ after: [String: TextTree.Content]
  ) -> [ValueChange] {
    Set(before.keys).union(after.keys).sorted(by: Self.precedes).compactMap { name in
      let (old, new) = (before[name], after[name])
      if old?.isCommitment == true || new?.isCommitment == true { return nil }
      if old.map({ CanonicalJSON.canonical($0) }) == new.map({ CanonicalJSON.canonical($0) }) {
        return nil
      }
      return ValueChange(name: name, before: old, after: new)
    }
  }

  /// Paths in order, the items of a list by their numbers.
  static func precedes(_ left: String, _ right: String) -> Bool {
    var (left, right) = (Array(left.utf8)[...], Array(right.utf8)[...])
    while let a = left.first, let b = right.first {
      let (own, other) = (digits(&left), digits(&right))
      if let own, let other {
        if own != other {
          return own.count == other.count
            ? own.lexicographicallyPrecedes(other)
            : own.count < other.count
        }
        continue
      }
      if a != b { return a < b }
      if own == nil { left.removeFirst() }
      if other == nil { right.removeFirst() }
    }
    return left.count < right.count
  }

  /// Takes the digits at the start; nil where there is none.
  private static func digits(_ text: inout ArraySlice<UInt8>) -> [UInt8]? {
    let digits = text.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    if digits.isEmpty { return nil }
    text = text.dropFirst(digits.count)
    return Array(digits)
  }
}

import CanonicalJSON

/// The order in which canonical JSON writes names.
enum CanonicalOrder {
  /// The indexes of names, in the order of the names by UTF-16 code units.
  static func indexes(of names: [String]) -> [Int] {
    names.indices.sorted { utf16Less(names[$0], names[$1]) }
  }
}

internal import CanonicalJSON

extension Remedy.Alternative {
  /// Whether it stands before another: fewer fields, then fewer entries, then the smaller change, then
  /// by the fields' names.
  func precedes(_ other: Remedy.Alternative) -> Bool {
    if changes.count != other.changes.count { return changes.count < other.changes.count }
    if entries != other.entries { return entries < other.entries }
    if relative != other.relative { return relative < other.relative }
    for (own, others) in zip(changes, other.changes) where own.path != others.path {
      return utf16Less(own.path, others.path)
    }
    return false
  }
}

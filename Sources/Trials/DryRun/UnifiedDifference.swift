/// The difference of two texts, as `diff -u` writes it.
package enum UnifiedDifference {
  /// How many lines stand unchanged around a change.
  private static let context = 3
  /// The longest text that is compared, in lines.
  package static let limit = 2000

  /// The lines of the difference: `@@ -1,4 +1,5 @@`, then lines after a space, `-` or `+`; none
  /// where a text is too long to be compared.
  ///
  /// - Complexity: O(lines × lines that differ).
  package static func lines(_ before: String, _ after: String) -> [String] {
    let old = split(before)
    let new = split(after)
    guard max(old.count, new.count) <= limit else { return [] }
    let edits = edits(old, new)
    var lines: [String] = []
    var next = 0
    while let first = edits[next...].firstIndex(where: \.isChange) {
      let start = max(next, first - context)
      var end = first
      var index = first
      // What lies less than two contexts behind a change belongs to the same hunk.
      while index < edits.count, index - end <= 2 * context {
        if edits[index].isChange { end = index }
        index += 1
      }
      let stop = min(edits.count, end + context + 1)
      lines += hunk(edits, start..<stop)
      next = stop
    }
    return lines
  }

  /// A line of one text or of both.
  private struct Edit {
    let mark: Character
    let text: String
    var isChange: Bool { mark != " " }
  }

  private static func split(_ text: String) -> [String] {
    text.isEmpty
      ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func edits(_ old: [String], _ new: [String]) -> [Edit] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var edits: [Edit] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        edits.append(Edit(mark: "-", text: old[left]))
        left += 1
      } else if right < new.count, inserted.contains(right) {
        edits.append(Edit(mark: "+", text: new[right]))
        right += 1
      } else if left < old.count, right < new.count {
        edits.append(Edit(mark: " ", text: old[left]))
        (left, right) = (left + 1, right + 1)
      } else {
        break
      }
    }
    return edits
  }

  private static func hunk(_ edits: [Edit], _ range: Range<Int>) -> [String] {
    let before = edits[..<range.lowerBound]
    let own = edits[range]
    func span(_ mark: Character) -> String {
      let start = before.count { $0.mark != mark }
      let count = own.count { $0.mark != mark }
      let first = count == 0 ? start : start + 1
      return count == 1 ? "\(first)" : "\(first),\(count)"
    }
    return ["@@ -\(span("+")) +\(span("-")) @@"] + own.map { String($0.mark) + $0.text }
  }
}

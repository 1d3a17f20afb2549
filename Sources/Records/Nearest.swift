/// Finds the word that someone meant who wrote another.
package enum Nearest {
  /// The nearest of `words`, where one is near enough to be meant; the first of several.
  ///
  /// Of a long text nothing is asked. Otherwise linear in the words and quadratic in their length.
  package static func word(to written: String, among words: some Sequence<String>) -> String? {
    let written = Array(written.unicodeScalars.prefix(longest + 1))
    if written.isEmpty || written.count > longest { return nil }
    var nearest: (word: String, distance: Int)?
    for word in words {
      let scalars = Array(word.unicodeScalars.prefix(longest + 1))
      let allowed = max(1, min(written.count, scalars.count) / 3)
      if abs(scalars.count - written.count) > allowed { continue }
      let found = distance(written, scalars)
      if found <= allowed && found < nearest?.distance ?? .max { nearest = (word, found) }
    }
    return nearest?.word
  }

  /// `; did you mean …?` where a word is near enough, else nothing.
  package static func hint(to written: String, among words: some Sequence<String>) -> String {
    word(to: written, among: words).map { "; did you mean `\($0)`?" } ?? ""
  }

  /// Longer words are not compared, so that no input costs much.
  private static let longest = 64

  /// How many scalars to insert, delete, replace or swap with their neighbour make one the other
  /// (optimal string alignment).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(last[column + 1] + 1, current[column] + 1)
        cost = min(cost, last[column] + (scalar == other ? 0 : 1))
        if row > 0 && column > 0 && scalar == right[column - 1] && left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      before = last
      last = current
    }
    return last[right.count]
  }
}

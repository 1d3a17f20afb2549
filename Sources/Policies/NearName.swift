/// Among more names none is suggested, so that many mistakes in a large pack are told fast.
private let maximumNames = 1000

/// The name among `names` that is most like `word`, if one is close enough to be meant.
func nearName(to word: String, among names: some Collection<String>) -> String? {
  guard names.count <= maximumNames else { return nil }
  let limit = max(1, min(3, word.count / 3))
  let length = word.utf8.count
  return names.lazy.filter { abs($0.utf8.count - length) <= limit && $0 != word }
    .map { (distance(word, $0), $0) }
    .filter { $0.0 <= limit }
    .min { $0 < $1 }?.1
}

/// `; did you mean …?` where a name is near, else nothing.
func suggestion(for word: String, among names: some Collection<String>) -> String {
  nearName(to: word, among: names).map { "; did you mean `\($0)`?" } ?? ""
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
private func distance(_ left: String, _ right: String) -> Int {
  let a = Array(left.utf8)
  let b = Array(right.utf8)
  guard abs(a.count - b.count) <= 3, a.count <= 64, b.count <= 64 else { return 99 }
  var rows = [Array(0...b.count)]
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var best = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, rows[i][j + 1] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, rows[i - 1][j - 1] + 1)
      }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}

/// Paths as people write and read them.
enum PathText {
  /// The path without slashes at its end; no path is the folder at hand.
  static func withoutSlash(_ path: String) -> String {
    if path.isEmpty { return "." }
    let end = path.lastIndex { $0 != "/" }
    return end.map { String(path[...$0]) } ?? path
  }

  /// The path as a shell takes it.
  static func quoted(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || "0123456789/._-+@,:".unicodeScalars.contains(scalar)
    }
    return isPlain ? path : "'" + path.replacing("'", with: #"'\''"#) + "'"
  }
}

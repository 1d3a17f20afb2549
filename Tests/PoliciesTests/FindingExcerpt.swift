import Foundation

/// As much of a file as an example shows: all of a short one, else the lines that differ from the base
/// or in which something is found, with those around them.
struct FindingExcerpt {
  private let path: String
  private let lines: [String]
  /// What is printed, which holds the places.
  private let findings: String

  /// How many lines are shown whole, how many around a line that matters, and how much of a line.
  private static let (wholeLines, around, width) = (12, 2, 140)

  init(path: String, text: String, findings: String) {
    self.path = path
    self.findings = findings
    lines = Self.lines(text)
  }

  /// The lines that are shown, each with a line feed.
  var text: String { shown.map { Self.cut($0) + "\n" }.joined() }

  private var shown: [String] {
    if lines.count <= Self.wholeLines { return lines }
    let marks = found.union(changed)
    let kept =
      marks.isEmpty
      ? Set(0..<2 * Self.around)
      : Set(marks.flatMap { ($0 - Self.around)...($0 + Self.around) })
    return lines.enumerated().reduce(into: []) { shown, item in
      if kept.contains(item.offset) {
        shown.append(item.element)
      } else if shown.last != "…" {
        shown.append("…")
      }
    }
  }

  /// The lines in which something is found, counted from 0.
  private var found: Set<Int> {
    let places = findings.split(separator: "\n").compactMap { line -> Int? in
      guard line.hasPrefix(path + ":") else { return nil }
      return Int(line.dropFirst(path.count + 1).prefix { $0.isNumber }).map { $0 - 1 }
    }
    return Set(places)
  }

  /// The lines that differ from the base's file, or stand where one of its lines is missing.
  private var changed: Set<Int> {
    guard let base = FindingCase.base[path] else { return [] }
    let difference = lines.difference(from: Self.lines(String(decoding: base, as: UTF8.self)))
    return Set(
      (difference.insertions + difference.removals).map { change in
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
      })
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private static func cut(_ line: String) -> String {
    line.count > width ? line.prefix(width) + " …" : line
  }
}

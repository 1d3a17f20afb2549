internal import Policies

/// Counts before and after as bars, drawn as SVG: hollow before, solid after, each with its number.
///
/// A table beside it says the same; the drawing has a title and a description of its own.
struct BarChart {
  /// What the ids of the drawing begin with; unique on its page.
  let anchor: String
  /// What it shows.
  let title: String
  /// The same in a sentence, for those who don't see it.
  let description: String
  /// What the hollow and the solid bars are.
  let keys: (before: String, after: String)
  /// The bars in pairs.
  let groups: [Group]

  /// A pair of bars.
  struct Group {
    let label: String
    let before: Int
    let after: Int
  }

  private static let width = 720.0
  private static let left = 170.0
  private static let plot = 440.0
  private static let bar = 13.0
  private static let pitch = 42.0
  private static let top = 34.0

  var markup: Markup {
    let height = Self.top + Double(groups.count) * Self.pitch
    let size = "0 0 720 \(PageNumbers.coordinate(height))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="\(size)" aria-labelledby="\(anchor).title \(anchor).desc">
      <title id="\(anchor).title">\(title)</title>
      <desc id="\(anchor).desc">\(description)</desc>
      \(key(x: Self.left, keys.before, isSolid: false))
      \(key(x: Self.left + 150, keys.after, isSolid: true))
      \(groups.enumerated().map(group))
      </svg>
      """
  }

  private func key(x: Double, _ text: String, isSolid: Bool) -> Markup {
    rectangle(x: x, y: 6, width: 22, isSolid: isSolid)
      + "<text x=\"\(PageNumbers.coordinate(x + 30))\" y=\"17\">\(text)</text>"
  }

  private func group(_ index: Int, _ group: Group) -> Markup {
    let y = Self.top + Double(index) * Self.pitch
    let middle = PageNumbers.coordinate(y + Self.bar + 6)
    return """
      <text class="label" x="\(PageNumbers.coordinate(Self.left - 12))" y="\(middle)">\(group.label.shortened(to: 22))</text>
      \(bar(group.before, y: y + 1, isSolid: false))
      \(bar(group.after, y: y + 3 + Self.bar, isSolid: true))
      """
  }

  private func bar(_ count: Int, y: Double, isSolid: Bool) -> Markup {
    let most = max(1, groups.map { max($0.before, $0.after) }.max() ?? 1)
    let width = Self.plot * Double(count) / Double(most)
    let x = PageNumbers.coordinate(Self.left + width + 8)
    return rectangle(x: Self.left, y: y, width: width, isSolid: isSolid)
      + """
      <text class="value" x="\(x)" y="\(PageNumbers.coordinate(y + 11))">\(PageNumbers.count(count))</text>
      """
  }

  private func rectangle(x: Double, y: Double, width: Double, isSolid: Bool) -> Markup {
    let (x, y, width) = (
      PageNumbers.coordinate(x), PageNumbers.coordinate(y), PageNumbers.coordinate(width)
    )
    return isSolid
      ? "<rect class=\"solid\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"13\"/>"
      : "<rect class=\"hollow\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"13\"/>"
  }
}

extension String {
  /// The text in so many columns of a terminal, with `…` where it is longer.
  func shortened(to limit: Int) -> String {
    let text = visible
    if text.columns <= limit { return text }
    var taken = ""
    var columns = 0
    for scalar in text.unicodeScalars {
      columns += scalar.columns
      if columns > limit - 1 { break }
      taken.unicodeScalars.append(scalar)
    }
    return taken + "…"
  }
}

internal import Policies

/// Differences with their intervals, drawn as SVG around a line at zero.
///
/// What differs is a solid diamond, all else a hollow circle; the numbers stand beside it. A table
/// beside it says the same.
struct IntervalChart {
  /// What the ids of the drawing begin with; unique on its page.
  let anchor: String
  /// What it shows.
  let title: String
  /// The same in a sentence, for those who don't see it.
  let description: String
  /// What the axis measures.
  let axis: String
  /// The rows.
  let rows: [Row]

  /// A difference with its interval, in shares.
  struct Row {
    let label: String
    let difference: Double
    let low: Double
    let high: Double
    let isDifferent: Bool
  }

  private static let left = 182.0
  private static let plot = 330.0
  private static let pitch = 26.0
  private static let top = 12.0

  var markup: Markup {
    let bottom = Self.top + Double(rows.count) * Self.pitch
    return """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 720 \(PageNumbers.coordinate(bottom + 48))" aria-labelledby="\(anchor).title \(anchor).desc">
      <title id="\(anchor).title">\(title)</title>
      <desc id="\(anchor).desc">\(description)</desc>
      \(ticks.map { tick($0, bottom: bottom) })
      \(rows.enumerated().map(row))
      <text class="middle" x="\(PageNumbers.coordinate(Self.left + Self.plot / 2))" y="\(PageNumbers.coordinate(bottom + 40))">\(axis)</text>
      </svg>
      """
  }

  // MARK: The axis

  private var ends: (low: Double, high: Double) {
    let low = min(0, rows.map(\.low).min() ?? 0)
    let high = max(0, rows.map(\.high).max() ?? 0)
    return high - low < 0.001 ? (low - 0.0005, high + 0.0005) : (low, high)
  }

  private func x(_ difference: Double) -> Double {
    let (low, high) = ends
    return Self.left + Self.plot * (difference - low) / (high - low)
  }

  /// Round numbers along the axis, at most seven.
  private var ticks: [Double] {
    let (low, high) = ends
    let steps = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5]
    let step = steps.first { (high - low) / $0 <= 6 } ?? 1
    let first = Int((low / step).rounded(.up))
    let last = Int((high / step).rounded(.down))
    return first > last ? [0] : (first...last).map { Double($0) * step }
  }

  private func tick(_ value: Double, bottom: Double) -> Markup {
    let x = PageNumbers.coordinate(x(value))
    let (end, text) = (PageNumbers.coordinate(bottom), PageNumbers.coordinate(bottom + 18))
    let line: Markup =
      value == 0
      ? "<line class=\"zero\" x1=\"\(x)\" y1=\"4\" x2=\"\(x)\" y2=\"\(end)\"/>"
      : "<line class=\"tick\" x1=\"\(x)\" y1=\"4\" x2=\"\(x)\" y2=\"\(end)\"/>"
    return line
      + "<text class=\"middle\" x=\"\(x)\" y=\"\(text)\">\(PageNumbers.points(value))</text>"
  }

  // MARK: Rows

  private func row(_ index: Int, _ row: Row) -> Markup {
    let y = Self.top + (Double(index) + 0.5) * Self.pitch
    let middle = PageNumbers.coordinate(y)
    let base = PageNumbers.coordinate(y + 4.5)
    let (low, high) = (PageNumbers.coordinate(x(row.low)), PageNumbers.coordinate(x(row.high)))
    let (above, below) = (PageNumbers.coordinate(y - 5), PageNumbers.coordinate(y + 5))
    let numbers =
      "\(PageNumbers.points(row.difference)) "
      + "[\(PageNumbers.points(row.low)), \(PageNumbers.points(row.high))]"
    return """
      <text class="label" x="\(PageNumbers.coordinate(Self.left - 14))" y="\(base)">\(row.label.shortened(to: 22))</text>
      <path class="whisker" d="M\(low) \(middle)H\(high)M\(low) \(above)V\(below)M\(high) \(above)V\(below)"/>
      \(mark(row, y: y))
      <text class="value" x="\(PageNumbers.coordinate(Self.left + Self.plot + 18))" y="\(base)">\(numbers)</text>
      """
  }

  private func mark(_ row: Row, y: Double) -> Markup {
    let x = x(row.difference)
    let (across, middle) = (PageNumbers.coordinate(x), PageNumbers.coordinate(y))
    if !row.isDifferent {
      return "<circle class=\"hollow\" cx=\"\(across)\" cy=\"\(middle)\" r=\"4.5\"/>"
    }
    let (left, right) = (PageNumbers.coordinate(x - 6.5), PageNumbers.coordinate(x + 6.5))
    let (above, below) = (PageNumbers.coordinate(y - 6.5), PageNumbers.coordinate(y + 6.5))
    return
      "<path class=\"solid\" d=\"M\(left) \(middle)L\(across) \(above)L\(right) \(middle)L\(across) \(below)Z\"/>"
  }
}

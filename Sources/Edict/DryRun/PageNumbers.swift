/// Numbers as the page of a dry run writes them, the same on every machine.
enum PageNumbers {
  /// A whole number, its thousands grouped: `12,345`.
  static func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return (number < 0 ? "−" : "") + grouped
  }

  /// A difference with its sign: `+12`, `−3`.
  static func change(_ number: Int) -> String { number > 0 ? "+" + count(number) : count(number) }

  /// A share in percent, such as `12.3%`; a dash of nothing.
  static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "–" : percent(Double(part) / Double(whole))
  }

  /// A share in percent, such as `12.3%`.
  static func percent(_ share: Double) -> String { fixed(share * 100, places: 1) + "%" }

  /// A difference of shares in percentage points, with its sign, such as `+4.0` or `−0.3`.
  static func points(_ difference: Double) -> String {
    let text = fixed(difference * 100, places: 1)
    return difference > 0 && text != "0.0" ? "+" + text : text
  }

  /// A p value, such as `0.012` or `< 0.001`.
  static func p(_ value: Double) -> String {
    value < 0.001 ? "< 0.001" : fixed(value, places: 3)
  }

  /// A number with that many places, its minus a true one, and its thousands grouped.
  static func fixed(_ number: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (number.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(number)" }
    let (whole, rest) = Int(scaled).quotientAndRemainder(dividingBy: Int(scale))
    let sign = number < 0 && scaled > 0 ? "−" : ""
    if places == 0 { return sign + count(whole) }
    let digits = String(rest)
    return sign + count(whole) + "." + String(repeating: "0", count: places - digits.count) + digits
  }

  /// A place in a drawing, with at most one decimal.
  static func coordinate(_ number: Double) -> String {
    let tenths = Int((min(max(number, -1e6), 1e6) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = Int(tenths.magnitude).quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}

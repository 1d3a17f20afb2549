/// A decimal number as it is written, so that a unit more or less is written alike.
struct NumberText {
  /// The digits as a whole number, with their sign.
  private let digits: Int
  /// How many of them stand behind the point.
  private let places: Int

  /// Takes digits with a point and a sign; nil for other forms, such as `1e6`, and for long ones.
  init?(_ text: String) {
    let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    let all = parts.joined()
    guard parts.count <= 2, !parts[0].isEmpty, parts.last?.isEmpty == false, all.utf8.count <= 15,
      all.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let digits = Int(all)
    else { return nil }
    self.digits = text.hasPrefix("-") ? -digits : digits
    places = parts.count == 2 ? parts[1].utf8.count : 0
  }

  /// The number one unit less and one unit more.
  ///
  /// The unit is one in the last place that is written; of a whole number that is a multiple of
  /// `step`, it is that.
  func neighbours(step: Double?) -> [String] {
    var unit = 1
    if let step, places == 0, let whole = Int(exactly: step), whole > 1, digits % whole == 0 {
      unit = whole
    }
    return [written(digits - unit), written(digits + unit)]
  }

  private func written(_ number: Int) -> String {
    let sign = number < 0 ? "-" : ""
    var text = String(number.magnitude)
    guard places > 0 else { return sign + text }
    if text.utf8.count <= places {
      text = String(repeating: "0", count: places + 1 - text.utf8.count) + text
    }
    return sign + text.dropLast(places) + "." + text.suffix(places)
  }
}

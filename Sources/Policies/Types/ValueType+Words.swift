extension ValueType {
  /// `is a number`, or of one that can be of several kinds `can be text, or nothing`.
  ///
  /// Of a part of what a value can be it is said that it can be so.
  func claim(of whole: ValueType? = nil) -> String {
    (kinds.count == 1 && whole ?? self == self ? "is " : "can be ") + inWords
  }

  /// The kinds that it can be of, in words: `a number`, `text, or nothing`.
  var inWords: String {
    kinds.isEmpty ? "anything" : kinds.joined(separator: ", or ")
  }

  private var kinds: [String] {
    var kinds: [String] = []
    if !boolean.isEmpty { kinds.append("true or false") }
    if let number { kinds.append(number.isRange ? "a range" : "a number") }
    if text != nil { kinds.append("text") }
    if isDate { kinds.append("a date") }
    kinds += Set(objects.map(\.inWords)).sorted()
    if list != nil { kinds.append("a list") }
    if isNil { kinds.append("nothing") }
    return kinds
  }
}

extension ObjectType {
  fileprivate var inWords: String {
    switch self {
    case .record: "a record"
    case .nested: "an object"
    case .row: "a row"
    case .choice: "the values of rules"
    case .entry: "an entry of the portfolio"
    }
  }
}

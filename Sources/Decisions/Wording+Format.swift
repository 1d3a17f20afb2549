internal import CanonicalJSON
internal import Policies

extension TextTree.Content {
  /// The value as a message writes it.
  func format(
    _ format: MessageTemplate.Format, unit: String?, words: [String: String], _ language: Language
  ) -> String {
    switch self {
    case .null: return language.unknownValue
    case .text(let text): return words[text] ?? text
    case .boolean(let boolean): return language.word(boolean)
    case .list(let items):
      return items.map { $0.content.format(format, unit: unit, words: words, language) }
        .joined(separator: language.comma)
    case .object where isCommitment: return language.hiddenValue
    case .object: return String(decoding: CanonicalJSON.canonical(self), as: UTF8.self)
    case .number(let number):
      switch format {
      case .plain: return Self.plain(number)
      case .percent: return Self.plain(Arithmetic.round(number * 100, places: 2) ?? number) + "%"
      case .money: return Self.grouped(number) + (unit.map { " " + $0 } ?? "")
      }
    }
  }

  private static func plain(_ number: Double) -> String {
    String(decoding: CanonicalJSON.canonical(.number(number)), as: UTF8.self)
  }

  /// `1234567.5` as `1,234,567.5`.
  private static func grouped(_ number: Double) -> String {
    let text = plain(number)
    let digits = text.prefix { $0.isNumber || $0 == "-" }
    guard digits.count == text.count || text.dropFirst(digits.count).first == "." else {
      return text
    }
    var grouped = ""
    for (index, digit) in digits.reversed().enumerated() {
      if index > 0, index % 3 == 0, digit != "-" { grouped.append(",") }
      grouped.append(digit)
    }
    return String(grouped.reversed()) + text.dropFirst(digits.count)
  }
}

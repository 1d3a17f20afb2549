public import CanonicalJSON
internal import Records

/// A value within a logged entry, with the path where it stands.
struct LoggedTree {
  let path: String
  let content: TextTree.Content

  /// An error at this place.
  func error(_ code: LoggedDecisionError.Code, _ message: String) -> LoggedDecisionError {
    LoggedDecisionError(code: code, place: path, message: message)
  }

  /// What an entry says of its decisions, by their names: `results`, and `grounds` of some of them.
  static func byDecision(
    results: TextTree, grounds: TextTree
  ) throws(LoggedDecisionError) -> (results: [String: LoggedTree], grounds: [String: LoggedTree]) {
    var logged: [String: LoggedTree] = [:]
    for (name, result) in try LoggedTree(path: "results", content: results.content).members() {
      logged[name] = result
    }
    var rested: [String: LoggedTree] = [:]
    for (name, ground) in try LoggedTree(path: "grounds", content: grounds.content).members() {
      guard logged[name] != nil else {
        throw ground.error(.unknownDecision, "the entry has no result of `\(name)`")
      }
      rested[name] = ground
    }
    return (logged, rested)
  }

  private func wrongKind(_ wanted: String) -> LoggedDecisionError {
    error(.wrongKind, "here stands \(wanted), and this is none")
  }

  /// The members of an object, in the order of the entry.
  func members() throws(LoggedDecisionError) -> [(key: String, value: LoggedTree)] {
    guard case .object(let members) = content else { throw wrongKind("an object") }
    return members.map {
      ($0.key, LoggedTree(path: path + "." + $0.key, content: $0.value.content))
    }
  }

  /// The members as names with values; where all of it is hidden, one value without a name.
  func values() throws(LoggedDecisionError) -> [NamedValue] {
    if content.isCommitment { return [NamedValue(name: "", value: content)] }
    return try members().map { NamedValue(name: $0.key, value: $0.value.content) }
  }

  /// The items of a list; none where it is hidden.
  func items() throws(LoggedDecisionError) -> [LoggedTree] {
    if content.isCommitment { return [] }
    guard case .list(let items) = content else { throw wrongKind("a list") }
    return items.enumerated().map { LoggedTree(path: "\(path)[\($0)]", content: $1.content) }
  }

  /// The items of a list of texts.
  func texts() throws(LoggedDecisionError) -> [String] {
    var texts: [String] = []
    for item in try items() { texts.append(try item.text()) }
    return texts
  }

  /// A text; one that holds personal data and was put out of reach stands as `…`.
  func text() throws(LoggedDecisionError) -> String {
    if content.isCommitment { return TextTree.Content.hiddenText }
    guard case .text(let text) = content else { throw wrongKind("text") }
    return text
  }

  /// A day.
  func day() throws(LoggedDecisionError) -> CalendarDate {
    guard let day = CalendarDate(iso: try text()) else { throw wrongKind("a day") }
    return day
  }

  /// A number without a fraction, of a range.
  func integer(in range: Range<Int>) throws(LoggedDecisionError) -> Int {
    guard case .number(let number) = content, let whole = Int(exactly: number) else {
      throw wrongKind("a whole number")
    }
    guard range.contains(whole) else {
      throw error(.unknownName, "the pack has no number \(whole) of this")
    }
    return whole
  }

  /// A number, or `[low, high]`.
  func total() throws(LoggedDecisionError) -> DecisionResult.Total {
    guard let total = content.total else { throw wrongKind("a number, or two in a list") }
    return total
  }
}

extension TextTree.Content {
  /// What stands for a text that the log holds only a commitment of.
  static let hiddenText = "…"

  /// Whether a value of the log is only a commitment to one: `{"committed": "…"}`.
  public var isCommitment: Bool {
    guard case .object(let members) = self, members.count == 1, members[0].key == "committed",
      case .text(let text) = members[0].value.content
    else { return false }
    // 32 bytes as base64.
    return text.utf8.count == 44 && text.hasSuffix("=")
      && text.utf8.dropLast().allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
          true
        default: false
        }
      }
  }

  /// The value with a text in place of each commitment in it.
  ///
  /// - Complexity: Linear in the value, whose depth a reader bounds.
  public func replacingCommitments(by text: String) -> TextTree.Content {
    switch self {
    case .object where isCommitment: .text(text)
    case .object(let members):
      .object(
        members.map { member in
          TextTree.Member(
            key: member.key, keyPlace: member.keyPlace,
            value: TextTree(
              place: member.value.place,
              content: member.value.content.replacingCommitments(by: text)))
        })
    case .list(let items):
      .list(
        items.map { item in
          TextTree(place: item.place, content: item.content.replacingCommitments(by: text))
        })
    default: self
    }
  }

  /// The number, or the two ends of a range; nil where it is neither.
  var total: DecisionResult.Total? {
    switch self {
    case .number(let number): return .init(low: number, high: number)
    case .list(let items):
      guard items.count == 2, case .number(let low) = items[0].content,
        case .number(let high) = items[1].content
      else { return nil }
      return .init(low: low, high: high)
    default: return nil
    }
  }
}

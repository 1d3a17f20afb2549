internal import CanonicalJSON
internal import Policies
internal import Records

/// Reads the result of one portfolio decision back from a log.
struct LoggedPortfolioResult {
  let definition: DecisionDefinition
  let questionCount: Int
  let day: CalendarDate
  let earlier: [String: DecisionResult]

  init(
    _ definition: DecisionDefinition, questionCount: Int, day: CalendarDate,
    earlier: [String: DecisionResult]
  ) {
    self.definition = definition
    self.questionCount = questionCount
    self.day = day
    self.earlier = earlier
  }

  /// Reads a result and its grounds.
  func read(
    _ tree: LoggedTree, grounds: LoggedTree?
  ) throws(LoggedDecisionError) -> PortfolioResult {
    if let error = try error(grounds) {
      return PortfolioResult(DecisionResult(definition.name, .error), error: error)
    }
    let isFilled = try tree.members().contains { $0.key == "granted" }
    if let queue = definition.queue, isFilled {
      return try LoggedQueue(definition, queue, day).read(tree, grounds: grounds)
    }
    let reader = LoggedResult(
      definition, questionCount: questionCount, documentDay: day, earlier: earlier)
    return PortfolioResult(try reader.read(tree, grounds: grounds))
  }

  /// The error of the whole; nil where `error` is none or a rule.
  private func error(_ grounds: LoggedTree?) throws(LoggedDecisionError) -> PortfolioError? {
    guard let tree = try grounds?.members().first(where: { $0.key == "error" })?.value else {
      return nil
    }
    let members = try tree.members()
    guard members.contains(where: { $0.key == "code" }) else { return nil }
    var code: PortfolioError.Code?
    var texts: [String: String] = [:]
    var paths: [String] = []
    for (key, value) in members {
      switch key {
      case "code":
        code = PortfolioError.Code(rawValue: try value.text())
        if code == nil { throw value.error(.unknownName, "this engine knows no such error") }
      case "missing": paths = try value.texts()
      case "at", "cap", "other", "subject": texts[key] = try value.text()
      default: throw value.error(.unknownName, "an error has no member `\(key)`")
      }
    }
    return code.map {
      PortfolioError(
        $0, at: texts["at"] ?? "", subject: texts["subject"], other: texts["other"],
        cap: texts["cap"], paths: paths)
    }
  }
}

public import Policies

/// A language in which decisions are worded.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// English.
  case english = "en"
  /// Chinese.
  case chinese = "zh"
}

extension Pack {
  /// The language in which it is worded: the one asked for, else the first of its own.
  public func language(_ asked: Language?) -> Language {
    asked ?? languages.first.flatMap(Language.init) ?? .english
  }
}

extension Language {
  func notKnown(_ paths: [String]) -> String {
    label("not known", "缺少") + list(paths)
  }

  func notSubmitted(_ names: [String]) -> String { label("not submitted", "未提交") + list(names) }

  func notMet(_ title: String) -> String { label("not met", "不满足") + title }

  func toBeJudged(_ questions: [String]) -> String {
    label("to be judged", "待人工判断") + questions.joined(separator: self == .english ? "; " : "；")
  }

  func isBelow(_ title: String, _ value: String, atLeast limit: String) -> String {
    self == .english
      ? "\(title) comes to \(value), at least \(limit) is wanted"
      : "\(title)为 \(value)，须不低于 \(limit)"
  }

  func isBelow(_ title: String, _ value: String, above limit: String) -> String {
    self == .english
      ? "\(title) comes to \(value), more than \(limit) is wanted"
      : "\(title)为 \(value)，须高于 \(limit)"
  }

  var unknownValue: String { self == .english ? "not known" : "未知" }

  /// What stands for a value that the log hides, and that can't be opened.
  public var hiddenValue: String { self == .english ? "hidden" : "已隐去" }

  func word(_ boolean: Bool) -> String {
    switch self {
    case .english: boolean ? "yes" : "no"
    case .chinese: boolean ? "是" : "否"
    }
  }

  /// What joins the items of a list.
  var comma: String { self == .english ? ", " : "、" }

  /// What joins sentences.
  var stop: String { self == .english ? "; " : "；" }

  private func list(_ items: [String]) -> String { items.joined(separator: comma) }

  private func label(_ english: String, _ chinese: String) -> String {
    self == .english ? english + ": " : chinese + "："
  }
}

extension DecisionOutcome {
  /// The outcome as people read it.
  public func word(_ language: Language) -> String {
    guard language == .chinese else { return rawValue }
    return switch self {
    case .yes: "是"
    case .no: "否"
    case .undetermined: "未定"
    case .notApplicable: "不适用"
    case .error: "错误"
    }
  }
}

extension RuleOutcome {
  /// The outcome as people read it.
  public func word(_ language: Language) -> String {
    guard language == .chinese else { return rawValue }
    return switch self {
    case .pass: "满足"
    case .fail: "不满足"
    case .unknown: "未知"
    case .review: "待判断"
    case .notApplicable: "不适用"
    case .error: "错误"
    }
  }
}

extension Parameter.Status {
  /// The status as people read it.
  public func word(_ language: Language) -> String {
    guard language == .chinese else { return rawValue }
    return switch self {
    case .published: "已公布"
    case .secondary: "转引"
    case .unverified: "待核实"
    case .assumed: "假定"
    }
  }
}

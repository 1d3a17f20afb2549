import Edict
import Foundation

/// A file of a pack's examples, decided; a later run is compared with it.
struct ExampleRun {
  /// The file, relative to the pack.
  let file: String
  private var summary: Summary
  private var errors: ErrorReport
  private var refusals: [String] = []
  /// The results of each dossier, by what it is called.
  private var results: [String: [DecisionResult]] = [:]
  private var order: [String] = []

  /// The most refusals and the most changes that are told.
  private static let limit = 20

  /// Decides the file; what can't be read of it is told with the rest.
  init(file: String, in folder: URL, by decider: Decider) {
    let policy = decider.policy
    self.file = file
    summary = Summary(columns: policy.pack.decisions.filter { !$0.isStep })
    errors = ErrorReport(policy)
    let today = policy.today()
    do {
      let source = try FileSource(path: folder.appending(path: file).path)
      let reader = DossierReader(type: policy.pack.dossierType, source: source)
      while let reading = try reader.next() {
        switch reading {
        case .refused(let error):
          summary.refused += 1
          refusals.append(error.description)
        case .dossier(let dossier, _): add(decider.decide(dossier, asOf: today))
        }
      }
    } catch let error as ByteSourceError {
      refusals.append("unreadable: \(error.message)")
    } catch {
      refusals.append("\(error)")
    }
  }

  private mutating func add(_ decision: Decision) {
    summary.add(decision)
    errors.add(decision)
    // Several dossiers can be about one subject: the second is `X (2)`.
    let subject = decision.subject.oneLine
    var (name, number) = (subject, 1)
    while results[name] != nil {
      number += 1
      name = "\(subject) (\(number))"
    }
    order.append(name)
    results[name] = decision.results
  }

  // MARK: In words

  /// How often each decision came to what, what was refused, and what went wrong.
  var lines: [String] {
    let refused = summary.refused > 0 ? ", \(summary.refused.grouped) refused" : ""
    return ["\(file): \(summary.decided.grouped) decided\(refused)"]
      + Self.first(refusals, "more").map { "  " + $0 }
      + (summary.decided > 0 ? summary.outcomes : []) + errors.paragraphs
  }

  /// A line for each outcome and value that an earlier run of the file had otherwise.
  func changes(since earlier: ExampleRun) -> [String] {
    let lines = order.flatMap { name in
      let before = earlier.results[name] ?? []
      return (results[name] ?? []).compactMap { result in
        before.first { $0.name == result.name }.flatMap { Self.change($0, result) }
          .map { "  case \(name): \(result.name) \($0)" }
      }
    }
    return Self.first(lines, "changes more")
  }

  /// What became of a result, and the rules that came out otherwise; nil where it is the same.
  private static func change(_ before: DecisionResult, _ after: DecisionResult) -> String? {
    if before.outcome == after.outcome, before.value == after.value { return nil }
    let showsValue = before.value != after.value
    let rules = after.rules.filter { rule in
      before.rules.first { $0.id == rule.id }?.outcome != rule.outcome
    }.map(\.id.oneLine)
    return text(before, showsValue) + " → " + text(after, showsValue)
      + (rules.isEmpty ? "" : " (\(rules.joined(separator: ", ")))")
  }

  private static func text(_ result: DecisionResult, _ showsValue: Bool) -> String {
    guard showsValue, let value = result.value else { return result.outcome.rawValue }
    let text = String(decoding: CanonicalJSON.canonical(value), as: UTF8.self)
    return result.outcome.rawValue + " " + (text.columns > 40 ? text.fitted(to: 40) : text)
  }

  private static func first(_ lines: [String], _ rest: String) -> [String] {
    guard lines.count > limit else { return lines }
    return lines.prefix(limit) + ["and \((lines.count - limit).grouped) \(rest)"]
  }
}

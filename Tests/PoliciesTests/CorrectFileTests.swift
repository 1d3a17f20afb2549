import Foundation
import LuaSyntax
import Policies
import TestSupport
import Testing

@Suite("correct rule files")
struct CorrectFileTests {
  /// The files under `Correct/`, by name; each stands for `rules/example.lua` of the base pack.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".lua") }.sorted()
  }()

  private static let folder = SharedFolder.repository()
    .appending(path: "Tests/PoliciesTests/Correct")

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test("there are fifty or more") func count() { #expect(Self.names.count >= 50) }

  @Test("give no finding", arguments: names)
  func nothingIsFound(name: String) throws {
    let pack = try TemporaryFolder()
    let base = SharedFolder.repository().appending(path: "Tests/PoliciesTests/Findings/base")
    for file in try FileManager.default.subpathsOfDirectory(atPath: base.path) {
      let source = base.appending(path: file)
      guard !source.hasDirectoryPath, let text = try? String(contentsOf: source, encoding: .utf8)
      else { continue }
      try pack.write(text, to: file)
    }
    try pack.write(try Self.text(name), to: "rules/example.lua")
    do {
      let found = try Policy(contentsOf: pack.url).warnings
      #expect(found.map(\.description) == [])
    } catch {
      Issue.record("\(error.description)")
    }
  }

  @Test("use between them every word, operator, statement and key")
  func everythingIsUsed() throws {
    let text = try Self.names.map(Self.text).joined(separator: "\n")
    let words = [
      "known(", "value_or(", "reaches(", "review \"", "pick(", "any(", "every(", "count(", "sum(",
      "largest(", "where(", "list(", "distinct(", "range(", "low(", "high(", "assigned(", "ratio(",
      "change(", "round(", "add_months(", "add_years(", "days_between(", "years_between(",
      "year_of(", "month_of(", "end_of_year(", "min(", "max(", "floor(", "ceil(", "abs(", "sqrt(",
      "starts_with(", "ipairs(", "#firm", "as_of", "params.", ":at(", ":has", ":row ", ":rows",
      "decided.", ".yes", ".no", ".applies", ".value", ".parts.", "money.", "known(decided,",
      "known(params,", "known(decided.", "known(visit)",
    ]
    let operators = [
      " + ", " - ", " * ", " / ", " // ", " % ", " ^ ", " .. ", " == ", " ~= ", " < ", " <= ",
      " > ", " >= ", " and ", " or ", "not ", " -firm", "[1]", "[\"address\"]",
    ]
    let statements = [
      "local function ", "local least\n", " <const> ", "if ", "elseif ", "else\n",
      "for index = 1, #firm", ", -1 do", "for _, award in ipairs", "return ", "= total + ",
    ]
    let keys = [
      "title", "combine", "records", "when", "as_of", "effective", "step", "at_least", "above",
      "parts", "at_most", "source", "must", "test", "value", "points", "part", "max", "min", "fail",
      "pass",
    ].map { "\($0) " }
    let combinations = ["\"all\"", "\"any\"", "\"first\"", "\"sum\""]
    for wanted in words + operators + statements + keys + combinations {
      #expect(text.contains(wanted), "\(wanted)")
    }
  }
}

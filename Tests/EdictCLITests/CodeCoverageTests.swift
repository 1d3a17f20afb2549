import Foundation
import TestSupport
import Testing

/// Collects the codes that errors can have from the text of sources.
enum ErrorCodes {
  /// The modules whose codes the cases must cover.
  static let modules = ["Policies", "Decisions", "EdictCLI"]

  /// Codes that no pack and no command can bring about, with why.
  ///
  /// Those that the check of types is before are told by the cases of `DecisionsTests/RuleErrors`.
  static let guards = [
    "host_limit": "the budget ends a rule before its memory does",
    "cannot_call": "the subset check refuses a call of what is no function",
    "lua_error": "the subset check refuses what Lua would",
    "unfit_lua": "the Lua that is installed for the tests is fit",
    "bad_exponent": "the check of types refuses an exponent that needn't be whole",
    "bad_places": "the check of types refuses places that needn't be whole",
    "bad_index": "the check of types refuses an index that is no number, as `cannot_compute`",
    "cannot_compare": "the check of types refuses to compare kinds that have no order",
    "cannot_compute": "the check of types refuses to compute with what is no number",
    "cannot_index": "the check of types refuses fields of what has none, as `no_fields`",
    "not_a_date": "the check of types refuses what is no day where a day is taken",
    "not_a_list": "the check of types refuses what is no list where a list is taken",
    "not_a_number": "the check of types refuses what is no number, as `cannot_compute`",
    "not_a_value": "the check of types refuses a value of another kind, as `bad_value`",
    "not_boolean": "the check of types refuses a test that can end without a boolean",
    "not_text": "the check of types refuses what is no text where text is taken",
    "range_refused": "the check of types refuses a range where a number is taken",
    "logged_kind_wrong": "what `edict` logged is read back, and its bytes are hashed",
    "logged_name_unknown": "the same",
    "logged_rule_unknown": "the same",
    "watch_failed": "the kernel has room for another watch",
  ]

  /// The codes in the text of a source.
  static func codes(in source: String) -> Set<String> {
    let code = #""(?<code>[a-z][a-z0-9]*(?:_[a-z0-9]+)+)""#
    // The first argument of what reports, and what a conditional gives instead.
    let reports = #"\b(?:report|refuse|add|Problem|Finding)\(\s*(?:code:\s*)?"# + code
    // A raw value of `RuleError.Code`.
    let cases = #"\bcase \w+ = "# + code
    // A code that is a part of a line that the command prints: `edict: CODE: …`, `\(path): CODE: …`.
    let lines = #"(?:edict|standard output|\)): (?<code>[a-z]+(?:_[a-z]+)*): "#
    let enumeration = source.range(of: "enum Code").map { String(source[$0.lowerBound...]) } ?? ""
    let parts = [(reports, source), (cases, enumeration), (lines, source)]
    return parts.reduce(into: []) { codes, part in
      let (pattern, source) = part
      guard let expression = try? NSRegularExpression(pattern: pattern) else { return }
      let range = NSRange(source.startIndex..., in: source)
      for match in expression.matches(in: source, range: range) {
        guard let range = Range(match.range(withName: "code"), in: source) else { continue }
        codes.insert(String(source[range]))
      }
    }
  }

  /// The codes in every source of a module.
  static func all(in module: String) throws -> Set<String> {
    let folder = SharedFolder.repository().appending(path: "Sources/" + module)
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try names.filter { $0.hasSuffix(".swift") }.reduce(into: []) { codes, name in
      let source = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      codes.formUnion(self.codes(in: source))
    }
  }

  /// The codes of findings that have a file of their own: `CODE.finding`, or `CODE-WHAT.finding`.
  static func findings() throws -> Set<String> {
    let folder = SharedFolder.repository().appending(path: "Tests/PoliciesTests/Findings")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return Set(
      names.filter { $0.hasSuffix(".finding") }.map { name in
        String(name.dropLast(".finding".count).prefix { $0 != "-" })
      })
  }

  /// What the cases and the hostile inputs expect.
  static var expected: [String] {
    CommandCase.all.flatMap { $0.runs.flatMap { [$0.output, $0.errors] } } + HostileInput.expected
  }

  /// The codes that what the cases expect holds, as `: CODE: ` or as a JSON `"code":"CODE"`.
  static func covered(by texts: [String]) -> Set<String> {
    var codes: Set<String> = []
    for match in texts.joined(separator: "\n").matches(of: /(?:: |"code":")([a-z0-9_]+)(?=: |")/) {
      codes.insert(String(match.1))
    }
    return codes
  }
}

@Suite("error codes")
struct CodeCoverageTests {
  @Test("every code that the pack loader, a rule or the command can give has a case")
  func everyCodeHasACase() throws {
    let covered = ErrorCodes.covered(by: ErrorCodes.expected).union(ErrorCodes.guards.keys)
    var count = 0
    for module in ErrorCodes.modules {
      let codes = try ErrorCodes.all(in: module)
      // What is found in a pack can have a file of its own instead.
      let others = module == "Policies" ? try ErrorCodes.findings() : []
      #expect(codes.subtracting(covered).subtracting(others).sorted() == [], "\(module)")
      count += codes.count
    }
    #expect(count > 120, "the collector finds too little")
  }

  @Test("a code that can't come about isn't covered by a case either")
  func guardsAreNotCovered() {
    let covered = ErrorCodes.covered(by: ErrorCodes.expected)
    #expect(ErrorCodes.guards.keys.filter(covered.contains).sorted() == [])
  }

  @Test("codes are collected from reports, refusals, raw values and lines")
  func collector() {
    let source = #"""
      findings.report("unknown_key", in: source, at: place, "`a_b` is no key")
      refuse(
        "bad_name", range, "x")
      findings.append(
        Finding(
          code: "pack_missing", file: path, span: nil, message: ""))
      throw Problem(code: "yaml_tag", place: place, message: "no_code_here")
      case notApplicable = "not_applicable"
      enum Code: String {
      case divisionByZero = "division_by_zero"
      Exit.because(Exit.usage, "edict: unused_as_of: no decision")
      Output.note("\(path): unreadable: it is a folder")
      let keys = ["as_of", "time_zone"]
      """#
    #expect(
      ErrorCodes.codes(in: source).sorted() == [
        "bad_name", "division_by_zero", "pack_missing", "unknown_key", "unreadable", "unused_as_of",
        "yaml_tag",
      ])
  }

  @Test("a code counts as covered where an error names it, not where a text mentions it")
  func coverage() {
    let texts = ["a.yaml:1:1: bad_name: `x`", #"{"code":"no_row"}"#, "the word bad_key"]
    #expect(ErrorCodes.covered(by: texts).sorted() == ["bad_name", "no_row"])
  }
}

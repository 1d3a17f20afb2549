import Foundation
import TestSupport
import Testing

/// An input that is meant to hurt: files of the base's folder, and how the command must end.
struct HostileInput: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let path: String
  let text: String
  let exit: Int32
  let errors: String

  init(_ name: String, _ path: String, _ text: String, exit: Int32, _ errors: String = "") {
    testDescription = name
    self.path = path
    self.text = text
    self.exit = exit
    self.errors = errors
  }

  /// A rule whose test is an expression.
  static func rule(
    _ name: String, _ expression: String, exit: Int32, _ errors: String = ""
  ) -> HostileInput {
    lua(
      name,
      "rule \"a\" { title = \"A\", source = \"act\", test = function(firm)\nreturn \(expression)\nend }",
      exit: exit, errors)
  }

  /// A rule file.
  static func lua(_ name: String, _ text: String, exit: Int32, _ errors: String = "")
    -> HostileInput
  {
    let decision = "decision { title = \"Grant\", combine = \"all\" }\n"
    return HostileInput(name, "pack/rules/grant.lua", decision + text, exit: exit, errors)
  }

  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { line($0) + "\n" }.joined()
  }
}

extension HostileInput {
  /// The error texts that these inputs expect.
  static var expected: [String] {
    (yaml + tables + rules + records).map(\.errors) + [fileTooLarge]
  }

  static let fileTooLarge =
    "tables/offices.csv: file_too_large: the file has 17825792 bytes, at most 16777216 are read"

  static let yaml: [HostileInput] = [
    .init(
      "a list in a list, 100,000 deep, in one line", "pack/sources.yaml", repeated("[", 100_000),
      exit: 2, "sources.yaml: line_too_long: line 1 has more than 16384 bytes; break it"),
    .init(
      "a list in a list, 100,000 deep, in many lines", "pack/sources.yaml",
      "act: " + repeated("[\n", 100_000), exit: 2,
      "sources.yaml:128:1: yaml_too_deep: lists and objects nest deeper than 32"),
    .init(
      "dashes that nest", "pack/sources.yaml", repeated("- ", 5000), exit: 2,
      "sources.yaml:1:1: yaml_too_deep: lists and objects nest deeper than 32"),
    .init(
      "keys that nest by indentation", "pack/sources.yaml",
      lines(1000) { repeated(" ", $0) + "a:" }, exit: 2,
      "sources.yaml:129:1: yaml_too_deep: lists and objects nest deeper than 32"),
    .init(
      "aliases that double sixty times", "pack/sources.yaml",
      "a0: &a0 [x, x]\n" + lines(60) { "a\($0 + 1): &a\($0 + 1) [*a\($0), *a\($0)]" }, exit: 2,
      "sources.yaml:1:5: yaml_anchor: anchors and aliases aren't read"),
    .init(
      "20,000 sources", "pack/sources.yaml",
      "act: { title: x }\n" + lines(20_000) { "a\($0): { title: x }" }, exit: 0),
    .init(
      "a thousand citations of no source", "pack/parameters/more.yaml",
      lines(1000) {
        "p\($0): { title: P, type: number, values: [{ status: assumed, source: ac\($0), value: 1 }] }"
      }, exit: 2, "parameters/more.yaml:1:67: unknown_source: `sources.yaml` has no `ac0`"),
    .init(
      "control characters", "pack/sources.yaml", "act: { title: \u{0}\u{1} }", exit: 2,
      "sources.yaml:1:1: invalid_yaml: control characters are not allowed"),
  ]

  static let tables: [HostileInput] = [
    .init(
      "a cell of a megabyte", "pack/tables/offices.csv",
      "region,code,office\nnorth,,\"" + repeated("x", 1_000_000) + "\"\n", exit: 0),
    .init(
      "20,000 rows", "pack/tables/offices.csv",
      "region,code,office\n" + lines(20_000) { "r\($0),,x" }, exit: 0),
    .init(
      "100,000 columns", "pack/tables/offices.csv",
      lines(1) { _ in repeated("c,", 100_000) }, exit: 2,
      "tables/offices.csv:1:1: invalid_csv: the header has 100001 cells, and there are 3 columns"),
  ]

  static let rules: [HostileInput] = [
    .rule(
      "a sum of 100,000 numbers", "1" + repeated("\n+ 1", 100_000) + " > 1", exit: 2,
      "rules/grant.lua:404:1: chain_too_long: "
        + "a chain too long: the tree would be deeper than 400 nodes"),
    .rule("a sum of 300 numbers", "1" + repeated(" + 1", 300) + " > 1", exit: 0),
    .rule(
      "parentheses 5,000 deep", repeated("(", 5000) + "1" + repeated(")", 5000) + " > 1", exit: 2,
      "rules/grant.lua:3:203: too_deep: nested too deeply: at most 198 levels"),
    .rule("parentheses 190 deep", repeated("(", 190) + "1" + repeated(")", 190) + " > 0", exit: 0),
    .rule(
      "divisions 90 deep, which the checks of divisors make deeper",
      "1" + repeated(" / (firm.staff", 90) + repeated(")", 90) + " > 1", exit: 2,
      "rules/grant.lua:3:1: too_complex: nested too deeply: at most 198 levels, "
        + "counting the checks that are added; split this into functions"),
    .rule(
      "powers of powers", "1" + repeated(" ^ 1", 150) + " > 1", exit: 2,
      "rules/grant.lua:3:1: too_complex: too many values at once: a function has 254 registers, "
        + "counting the checks that are added; split this into functions"),
    .rule("150 texts joined", "\"\"" + repeated(" .. \"a\"", 150) + " == \"\"", exit: 0),
    .rule(
      "fields of fields", "firm" + repeated(".x", 300) + " == 1", exit: 2,
      "rules/grant.lua:3:8: too_complex: "),
    .lua(
      "5,000 branches",
      "rule \"a\" { title = \"A\", source = \"act\", test = function()\nif false then return false\n"
        + lines(5000) { _ in "elseif false then return false" } + "end\nreturn true end }", exit: 0),
    .lua(
      "190 locals, which leave no room for the words",
      lines(190) { "local v\($0) = \($0)" } + "rule \"a\" { title = \"A\", source = \"act\" }",
      exit: 2,
      "rules/grant.lua:188:1: too_complex: too many local variables in a function: at most 200, "
        + "counting the checks that are added; split this into functions"),
    .lua(
      "10,000 rules",
      lines(10_000) {
        "rule \"r\($0)\" { title = \"R\", source = \"act\", test = function(firm) "
          + "return firm.staff > \($0) end }"
      }, exit: 0),
    .lua(
      "a line of a megabyte", "-- " + repeated("x", 1_000_000), exit: 2,
      "rules/grant.lua: line_too_long: line 2 has more than 16384 bytes; break it"),
    .lua(
      "a mistake far out in a long line", "--[[" + repeated("中", 5000) + "]] local x = y", exit: 2,
      "rules/grant.lua:2:5018: top_level_local: "),
  ]

  static let records: [HostileInput] = [
    .init(
      "a cell of a megabyte", "in.csv", "id,name\nA1,\"" + repeated("x", 1_000_000) + "\"\n",
      exit: 0),
    .init(
      "a quote that isn't closed for 20 megabytes", "in.csv",
      "id,name\nA1,\"" + repeated("x", 20_000_000), exit: 3,
      "line 2: record_too_large: the record has more than 16777216 bytes; is a quote not closed?"),
    .init(
      "100,000 columns", "in.csv", repeated("c,", 100_000) + "\n", exit: 3,
      "line 1: unknown_column: `c` is no column of `firm`"),
    .init(
      "objects 10,000 deep", "in.csv", repeated("{\"id\":", 10_000) + "\n{\"id\":\"A1\"}\n",
      exit: 3,
      "line 1: invalid_json: column 769: nested more than 128 deep"),
    .init(
      "arrays 100,000 deep", "in.csv", repeated("[", 100_000), exit: 3,
      "line 1: invalid_json: record 1: column 129: nested more than 128 deep"),
    .init(
      "100,000 keys", "in.csv",
      "{" + (0..<100_000).map { "\"k\($0)\":1" }.joined(separator: ",") + "}",
      exit: 3, "line 1: unknown_field: `k0` is no field of `firm`"),
    .init("nothing but line ends", "in.csv", repeated("\n", 100_000), exit: 0),
    .init("a byte order mark alone", "in.csv", "\u{FEFF}", exit: 0),
  ]
}

@Suite("hostile input")
struct HostileInputTests {
  /// Runs the command, which tells what is wrong on standard error, or, as `check`, in its report.
  private func check(_ input: HostileInput, _ arguments: [String]) throws {
    let folder = try CommandCase.base.folder()
    try folder.write(input.text, to: input.path)
    let result = try Command.edict(arguments, in: folder.url)
    let told = arguments[0] == "check" ? result.output : result.errors
    #expect(result.exit == input.exit, "\(told.prefix(500))")
    #expect(told.hasPrefix(input.errors), "\(told.prefix(500))")
    #expect(told.utf8.count < 1_000_000)
  }

  @Test(
    "in a pack is read or refused at its place",
    arguments: HostileInput.yaml + HostileInput.tables + HostileInput.rules)
  func packs(input: HostileInput) throws { try check(input, ["check", "pack"]) }

  @Test(
    "in a pack that is read also decides", arguments: HostileInput.rules.filter { $0.exit == 0 })
  func decides(input: HostileInput) throws {
    let folder = try CommandCase.base.folder()
    try folder.write(input.text, to: input.path)
    let result = try Command.edict(
      ["decide", "pack", "--records", "-", "--no-log"], in: folder.url,
      input: "id,staff\nA1,20000\n")
    #expect(result.exit == 0, "\(result.errors.prefix(500))")
    #expect(result.errors.hasPrefix("1 decided, 0 refused, "), "\(result.errors.prefix(500))")
  }

  @Test("in a file of records is read or refused at its line", arguments: HostileInput.records)
  func records(input: HostileInput) throws {
    try check(input, ["decide", "pack", "--records", "in.csv", "--no-log", "--format", "csv"])
  }

  @Test("a file of more than 16 megabytes is refused before it is read")
  func largeFile() throws {
    let folder = try CommandCase.base.folder()
    let path = folder.url.appending(path: "pack/tables/offices.csv").path
    #expect(truncate(path, 17 << 20) == 0)
    let result = try Command.edict(["check", "pack"], in: folder.url)
    #expect(result.exit == 2)
    #expect(result.output == HostileInput.fileTooLarge + "\n\npack: 1 error, no warnings\n")
  }

  @Test("a pipe in a pack is refused, and not waited for")
  func pipe() throws {
    let folder = try CommandCase.base.folder()
    #expect(mkfifo(folder.url.appending(path: "pack/rules/pipe.lua").path, 0o600) == 0)
    let result = try Command.edict(["check", "pack"], in: folder.url)
    #expect(result.exit == 2)
    #expect(
      result.output == """
        rules/pipe.lua: unexpected_file: a pack holds files and folders only

        pack: 1 error, no warnings

        """)
  }

  @Test("a file and a folder that can't be read are refused")
  func unreadable() throws {
    guard geteuid() != 0 else { return print("SKIPPED: unreadable files: root reads every file") }
    let folder = try CommandCase.base.folder()
    for path in ["pack/pack.yaml", "pack/rules"] {
      #expect(chmod(folder.url.appending(path: path).path, 0) == 0)
    }
    let result = try Command.edict(["check", "pack"], in: folder.url)
    #expect(chmod(folder.url.appending(path: "pack/rules").path, 0o700) == 0)
    #expect(result.exit == 2)
    #expect(
      result.output == """
        pack.yaml: unreadable_file: the file can't be read

        rules: unreadable_file: the folder can't be read

        pack: 2 errors, no warnings

        """)
  }
}

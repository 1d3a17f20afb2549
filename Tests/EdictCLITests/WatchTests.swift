import Foundation
import TestSupport
import Testing

@Suite("edict check --watch")
struct WatchTests {
  /// The base with examples and without what no rule reads, and the command that watches it.
  private static func start(
    _ more: [String: String] = [:]
  ) throws -> (folder: TemporaryFolder, command: RunningCommand) {
    let folder = try CommandCase.base.folder()
    try folder.write(Self.examples, to: "pack/examples/firms.csv")
    try folder.write(Self.parameters, to: "pack/parameters/limits.yaml")
    try FileManager.default.removeItem(at: folder.url.appending(path: "pack/tables"))
    for (path, text) in more { try folder.write(text, to: path) }
    return (folder, try RunningCommand(["check", "--watch", "pack"], in: folder.url))
  }

  private static let examples = """
    id,name,region,staff
    A1,Alder,north,10
    B2,Birch,south,150
    C3,Cedar,north,

    """

  private static let parameters = """
    max_staff:
      title: Most staff
      type: integer
      unit: person
      values: [{ status: assumed, source: act, value: 100 }]
    regions:
      title: Regions that are served
      type: list
      values: [{ status: assumed, source: act, value: [north] }]

    """

  /// A report up to the empty line after it, without the time of day.
  private static func report(_ command: RunningCommand, _ last: String) throws -> String {
    let text = try command.output(through: last + "\n\n")
    #expect(text.prefix(9).wholeMatch(of: /\d\d:\d\d:\d\d\n/) != nil, "\(text)")
    return String(text.dropFirst(9))
  }

  private static func text(_ path: String, _ folder: TemporaryFolder) throws -> String {
    try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
  }

  private static let whole = """
    pack: 1 decision, 2 rules, nothing found
    examples/firms.csv: 3 decided
      grant  1 yes, 1 no, 1 undetermined


    """

  @Test("tells which outcomes a save has changed, and by which rules")
  func outcomes() throws {
    let (folder, command) = try Self.start()
    #expect(try Self.report(command, "1 undetermined") == Self.whole)
    try folder.write(
      Self.parameters.replacing("value: 100 ", with: "value: 9 "), to: "pack/parameters/limits.yaml"
    )
    #expect(
      try Self.report(command, "(small)") == """
        pack: 1 decision, 2 rules, nothing found
        examples/firms.csv: 3 decided
          grant  2 no, 1 undetermined
          case A1: grant yes → no (small)


        """)
    #expect(try command.end(by: SIGINT) == (0, ""))
  }

  @Test("goes on while the pack is broken, and compares with what stood before")
  func broken() throws {
    let (folder, command) = try Self.start(["pack/sources.yaml": "act: { titel: Act }\n"])
    #expect(try Self.report(command, "warnings").contains("\nsources.yaml:1:8: unknown_key: "))
    try folder.write("act: { title: The Grants Act }\n", to: "pack/sources.yaml")
    #expect(try Self.report(command, "1 undetermined") == Self.whole)
    let rules = try Self.text("pack/rules/grant.lua", folder)
    try folder.write("decision {", to: "pack/rules/grant.lua")
    #expect(try Self.report(command, "warnings").hasPrefix("rules/grant.lua:1:11: "))
    try folder.write(
      rules.replacing("firm.staff <= params", with: "firm.staff > params"),
      to: "pack/rules/grant.lua")
    #expect(
      try Self.report(command, "(small)") == """
        pack: 1 decision, 2 rules, nothing found
        examples/firms.csv: 3 decided
          grant  2 no, 1 undetermined
          case A1: grant yes → no (small)


        """)
    #expect(try command.end(by: SIGTERM) == (0, ""))
  }

  @Test("sees what is saved in a folder that came later, and a file that is put in another's place")
  func folders() throws {
    let (folder, command) = try Self.start()
    #expect(try Self.report(command, "1 undetermined") == Self.whole)
    let rules = try Self.text("pack/rules/grant.lua", folder)
    let pack = folder.url.appending(path: "pack")
    try FileManager.default.createDirectory(
      at: pack.appending(path: "rules/more"), withIntermediateDirectories: false)
    #expect(try Self.report(command, "1 undetermined") == Self.whole)
    try folder.write("decision {", to: "pack/rules/more/grant.lua")
    #expect(
      try Self.report(command, "warnings").hasPrefix("rules/more/grant.lua: duplicate_decision"))
    try FileManager.default.removeItem(at: pack.appending(path: "rules/more"))
    #expect(try Self.report(command, "1 undetermined") == Self.whole)
    try folder.write("-- as it was\n" + rules, to: "pack/rules/.grant.lua.new")
    #expect(
      rename(
        pack.appending(path: "rules/.grant.lua.new").path,
        pack.appending(path: "rules/grant.lua").path) == 0)
    #expect(try Self.report(command, "1 undetermined") == Self.whole)
    #expect(try command.end(by: SIGINT) == (0, ""))
  }

  @Test("passes over the files that editors keep beside")
  func editorFiles() throws {
    let (folder, command) = try Self.start()
    #expect(try Self.report(command, "1 undetermined") == Self.whole)
    for name in [".grant.lua.swp", "#grant.lua#", "grant.lua~", ".#grant.lua"] {
      try folder.write("not Lua", to: "pack/rules/\(name)")
    }
    // Were one of them seen, a report that is as the first would stand before this one.
    try folder.write("id,staff\nA1,x\n", to: "pack/examples/firms.csv")
    #expect(
      try Self.report(command, "whole number") == """
        pack: 1 decision, 2 rules, nothing found
        examples/firms.csv: 0 decided, 1 refused
          line 2: bad_integer: `firm.staff`: `x` is not a whole number


        """)
    #expect(try command.end(by: SIGINT) == (0, ""))
  }

  @Test("sees a pack that goes and comes back")
  func comesBack() throws {
    let (folder, command) = try Self.start()
    #expect(try Self.report(command, "1 undetermined") == Self.whole)
    let (pack, away) = (folder.url.appending(path: "pack"), folder.url.appending(path: "away"))
    #expect(rename(pack.path, away.path) == 0)
    #expect(
      try Self.report(command, "no warnings") == """
        pack: pack_missing: there is no such folder

        pack: 1 error, no warnings


        """)
    #expect(rename(away.path, pack.path) == 0)
    #expect(try Self.report(command, "1 undetermined") == Self.whole)
    #expect(try command.end(by: SIGINT) == (0, ""))
  }
}

import Policies
import Testing

@Suite("the revision of a pack")
struct RevisionTests {
  private static let rules = "decision { title = \"D\", combine = \"all\" }\n"

  private func revision(_ rules: String = rules, _ extra: [String: String] = [:]) throws -> String {
    try PackFolder(rules: rules, extra: extra).policy().pack.revision
  }

  @Test("is the digest of the canonical JSON of paths and digests, as others compute it")
  func value() throws {
    // sha256sum of [["pack.yaml","…"],["records/s.yaml","…"],["rules/d.lua","…"],["sources.yaml","…"]]
    #expect(
      try revision() == "sha256:02537b3be4ce13a1e89004e88cae404d40542f16d6447da11552a198aa34bb27")
  }

  @Test("changes with a byte of what decides")
  func changes() throws {
    #expect(try revision(Self.rules + " ") != revision())
  }

  @Test("is the same of a pack that is read from its files again, wherever they came from")
  func files() throws {
    let policy = try PackFolder(rules: Self.rules).policy()
    #expect(
      policy.packFiles.paths == ["pack.yaml", "records/s.yaml", "rules/d.lua", "sources.yaml"])
    let again = try Policy(PackFiles(policy.packFiles.contents), checksTypes: false)
    #expect(again.pack.revision == policy.pack.revision)
    #expect(again.packFiles == policy.packFiles)
  }

  @Test("files that no pack has are refused as they are in a folder")
  func strayFiles() {
    let error = #expect(throws: PackError.self) {
      try PackFiles(["rules/d.txt": [], "sources.yaml": [0xFF]])
    }
    #expect(
      error?.findings.map { "\($0.file): \($0.code)" } == [
        "pack.yaml: not_a_pack", "rules/d.txt: unexpected_file", "sources.yaml: invalid_utf8",
      ])
  }

  @Test(
    "doesn't change with what doesn't decide",
    arguments: ["README.md", "examples/x.csv", "tests/t.yaml", ".hidden", "rules/d.lua~", "#x#"])
  func companions(path: String) throws {
    #expect(try revision(Self.rules, [path: "x"]) == revision())
  }
}

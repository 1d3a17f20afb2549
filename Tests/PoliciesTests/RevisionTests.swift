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

  @Test(
    "doesn't change with what doesn't decide",
    arguments: ["README.md", "examples/x.csv", "tests/t.yaml", ".hidden", "rules/d.lua~", "#x#"])
  func companions(path: String) throws {
    #expect(try revision(Self.rules, [path: "x"]) == revision())
  }
}

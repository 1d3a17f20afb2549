public import Foundation
internal import LuaSyntax
public import Policies

/// The cases of a pack's `tests/*.yaml`, read once and run by any policy of the same record types.
///
///     let suite = try TestSuite(contentsOf: folder, for: policy)
///     for result in try suite.run(by: policy) where result.verdict == .failed { … }
public struct TestSuite: Sendable {
  /// The cases, by file and then as they stand in it.
  public let cases: [TestCase]

  /// Takes cases, such as some of another suite's.
  public init(cases: [TestCase]) { self.cases = cases }

  /// Reads the tests of a pack; where it has none, the suite is empty.
  ///
  /// - Parameters:
  ///   - folder: The pack's folder, in which `tests` and `examples` lie.
  ///   - policy: The pack's own policy, whose names the cases use.
  /// - Throws: `TestSuiteError` with everything that is wrong with them.
  public init(contentsOf folder: URL, for policy: Policy) throws(TestSuiteError) {
    let reading = DeepStack.run { () -> Result<[TestCase], TestSuiteError> in
      Result { () throws(TestSuiteError) in try Self.read(folder, policy) }
    }
    cases = try reading.get()
  }

  private static func read(
    _ folder: URL, _ policy: Policy
  ) throws(TestSuiteError) -> [TestCase] {
    let findings = Findings()
    let files = TestFiles(ofPackIn: folder, findings)
    let dossiers = DossierReading(policy.pack.dossierType, examples: ExampleFiles(folder), findings)
    var shared = Fixtures()
    for source in files.fixtures { shared.read(source, dossiers) }
    var cases: [TestCase] = []
    for source in files.cases {
      var reader = TestFileReader(source, policy, dossiers, fixtures: shared)
      cases += reader.read()
    }
    if !findings.all.isEmpty { throw TestSuiteError(findings.all) }
    return cases
  }
}

/// Tests that can't be run: everything that was found in their files, by file and line.
public struct TestSuiteError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was found; at least one.
  public let findings: [Finding]

  init(_ findings: [Finding]) { self.findings = Set(findings).sorted() }

  /// Each as it is printed, a line feed between two.
  public var description: String { findings.map(\.description).joined(separator: "\n") }
}

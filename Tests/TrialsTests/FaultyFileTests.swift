import Foundation
import Testing

@Suite("faulty test files")
struct FaultyFileTests {
  @Test("a faulty test file is told of with its place", arguments: FaultCase.all)
  func fault(_ fault: FaultCase) throws {
    let told = try fault.told()
    if ProcessInfo.processInfo.environment["EDICT_RECORD"] == "1" { return try fault.record(told) }
    #expect(told == fault.expected)
  }

  @Test("each faulty test file is named by the code that is told first, or tells several")
  func names() {
    #expect(FaultCase.all.count > 60)
    for fault in FaultCase.all {
      let code = fault.name.prefix { $0 != "-" }
      let isNamed = fault.expected.contains(" \(code): ")
      #expect(isNamed || Self.several.contains(String(code)), "\(fault.name)")
    }
  }

  /// Files that show what several mistakes come to.
  private static let several: Set<String> = [
    "bad_values", "bad_with", "bad_fixture", "bad_columns", "bad_cell", "several_files",
  ]
}

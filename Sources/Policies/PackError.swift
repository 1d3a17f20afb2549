/// A pack that can't be used: everything that was found, by file and line.
public struct PackError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The errors; at least one.
  public let findings: [Finding]
  /// What is likely a slip besides, as far as the pack could be read.
  public let warnings: [Finding]

  init(_ all: [Finding]) {
    findings = all.filter { $0.severity == .error }.sorted()
    warnings = all.filter { $0.severity == .warning }.sorted()
  }

  /// Each error as it is printed, a line feed between two.
  public var description: String { findings.map(\.description).joined(separator: "\n") }
}

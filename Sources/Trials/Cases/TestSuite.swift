/// The cases of a pack's `tests/*.yaml`, read once and run by any policy of the same record types.
public struct TestSuite: Sendable {
  /// The cases, by file and then as they stand in it.
  public let cases: [TestCase]
}

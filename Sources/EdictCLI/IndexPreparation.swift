import Edict

extension LogIndex {
  /// How many entries are read without an index before one is made.
  private static let readableCount = 10_000

  /// Brings the index up where it is asked for, or where reading would take longer.
  func prepare(for query: LogQuery, anew: Bool = false) throws {
    guard try anew || !query.isEmpty && missingCount > Self.readableCount else { return }
    var progress = Progress(totalBytes: nil)
    defer { progress.clear() }
    do {
      try update(anew: anew) { progress.show(indexed: $0, of: $1) }
    } catch let error as LogError where !anew && [.indexUnwritable, .busy].contains(error.code) {
      Output.note("\(error.description); reading the entries instead")
    }
  }
}

extension AuditLog {
  /// How often entries are made again since someone was forgotten meanwhile.
  private static let tries = 20

  /// Appends as `append(_:)` does what `body` makes with the keys of persons.
  ///
  /// Keys that are missing are made before, and in the log's transaction it is checked that all are
  /// still in use. Where someone was forgotten meanwhile, nothing is appended and `body` runs again,
  /// with other keys.
  ///
  /// - Throws: What `append(_:)` and `PersonKeys.keys(for:)` throw; `persons_changed` where persons
  ///   keep being forgotten; and whatever `body` throws.
  public func append(
    about persons: Set<String>, keys store: PersonKeys,
    _ body: (_ group: inout AppendedGroup, _ keys: [String: PersonKey]) throws -> Void
  ) throws -> Range<Int64> {
    var tries = 0
    while true {
      let keys = try store.keys(for: persons)
      do {
        return try append { group in
          try store.check(keys.values)
          try body(&group, keys)
        }
      } catch let error as PersonKeyError where error.code == .changed && tries < Self.tries {
        tries += 1
      }
    }
  }
}

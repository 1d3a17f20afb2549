extension Field {
  /// The least by which two of its numbers differ, where its type says so.
  package var step: Double? { limits.multipleOf ?? (kind == .integer ? 1 : nil) }
}

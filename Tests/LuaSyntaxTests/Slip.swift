import Testing

/// A text with slips, and all that is told of it.
struct Slip: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let told: String

  init(_ name: String, _ text: String, _ told: String) {
    testDescription = name
    self.text = text
    self.told = told
  }
}

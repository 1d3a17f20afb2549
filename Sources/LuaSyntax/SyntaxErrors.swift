/// The errors of a text that isn't Lua 5.4, in the order of their places.
public struct SyntaxErrors: Error, Sendable, Hashable {
  /// The errors, at least one; the first is the one that `Parser.parse` throws.
  public let errors: [SyntaxError]
  /// Whether there may be more: no more than `Parser.maximumErrors` are looked for.
  public let isCutShort: Bool
}

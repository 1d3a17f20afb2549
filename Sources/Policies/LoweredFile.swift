public import LuaSyntax

/// A rule file in the forms that a machine loads.
public struct LoweredFile: Sendable, Hashable {
  /// The file as it was written; its name is relative to the pack.
  public let source: SourceText
  /// The form that decides.
  public let plain: String
  /// The form that computes what is shown; nil where the file shows nothing.
  public let shown: String?

  /// A place in the file as it is told: `rules/eligibility.lua:14:27`, without column or line
  /// where they aren't known.
  public func place(line: Int?, offset: Int?) -> String {
    if let offset, offset <= source.bytes.count {
      let position = source.position(at: offset)
      return "\(source.name):\(position.line):\(position.column)"
    }
    return line.map { "\(source.name):\($0)" } ?? source.name
  }
}

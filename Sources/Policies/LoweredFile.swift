internal import CanonicalJSON
public import LuaSyntax

/// A rule file in the forms that a machine loads.
public struct LoweredFile: Sendable, Hashable {
  /// The file as it was written; its name is relative to the pack.
  public let source: SourceText
  /// The form that decides where nothing is missing.
  public let plain: String
  /// The form that decides where something is; nil where it would be no other.
  public let careful: String?
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

  /// Refuses what only the lowered forms make too much for Lua, such as its depth.
  func isTakenByLua(_ findings: Findings) -> Bool {
    for text in [plain, careful, shown].compactMap({ $0 }) {
      do {
        _ = try Parser.parse(SourceText(name: source.name, bytes: Array(text.utf8)))
      } catch {
        let line = source.line(error.position.line)
        let column = 1 + line.prefix { $0 == " " || $0 == "\t" }.count
        findings.report(
          "too_complex", in: source, at: TextPlace(line: error.position.line, column: column),
          "\(error.message), counting the checks that are added; split this into functions")
        return false
      }
    }
    return true
  }
}

import LuaSyntax

/// What is told of a text.
struct Told {
  /// The errors that `check` throws.
  let errors: [SyntaxError]
  /// Each as `line:column: code: message`.
  var lines: [String] { errors.map(Self.line) }
  let isCutShort: Bool
  /// The error that `parse` throws, in the same form.
  let first: String?

  init(_ source: SourceText) {
    var errors: [SyntaxError] = []
    var isCutShort = false
    do throws(SyntaxErrors) { _ = try Parser.check(source) } catch {
      errors = error.errors
      isCutShort = error.isCutShort
    }
    self.errors = errors
    self.isCutShort = isCutShort
    first = Self.first(of: source)
  }

  init(_ text: String) {
    self.init(SourceText(name: "test.lua", bytes: Array(text.utf8)))
  }

  /// The error that `parse` throws.
  static func first(of source: SourceText) -> String? {
    do throws(SyntaxError) { _ = try Parser.parse(source) } catch { return line(error) }
    return nil
  }

  private static func line(_ error: SyntaxError) -> String {
    "\(error.position.line):\(error.position.column): \(error.code.name): \(error.message)"
  }
}

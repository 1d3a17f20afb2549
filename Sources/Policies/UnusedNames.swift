internal import LuaSyntax

/// Warns of what a file declares and never reads; a name that begins with `_` says so itself.
struct UnusedNames {
  let source: SourceText
  let names: ResolvedNames
  let findings: Findings

  func report() {
    for variable in names.variables where !variable.isRead && !variable.name.text.hasPrefix("_") {
      guard let message = Self.message(variable) else { continue }
      findings.report(
        "unused_local", in: source, range: variable.name.range, message, severity: .warning,
        fix: Self.fix(variable))
    }
  }

  /// What is said of a variable; nil where it may well be unread.
  private static func message(_ variable: ResolvedNames.Variable) -> String? {
    let name = variable.name.text
    return switch variable.role {
    case .local: "the local `\(name)` is never read"
    case .function: "the local function `\(name)` is never called"
    case .loop: "the loop's `\(name)` is never read; call it `_`"
    case .parameter(let function): "`\(function)` never reads its parameter `\(name)`"
    case .record: "the function never reads `\(name)`, so it needn't take it"
    case .shared, .item: nil
    }
  }

  private static func fix(_ variable: ResolvedNames.Variable) -> String? {
    if case .loop = variable.role { "_" } else { nil }
  }
}

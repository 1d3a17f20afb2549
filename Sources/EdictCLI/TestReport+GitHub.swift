import Edict

extension TestReport {
  /// For GitHub Actions: a workflow command for each case that failed or was skipped, which becomes
  /// an annotation, and the summary.
  var github: String {
    if results.isEmpty { return "" }
    let folder = CheckReport.fromHere(path)
    let commands = results.compactMap { result -> String? in
      let (level, text): (String, String)
      switch result.verdict {
      case .passed: return nil
      case .failed: (level, text) = ("error", Self.details(result).joined(separator: "\n"))
      case .skipped: (level, text) = ("notice", "skipped: \(result.testCase.skip ?? "")")
      }
      let testCase = result.testCase
      let properties = [
        ("file", folder.isEmpty ? testCase.file : folder + "/" + testCase.file),
        ("line", String(testCase.line)), ("title", testCase.name),
      ]
      return CheckReport.command(level, properties, text)
    }
    return commands.joined() + summary + "\n"
  }
}

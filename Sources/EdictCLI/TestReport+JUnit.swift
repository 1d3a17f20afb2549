import Edict

extension TestReport {
  /// For continuous integration: the XML that JUnit's readers take, a suite a file.
  ///
  /// Source: https://github.com/testmoapp/junitxml
  var junit: String {
    var suites: [(file: String, results: [CaseResult])] = []
    for result in results {
      if suites.last?.file != result.testCase.file { suites.append((result.testCase.file, [])) }
      suites[suites.count - 1].results.append(result)
    }
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites name=\"\(Self.escaped(path))\"\(Self.counts(results))>")
    for suite in suites {
      lines.append(
        "  <testsuite name=\"\(Self.escaped(suite.file))\"\(Self.counts(suite.results))>")
      lines += suite.results.flatMap(Self.element)
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is wrong with the pack or its tests: a suite a file, each finding an error.
  var faultyJUnit: String {
    var suites: [(file: String, findings: [Finding])] = []
    for finding in findings {
      if suites.last?.file != finding.file { suites.append((finding.file, [])) }
      suites[suites.count - 1].findings.append(finding)
    }
    func counts(_ findings: [Finding]) -> String {
      let errors = findings.count { $0.severity == .error }
      return " tests=\"\(findings.count)\" failures=\"0\" errors=\"\(errors)\" skipped=\"0\""
    }
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites name=\"\(Self.escaped(path))\"\(counts(findings))>")
    for suite in suites {
      lines.append("  <testsuite name=\"\(Self.escaped(suite.file))\"\(counts(suite.findings))>")
      lines += suite.findings.flatMap(Self.element)
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func counts(_ results: [CaseResult]) -> String {
    let failures = results.count { $0.verdict == .failed }
    let skipped = results.count { $0.verdict == .skipped }
    return
      " tests=\"\(results.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
  }

  private static func element(_ finding: Finding) -> [String] {
    let line = finding.span.map { " line=\"\($0.line)\"" } ?? ""
    let head =
      "    <testcase classname=\"\(escaped(finding.file))\" name=\"\(escaped(finding.code))\""
      + " file=\"\(escaped(finding.file))\"\(line)"
    // A warning is told beside the errors, and is none.
    if finding.severity == .warning { return [head + "/>"] }
    let type = "type=\"\(escaped(finding.code))\""
    let text = escaped(finding.description, keepingLines: true)
    return [
      head + ">",
      "      <error message=\"\(escaped(finding.message))\" \(type)>\(text)</error>",
      "    </testcase>",
    ]
  }

  private static func element(_ result: CaseResult) -> [String] {
    let testCase = result.testCase
    let head =
      "    <testcase classname=\"\(escaped(testCase.file))\" name=\"\(escaped(testCase.name))\""
      + " file=\"\(escaped(testCase.file))\" line=\"\(testCase.line)\""
    switch result.verdict {
    case .passed: return [head + "/>"]
    case .skipped:
      let reason = escaped(testCase.skip ?? "")
      return [head + ">", "      <skipped message=\"\(reason)\"/>", "    </testcase>"]
    case .failed:
      let message = escaped(result.differences.map(line).joined(separator: "; "))
      let text = escaped(details(result).joined(separator: "\n"), keepingLines: true)
      return [
        head + ">",
        "      <failure message=\"\(message)\" type=\"difference\">\(text)</failure>",
        "    </testcase>",
      ]
    }
  }

  /// The text for an attribute or an element; what XML can't hold becomes U+FFFD.
  private static func escaped(_ text: String, keepingLines: Bool = false) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += keepingLines ? "\n" : "&#10;"
      case "\t": escaped += "&#9;"
      case "\r": escaped += "&#13;"
      case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value):
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

import ArgumentParser
import Edict
import Foundation

/// What checking a pack came to: made once, then written in one of three formats.
struct CheckReport {
  /// The folder of the pack, as it was given.
  let path: String
  /// The pack, where it can be decided with.
  let policy: Policy?
  /// What was found, by file and line.
  let findings: [Finding]

  /// Checks the pack in a folder.
  init(path: String) {
    self.path = path
    do {
      let policy = try Policy(contentsOf: URL(filePath: path))
      self.policy = policy
      findings = policy.warnings
    } catch {
      policy = nil
      findings = (error.findings + error.warnings).sorted()
    }
  }

  /// Takes what was found without checking.
  init(path: String, findings: [Finding]) {
    self.path = path
    self.findings = findings
    policy = nil
  }

  /// Whether there is no such folder, so that nothing was checked.
  var isMissing: Bool { findings.contains { $0.code == PackError.missingCode } }

  /// How many findings are so grave.
  func count(_ severity: Finding.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// The code with which a check ends.
  func exitCode(isStrict: Bool) -> Int32 {
    if count(.error) > 0 { return Exit.invalidPack }
    return isStrict && count(.warning) > 0 ? Exit.finding : 0
  }

  /// The report in a format.
  func text(_ format: CheckFormat) -> String {
    switch format {
    case .pretty: pretty
    case .json: json
    case .github: github
    }
  }
}

/// How findings are written.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case pretty, json, github
}

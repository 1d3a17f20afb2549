import Edict
import Foundation

extension CheckReport {
  /// For GitHub Actions: a workflow command a line, which becomes an annotation.
  ///
  /// Columns count Unicode scalars from 1; `endColumn` is the first one after the stretch.
  ///
  /// Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
  var github: String {
    let folder = Self.fromHere(path)
    return findings.map { finding in
      var properties = [("file", location(of: finding, in: folder))]
      if let span = finding.span {
        properties += [
          ("line", String(span.line)), ("col", String(span.column)),
          ("endColumn", String(span.column + span.width)),
        ]
      }
      properties.append(("title", finding.code))
      return Self.command(finding.severity.rawValue, properties, finding.message)
    }.joined()
  }

  /// A workflow command in a line.
  static func command(
    _ level: String, _ properties: [(String, String)], _ message: String
  ) -> String {
    let list = properties.map { "\($0)=\(escaped(property: $1))" }.joined(separator: ",")
    return "::\(level) \(list)::\(escaped(message))\n"
  }

  /// A pack's folder as seen from the working directory; empty where that is it.
  static func fromHere(_ path: String) -> String {
    let folder = URL(filePath: path).standardizedFileURL.path
    let here = FileManager.default.currentDirectoryPath
    if folder == here { return "" }
    return folder.hasPrefix(here + "/") ? String(folder.dropFirst(here.count + 1)) : folder
  }

  /// Where a finding's file lies; a finding about the folder itself names that as it was given.
  private func location(of finding: Finding, in folder: String) -> String {
    if finding.span == nil, finding.file == URL(filePath: path).relativePath { return folder }
    return folder.isEmpty ? finding.file : folder + "/" + finding.file
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func escaped(property: String) -> String {
    escaped(property).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

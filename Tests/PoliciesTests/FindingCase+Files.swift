import Foundation
import TestSupport

extension FindingCase {
  /// Where the cases lie.
  static let folder = SharedFolder.repository().appending(path: "Tests/PoliciesTests/Findings")

  /// Whether what is found is to be written into the files.
  static let isRecording = ProcessInfo.processInfo.environment["EDICT_RECORD"] == "1"

  /// The cases of every file, by name.
  static let all: [FindingCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let ending = ".finding"
    let cases = names.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
    return cases.sorted().map { name in
      let url = folder.appending(path: name + ending)
      let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
      let example = FindingCase(name: name, file: text)
      guard isRecording, let found = try? example.found() else { return example }
      let head = text.components(separatedBy: "\n--- finding\n")[0]
      let separator = head.hasSuffix("\n") || head.hasSuffix("\n--- finding") ? "" : "\n"
      let recorded = head + separator + "--- finding\n" + found
      try? recorded.write(to: url, atomically: true, encoding: .utf8)
      return FindingCase(name: example.name, file: recorded)
    }
  }()

  /// The files of the base by path.
  static let base: [String: [UInt8]] = {
    let root = folder.appending(path: "base").path
    let paths = FileManager.default.subpaths(atPath: root) ?? []
    return paths.reduce(into: [:]) { files, path in
      guard path.contains("."), let data = FileManager.default.contents(atPath: root + "/" + path)
      else { return }
      files[path] = Array(data)
    }
  }()
}

package import CanonicalJSON
package import Foundation
package import LuaSyntax

/// The files of a pack's tests, as they lie in `tests/`: no part of the revision.
package struct TestFiles {
  /// The files of cases, by path.
  package private(set) var cases: [SourceText] = []
  /// The files of fixtures that every file of cases can name, by path.
  package private(set) var fixtures: [SourceText] = []

  /// Reads `tests/` of a pack's folder; where there is none there are no files.
  ///
  /// What doesn't belong there is reported, so that no case is left out unseen.
  package init(ofPackIn folder: URL, _ findings: Findings) {
    cases = Self.read("tests", in: folder, inner: ["fixtures"], findings)
    fixtures = Self.read("tests/fixtures", in: folder, inner: [], findings)
  }

  private static func read(
    _ path: String, in folder: URL, inner: Set<String>, _ findings: Findings
  ) -> [SourceText] {
    let url = folder.appending(path: path)
    guard FileManager.default.fileExists(atPath: url.path) else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
      findings.report("unreadable_file", file: path, "the folder can't be read")
      return []
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .filter { !PackFiles.isIgnored($0) && !inner.contains($0) && !$0.hasSuffix(".md") }
      .compactMap { text(path + "/" + $0, url.appending(path: $0), findings) }
  }

  private static func text(_ path: String, _ url: URL, _ findings: Findings) -> SourceText? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular, path.hasSuffix(".yaml") else {
      findings.report(
        "unexpected_file", file: path,
        "tests are `tests/*.yaml` and `tests/fixtures/*.yaml`; beside them stand only `*.md`")
      return nil
    }
    let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
    let bytes = PackFiles.bytes(of: url, path: path, size: size) { code, message in
      findings.report(code, file: path, message)
    }
    return bytes.map { bytes in
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      return SourceText(
        name: path, bytes: bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes)
    }
  }
}

extension TestFiles {
  /// The tree of a file; nil where it is no YAML, which is reported.
  package static func tree(_ source: SourceText, _ findings: Findings) -> TextTree? {
    do {
      return try YAMLText.parse(String(decoding: source.bytes, as: UTF8.self))
    } catch {
      findings.report(error.code, in: source, at: error.place, error.message)
      return nil
    }
  }
}

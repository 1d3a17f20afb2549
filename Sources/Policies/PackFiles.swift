internal import Foundation

/// The files of a pack as they lie in its folder, before anything is read into them.
public struct PackFiles: Sendable, Hashable {
  /// What a pack is made of and what its revision covers, by path.
  public internal(set) var contents: [String: [UInt8]] = [:]

  /// The paths in ascending order of bytes.
  public var paths: [String] { contents.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// The paths that lie in a folder and end so.
  func paths(in folder: String, ending suffix: String) -> [String] {
    paths.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(suffix) }
  }

  /// The largest file that is read.
  static let maximumBytes = 16 << 20

  /// The longest line of YAML and Lua, in bytes: a place in it is found by going through it.
  static let maximumLineBytes = 16 << 10

  /// The first line that is longer, counted from 1.
  private static func longLine(_ bytes: [UInt8]) -> Int? {
    var (line, start) = (1, 0)
    for (offset, byte) in bytes.enumerated() {
      if offset - start > maximumLineBytes { return line }
      if byte == 0x0A { (line, start) = (line + 1, offset + 1) }
    }
    return nil
  }

  /// Files and folders that a pack may hold beside what its revision covers.
  private static let companions: Set<String> = ["README.md", "tests", "examples"]

  /// Reads a folder; what doesn't belong there is a finding.
  init(folder: URL, findings: inout [Finding]) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      findings.append(
        Finding(
          code: "pack_missing", file: folder.relativePath, span: nil,
          message: "there is no such folder"))
      return
    }
    read(folder, path: "", findings: &findings)
    if contents["pack.yaml"] == nil, findings.isEmpty {
      findings.append(
        Finding(
          code: "not_a_pack", file: folder.relativePath, span: nil,
          message: "the folder holds no `pack.yaml`"))
    }
    if findings.isEmpty {
      var reading = UsedReading(root: folder)
      takeUsed(&reading)
      findings = reading.findings.all
    }
  }

  /// Takes files by their paths in a pack.
  ///
  /// - Throws: `PackError` where one doesn't belong in a pack, as for files in a folder.
  public init(_ contents: [String: [UInt8]]) throws(PackError) {
    var findings: [Finding] = []
    for (path, bytes) in contents.sorted(by: { $0.key < $1.key }) {
      if Self.isFile(path) {
        take(bytes, path: path, findings: &findings)
      } else {
        findings.append(
          Finding(
            code: "unexpected_file", file: path, span: nil,
            message: "a pack has no such file; " + Self.expected))
      }
    }
    if contents["pack.yaml"] == nil {
      findings.append(
        Finding(
          code: "not_a_pack", file: "pack.yaml", span: nil,
          message: "there is no file `pack.yaml`"))
    }
    if !findings.isEmpty { throw PackError(findings) }
  }

  mutating func read(_ folder: URL, path: String, findings: inout [Finding]) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    } catch {
      findings.append(
        Finding(
          code: "unreadable_file", file: path.isEmpty ? folder.relativePath : path, span: nil,
          message: "the folder can't be read"))
      return
    }
    for name in names where !Self.isIgnored(name) {
      let inner = path.isEmpty ? name : path + "/" + name
      if path.isEmpty, Self.companions.contains(name) { continue }
      take(folder.appending(path: name), path: inner, findings: &findings)
    }
  }

  private mutating func take(_ url: URL, path: String, findings: inout [Finding]) {
    func report(_ code: String, _ message: String) {
      findings.append(Finding(code: code, file: path, span: nil, message: message))
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    switch attributes?[.type] as? FileAttributeType {
    case .typeDirectory?:
      guard Self.isFolder(path) else {
        return report("unexpected_file", "a pack has no such folder; " + Self.expected)
      }
      read(url, path: path, findings: &findings)
    case .typeRegular?:
      guard Self.isFile(path) else {
        return report("unexpected_file", "a pack has no such file; " + Self.expected)
      }
      let size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
      if let bytes = Self.bytes(of: url, path: path, size: size, report) { contents[path] = bytes }
    case .typeSymbolicLink?:
      report("link_refused", "a pack holds no links")
    default:
      report("unexpected_file", "a pack holds files and folders only")
    }
  }

  /// Takes the bytes of a file that a pack may have.
  private mutating func take(_ bytes: [UInt8], path: String, findings: inout [Finding]) {
    let taken = Self.checked(bytes, path: path) { code, message in
      findings.append(Finding(code: code, file: path, span: nil, message: message))
    }
    if let taken { contents[path] = taken }
  }

  /// The bytes of a text file; nil where they can't be taken, which is reported.
  static func bytes(
    of url: URL, path: String, size: Int, _ report: (_ code: String, _ message: String) -> Void
  ) -> [UInt8]? {
    guard size <= maximumBytes else {
      report("file_too_large", tooLarge(size))
      return nil
    }
    guard let data = size == 0 ? Data() : try? Data(contentsOf: url) else {
      report("unreadable_file", "the file can't be read")
      return nil
    }
    return checked(Array(data), path: path, report)
  }

  /// The bytes, where a file may hold them; else nil, and why is reported.
  private static func checked(
    _ bytes: [UInt8], path: String, _ report: (_ code: String, _ message: String) -> Void
  ) -> [UInt8]? {
    guard bytes.count <= maximumBytes else {
      report("file_too_large", tooLarge(bytes.count))
      return nil
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      report("invalid_utf8", "the file isn't UTF-8; save it as UTF-8")
      return nil
    }
    if !path.hasSuffix(".csv"), let line = longLine(bytes) {
      report("line_too_long", "line \(line) has more than \(maximumLineBytes) bytes; break it")
      return nil
    }
    return bytes
  }

  private static func tooLarge(_ size: Int) -> String {
    "the file has \(size) bytes, at most \(maximumBytes) are read"
  }

  private static let expected =
    "expected `pack.yaml`, `sources.yaml`, `records/*.yaml`, `parameters/*.yaml`, `tables/*.csv` "
    + "with `tables/*.yaml`, `functions/*.lua`, `rules/*.lua`, `messages/*.yaml`, `tests/`, "
    + "`examples/` or `README.md`"

  static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("#") || name.hasSuffix("~")
  }

  private static func isFolder(_ path: String) -> Bool {
    if ["records", "parameters", "tables", "functions", "rules", "messages"].contains(path) {
      return true
    }
    let parts = path.split(separator: "/")
    return parts.count == 2 && parts[0] == "rules"
  }

  static func isFile(_ path: String) -> Bool {
    if path == "pack.yaml" || path == "sources.yaml" { return true }
    if path.hasPrefix("uses/") { return isUsedFile(path) }
    let parts = path.split(separator: "/")
    switch parts.first {
    case "functions": return parts.count == 2 && path.hasSuffix(".lua")
    case "records", "parameters", "messages": return parts.count == 2 && path.hasSuffix(".yaml")
    case "tables": return parts.count == 2 && (path.hasSuffix(".yaml") || path.hasSuffix(".csv"))
    case "rules": return parts.count <= 3 && path.hasSuffix(".lua")
    default: return false
    }
  }
}

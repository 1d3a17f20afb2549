internal import Foundation
internal import Policies
internal import Records

/// The files of `examples/`, each read as far as the dossiers go that cases name.
final class ExampleFiles {
  private let folder: URL
  private var files: [String: ExampleFile] = [:]

  init(_ folder: URL) { self.folder = folder }

  /// Why there is no such example.
  struct Problem: Error {
    let code: String
    let message: String
  }

  /// The first dossier of a subject in a file, given as `examples/FILE#ID`.
  func dossier(_ reference: String, _ type: DossierType) throws(Problem) -> Dossier {
    guard let mark = reference.firstIndex(of: "#"), reference.hasPrefix("examples/"),
      !reference[..<mark].split(separator: "/").contains("..")
    else {
      throw Problem(
        code: "bad_example",
        message: "`\(reference)` names no example; write it as `examples/file.jsonl#id`")
    }
    let path = String(reference[..<mark])
    let id = String(reference[reference.index(after: mark)...])
    let file = try file(path, type)
    if let dossier = try file.dossier(id) { return dossier }
    throw Problem(
      code: "unknown_example",
      message: "no valid record of `\(path)` has the id `\(id)`"
        + suggestion(for: id, among: file.ids)
    )
  }

  private func file(_ path: String, _ type: DossierType) throws(Problem) -> ExampleFile {
    if let file = files[path] { return file }
    do {
      let source = try FileSource(path: folder.appending(path: path).path)
      let file = ExampleFile(path: path, DossierReader(type: type, source: source))
      files[path] = file
      return file
    } catch {
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "examples").path)
      let paths = (names ?? []).map { "examples/" + $0 }
      throw Problem(
        code: "missing_file",
        message: "`\(path)` can't be read" + suggestion(for: path, among: paths))
    }
  }
}

/// A file of examples, read on demand.
private final class ExampleFile {
  private let path: String
  private let reader: DossierReader
  private var dossiers: [String: Dossier] = [:]

  init(path: String, _ reader: DossierReader) {
    self.path = path
    self.reader = reader
  }

  /// The ids read so far.
  var ids: [String] { Array(dossiers.keys) }

  /// The first dossier with an id; records that are refused are passed over.
  func dossier(_ id: String) throws(ExampleFiles.Problem) -> Dossier? {
    if let known = dossiers[id] { return known }
    do {
      while let reading = try reader.next() {
        guard case .dossier(let dossier, _) = reading else { continue }
        if dossiers[dossier.subjectID] == nil { dossiers[dossier.subjectID] = dossier }
        if dossier.subjectID == id { return dossier }
      }
    } catch {
      throw ExampleFiles.Problem(
        code: "unreadable_file", message: "`\(path)` can't be read on: \(error)")
    }
    return nil
  }
}

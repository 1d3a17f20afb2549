public import Foundation

/// Material that some tests read and that isn't part of the repository.
public enum SharedFolder {
  /// The file or folder at `path` in the folder `shared` beside the repository; where there is none
  /// the test is counted as skipped, and says so.
  public static func url(
    _ path: String, test: String = #function, file: String = #filePath
  ) -> URL? {
    let url = repository(of: file).deletingLastPathComponent().appending(path: "shared/" + path)
    if FileManager.default.fileExists(atPath: url.path) { return url }
    print("SKIPPED: \(test): it needs shared/\(path)")
    return nil
  }

  /// The folder of the repository that holds `file`.
  public static func repository(of file: String = #filePath) -> URL {
    var folder = URL(filePath: file).deletingLastPathComponent()
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
        return folder
      }
      folder.deleteLastPathComponent()
    }
    return folder
  }
}

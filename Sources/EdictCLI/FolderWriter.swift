import ArgumentParser
import Foundation

/// Writes whole files, with the folders that lead to them.
enum FolderWriter {
  /// Writes a file anew, or says why not and ends the command.
  static func write(_ text: String, to path: String) throws {
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    do {
      let file = try Output(path: path)
      file.write(text)
      try file.flush()
    } catch {
      throw failure(path, error.message)
    }
  }

  /// Makes a folder and those around it, where they aren't there.
  static func makeFolder(_ path: String) throws {
    if path.isEmpty || FileManager.default.fileExists(atPath: path) {
      return
    }
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    if mkdir(path, 0o755) != 0, errno != EEXIST {
      throw failure(path, String(cString: strerror(errno)).lowercased())
    }
  }

  private static func failure(_ path: String, _ message: String) -> any Error {
    Exit.because(Exit.failedIO, "\(path): write_failed: \(message)")
  }
}
